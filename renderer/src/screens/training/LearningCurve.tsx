import type { Algorithm, EpochMetrics } from '../../../../shared/contract/training.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf, formatNumber, formatPercent } from '../../ui/format.ts';
import { algorithmTexts } from './trainingWords.ts';

/** How a model got better, epoch by epoch or part by part of the history. Nothing is drawn before the first is over. */
export function LearningCurve({ curve, algorithm }: { curve: readonly EpochMetrics[]; algorithm: Algorithm }) {
  const { locale } = usePreferences();
  const last = curve.at(-1);
  if (!last) return null;
  const best = curve.reduce((least, point) => (point.validationLoss < least.validationLoss ? point : least), last);
  const { hasEpochs } = algorithmTexts[algorithm];
  const step = hasEpochs ? 'epoch' : 'part';
  const steps = hasEpochs
    ? countOf(curve.length, 'epoch', 'epochs', locale)
    : countOf(curve.length, 'part of the history', 'parts of the history', locale);
  const label = hasEpochs ? 'Epoch' : 'Part of the history';
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <LineChart
        title="How wrong it is"
        summary={`Log loss after ${steps}: ${formatNumber(last.trainLoss, locale, 2)} ${hasEpochs ? 'on what it learns from' : 'on what it has just learnt'} (dashed), ${formatNumber(last.validationLoss, locale, 2)} ${hasEpochs ? 'on what it is checked with' : 'on the same before that'}; lower is better.`}
        points={curve.map((point) => ({ x: String(point.epoch), y: point.validationLoss, other: point.trainLoss }))}
        xLabel={label}
        yLabel="Checked with"
        otherLabel="Learns from"
        yDomain={[0, 'auto']}
      />
      <LineChart
        title="How often it is right"
        summary={`${formatPercent(last.validationAccuracy, locale)} ${hasEpochs ? 'of the labels it is checked with' : 'of the last part, before that was learnt'}. The loss was lowest after ${step} ${formatNumber(best.epoch, locale)}.`}
        points={curve.map((point) => ({ x: String(point.epoch), y: point.validationAccuracy }))}
        xLabel={label}
        yLabel="Right"
        formatY={(share) => formatPercent(share, locale)}
        yDomain={[0, 1]}
      />
    </div>
  );
}
