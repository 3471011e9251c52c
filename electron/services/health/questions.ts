import type { HealthQuestion, HealthStatus, SystemHealth } from '../../../shared/contract/health.ts';
import type { OutcomeRow } from '../../database/stores/predictionStore.ts';
import { expectedCalibrationError, reliabilityBins } from '../../ml/metrics.ts';
import { accuracyOf, statusOfShare } from './accuracy.ts';

interface Facts {
  readonly outcomes: readonly OutcomeRow[];
  readonly settled: { readonly waiting: number; readonly skipped: number; readonly settled: number };
  readonly verification: { readonly isValid: boolean; readonly checked: number; readonly verifiedAt: string } | null;
  readonly model: {
    readonly version: string;
    readonly trainedAt: string;
    readonly newLabels: number;
    readonly problem: string | null;
  } | null;
  readonly months: SystemHealth['trends']['accuracyByMonth'];
}

const neededForAccuracy = 30;
/** The calibration error of fewer outcomes is mostly noise. */
const neededForCalibration = 150;
/** New decisions since training after which a new version is worth its minute. */
const newLabelsToRetrain = 100;

const percent = (share: number) => `${Math.round(share * 100)} %`;
const grouped = (count: number) => count.toLocaleString('en');
const many = (count: number, word: string) => `${grouped(count)} ${word}${count === 1 ? '' : 's'}`;

/** The questions of the dashboard with their answers, in the order in which they are asked. */
export function healthQuestions(facts: Facts): HealthQuestion[] {
  return [isItRight(facts), doesItKnow(facts), isEverythingSettled(facts), isTheRecordWhole(facts), isItCurrent(facts)];
}

function isItRight({ outcomes, months }: Facts): HealthQuestion {
  const spark = months.map(({ share }) => share);
  const base = { key: 'right', question: 'Is it right?', spark } as const;
  if (outcomes.length < neededForAccuracy) {
    const missing = neededForAccuracy - outcomes.length;
    return {
      ...base,
      status: 'unknown',
      figure: `${outcomes.length} of ${neededForAccuracy}`,
      meaning: `Cannot tell yet: ${many(missing, 'more decision')} of yours on suggestions are needed.`,
      action: { label: 'Review', to: '/review' },
    };
  }
  const accuracy = accuracyOf(outcomes);
  return {
    ...base,
    status: statusOfShare(accuracy),
    figure: percent(accuracy.share),
    meaning: `${percent(accuracy.low)} to ${percent(accuracy.high)} of suggestions are right the first time, judged by ${accuracy.count} decisions of yours.`,
    action: { label: 'Show rows', to: '/transactions?state=confirmed' },
  };
}

function doesItKnow({ outcomes }: Facts): HealthQuestion {
  const base = { key: 'calibrated', question: 'Does it know how sure it is?', spark: [] as number[] } as const;
  if (outcomes.length < neededForCalibration) {
    return {
      ...base,
      status: 'unknown',
      figure: `${outcomes.length} of ${neededForCalibration}`,
      meaning: `Cannot tell yet: ${many(neededForCalibration - outcomes.length, 'more decision')} of yours are needed.`,
      action: null,
    };
  }
  const bins = reliabilityBins(
    outcomes.map(({ confidence }) => confidence),
    outcomes.map(({ outcome }) => outcome === 'accepted'),
  );
  const error = expectedCalibrationError(bins);
  const top = bins.at(-1);
  const status: HealthStatus = error <= 0.05 ? 'good' : error <= 0.12 ? 'attention' : 'bad';
  return {
    ...base,
    status,
    figure: error.toFixed(2),
    meaning: `Calibration error; when it said ${percent(top?.meanConfidence ?? 0)} it was right ${percent(top?.accuracy ?? 0)} of the time.`,
    spark: bins.map(({ accuracy }) => accuracy),
    action: status === 'good' ? null : { label: 'Train again', to: '/training' },
  };
}

function isEverythingSettled({ settled: { waiting, skipped, settled } }: Facts): HealthQuestion {
  const all = waiting + skipped + settled;
  const open = waiting + skipped;
  const share = all === 0 ? 1 : settled / all;
  const base = { key: 'settled', question: 'Is everything settled?', spark: [] as number[] } as const;
  return {
    ...base,
    status: all === 0 ? 'unknown' : share >= 0.9 ? 'good' : 'attention',
    figure: all === 0 ? '–' : percent(share),
    meaning:
      open === 0
        ? `All ${many(all, 'transaction')} have a category.`
        : `${many(open, 'transaction')} of ${grouped(all)} have no category yet${skipped > 0 ? `, ${grouped(skipped)} of them put off by you` : ''}.`,
    action:
      open > 0
        ? {
            label: `Review ${grouped(waiting > 0 ? waiting : skipped)}`,
            to: waiting > 0 ? '/review' : '/review?includeSkipped=true',
          }
        : null,
  };
}

function isTheRecordWhole({ verification }: Facts): HealthQuestion {
  const base = { key: 'record', question: 'Is the record whole?', spark: [] as number[] } as const;
  if (!verification) {
    return {
      ...base,
      status: 'unknown',
      figure: '–',
      meaning: 'The audit log has not been verified since the app was started.',
      action: { label: 'Verify', to: '/audit' },
    };
  }
  return {
    ...base,
    status: verification.isValid ? 'good' : 'bad',
    figure: grouped(verification.checked),
    meaning: verification.isValid
      ? `All ${grouped(verification.checked)} entries of the audit log follow from one another, unchanged.`
      : 'The audit log was changed from outside.',
    action: { label: 'Open', to: '/audit' },
  };
}

function isItCurrent({ model }: Facts): HealthQuestion {
  const base = { key: 'current', question: 'Is the model up to date?', spark: [] as number[] } as const;
  if (!model) {
    return {
      ...base,
      status: 'unknown',
      figure: '–',
      meaning: 'No model is trained yet; payee history and the word list make the suggestions.',
      action: { label: 'Train one', to: '/training' },
    };
  }
  if (model.problem !== null) {
    return {
      ...base,
      status: 'bad',
      figure: model.version,
      meaning: `${model.problem} Payee history and the word list make the suggestions meanwhile.`,
      action: { label: 'Train again', to: '/training' },
    };
  }
  const isStale = model.newLabels >= newLabelsToRetrain;
  return {
    ...base,
    status: isStale ? 'attention' : 'good',
    figure: model.version,
    meaning: `Trained on ${model.trainedAt.slice(0, 10)}; ${model.newLabels === 0 ? 'nothing was decided' : `${many(model.newLabels, 'decision')} of yours came`} since.`,
    action: isStale ? { label: 'Train again', to: '/training' } : null,
  };
}
