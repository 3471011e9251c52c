import type { JobStatus } from '../../../../shared/contract/jobs.ts';
import type { Algorithm, ClassifierMetrics, TrainingJob } from '../../../../shared/contract/training.ts';
import { countOf, formatNumber, formatPercent } from '../../ui/format.ts';
import type { Status } from '../../ui/StatusDot.tsx';

interface AlgorithmText {
  readonly name: string;
  readonly what: string;
  readonly when: string;
  /** Whether it goes over all labels again and again, as often as is set at most; if not, it learns the history part by part. */
  readonly hasEpochs: boolean;
}

export const algorithmTexts: Readonly<Record<Algorithm, AlgorithmText>> = {
  softmax_regression: {
    name: 'Sparse softmax regression',
    what: 'Weighs every word, piece of a word, amount and date, and adds the weights up. Each reason it gives is exact.',
    when: 'The one to start with: quick, accurate, easy to look into, and it learns from every confirmation at once.',
    hasEpochs: false,
  },
  brain_network: {
    name: 'Neural network (brain.js)',
    what: 'Learns combinations, such as “this shop, but only for large amounts”.',
    when: 'Worth a try with some thousand labels. Slower, and its reasons take longer to work out.',
    hasEpochs: true,
  },
  complement_naive_bayes: {
    name: 'Complement naive Bayes',
    what: 'Counts how often each word went with each category. Nothing is tuned.',
    when: 'For few labels, or categories of very unequal size. Trained in a blink, but less sure of itself.',
    hasEpochs: false,
  },
};

/** How far a training is, in what it counts. */
export function stepSentence(
  { algorithm, currentEpoch, epochs }: Pick<TrainingJob, 'algorithm' | 'currentEpoch' | 'epochs'>,
  locale: string,
): string {
  const [done, all] = [formatNumber(currentEpoch, locale), formatNumber(epochs, locale)];
  return algorithmTexts[algorithm].hasEpochs
    ? `Epoch ${done} of at most ${all}`
    : `Part ${done} of ${all} of the history`;
}

export const jobStatusTexts: Readonly<Record<JobStatus, { readonly words: string; readonly dot: Status }>> = {
  queued: { words: 'Waiting to start', dot: 'unknown' },
  running: { words: 'Training', dot: 'good' },
  completed: { words: 'Done', dot: 'good' },
  failed: { words: 'Failed', dot: 'bad' },
  cancelled: { words: 'Cancelled', dot: 'unknown' },
  interrupted: { words: 'Interrupted, because the app was closed', dot: 'attention' },
};

export function isUnfinished({ status }: TrainingJob): boolean {
  return status === 'queued' || status === 'running';
}

/** `right 84 % of 312 …; repeating the last category of the payee: 71 %`. */
export function accuracySentence(metrics: ClassifierMetrics, locale: string): string {
  if (metrics.test.rows === 0) return 'Cannot tell yet how good it is: too few labels were left to test it on.';
  const rows = countOf(metrics.test.rows, 'label', 'labels', locale);
  return `Right for ${formatPercent(metrics.accuracy, locale)} of the newest 15 % (${rows} it had not learnt from). Repeating the last category of the payee: ${formatPercent(metrics.baselineAccuracy, locale)}.`;
}

/** A model that does no better than repeating the payee's last category has nothing to offer. */
export function beatsBaseline({ accuracy, baselineAccuracy, test }: ClassifierMetrics): boolean | null {
  return test.rows === 0 ? null : accuracy > baselineAccuracy;
}

/** Below this many test rows the calibration error is mostly noise. */
const enoughForCalibration = 300;

export function calibrationSentence(metrics: ClassifierMetrics, locale: string): string {
  const surest = metrics.reliability.at(-1);
  const word = surest
    ? `When it said ${formatPercent(surest.meanConfidence, locale)}, it was right ${formatPercent(surest.accuracy, locale)} of the time (${formatPercent(surest.low, locale)} to ${formatPercent(surest.high, locale)}).`
    : 'Nothing was predicted for the labels it was tested on.';
  const noise =
    metrics.test.rows < enoughForCalibration
      ? ` With ${formatNumber(metrics.test.rows, locale)} of ${enoughForCalibration} test labels, the points still scatter by chance.`
      : '';
  return `${word} On average word and truth are ${formatNumber(metrics.calibrationError * 100, locale, 1)} points apart.${noise}`;
}

/** Time from start to end in the largest fitting unit: `0.8 s`, `2 min 5 s`. */
export function durationText(startedAt: string, endedAt: string, locale: string): string {
  const seconds = Math.max(0, (Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  if (seconds < 60) return `${formatNumber(seconds, locale, seconds < 10 ? 1 : 0)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
