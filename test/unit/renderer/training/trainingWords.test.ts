import { describe, expect, it } from 'vitest';
import {
  accuracySentence,
  beatsBaseline,
  calibrationSentence,
  durationText,
} from '../../../../renderer/src/screens/training/trainingWords.ts';
import type { ClassifierMetrics } from '../../../../shared/contract/training.ts';

const metrics: ClassifierMetrics = {
  rows: 2080,
  classes: 20,
  train: { rows: 1456, from: '2022-01-01', to: '2023-05-01' },
  validation: { rows: 312, from: '2023-05-01', to: '2023-09-01' },
  test: { rows: 312, from: '2023-09-01', to: '2023-12-31' },
  accuracy: 0.84,
  modelAccuracy: 0.81,
  baselineAccuracy: 0.71,
  coverage: 0.95,
  macroF1: 0.6,
  logLoss: 0.7,
  brier: 0.25,
  calibrationError: 0.021,
  epochs: 12,
  reliability: [
    { rows: 156, meanConfidence: 0.7, accuracy: 0.72, low: 0.65, high: 0.78 },
    { rows: 156, meanConfidence: 0.95, accuracy: 0.96, low: 0.92, high: 0.98 },
  ],
  learningCurve: [],
};
const untested: ClassifierMetrics = { ...metrics, test: { rows: 0, from: null, to: null }, reliability: [] };

describe('a trained model in words', () => {
  it('is measured against repeating the last category', () => {
    expect(accuracySentence(metrics, 'en')).toBe(
      'Right for 84\u00a0% of the newest 15 % (312 labels it had not learnt from). Repeating the last category of the payee: 71\u00a0%.',
    );
    expect(beatsBaseline(metrics)).toBe(true);
    expect(beatsBaseline({ ...metrics, baselineAccuracy: 0.84 })).toBe(false);
  });

  it('that was tested on nothing is neither good nor bad', () => {
    expect(accuracySentence(untested, 'en')).toMatch(/^Cannot tell yet/);
    expect(beatsBaseline(untested)).toBeNull();
    expect(calibrationSentence(untested, 'en')).toMatch(/^Nothing was predicted/);
  });

  it('says how far its word can be taken, and when that is still chance', () => {
    expect(calibrationSentence(metrics, 'en')).toBe(
      'When it said 95\u00a0%, it was right 96\u00a0% of the time (92\u00a0% to 98\u00a0%). On average word and truth are 2.1 points apart.',
    );
    expect(calibrationSentence({ ...metrics, test: { ...metrics.test, rows: 40 } }, 'en')).toMatch(/40 of 300/);
  });

  it('says how long it took', () => {
    const start = '2024-01-01T00:00:00.000Z';
    expect(durationText(start, '2024-01-01T00:00:01.250Z', 'en')).toBe('1.3 s');
    expect(durationText(start, '2024-01-01T00:02:05.000Z', 'en')).toBe('2 min 5 s');
  });
});
