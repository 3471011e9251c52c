import type { HealthStatus, SystemHealth } from '../../../shared/contract/health.ts';
import type { MeasuredShare } from '../../../shared/contract/primitives.ts';
import type { OutcomeRow } from '../../database/stores/predictionStore.ts';
import { wilsonInterval } from '../../ml/metrics.ts';

/** A share is good where it is surely above this, and bad where it is surely below. */
const wantedAccuracy = 0.75;
/** Outcomes on each side of a comparison below which no trend is named. */
const leastForTrend = 30;
const recentOutcomes = 100;

export function measuredShare(successes: number, count: number): MeasuredShare {
  const { low, high } = wilsonInterval(successes, count);
  return { share: count === 0 ? 0 : successes / count, low, high, successes, count };
}

export function statusOfShare({ low, high }: MeasuredShare): HealthStatus {
  if (high < wantedAccuracy) return 'bad';
  return low >= wantedAccuracy ? 'good' : 'attention';
}

const countAccepted = (outcomes: readonly OutcomeRow[]) =>
  outcomes.filter(({ outcome }) => outcome === 'accepted').length;

export function accuracyOf(outcomes: readonly OutcomeRow[]): MeasuredShare {
  return measuredShare(countAccepted(outcomes), outcomes.length);
}

export function accuracyByMonth(outcomes: readonly OutcomeRow[]): SystemHealth['trends']['accuracyByMonth'] {
  const months = new Map<string, OutcomeRow[]>();
  for (const outcome of outcomes) {
    const month = outcome.decidedAt.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), outcome]);
  }
  return [...months]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([month, rows]) => ({ month, ...accuracyOf(rows) }));
}

/** Compares the newest outcomes with those before them by the z-test of two proportions at 5 %, two-sided. */
export function accuracyTrend(outcomes: readonly OutcomeRow[]): SystemHealth['trends']['accuracyTrend'] {
  const recent = outcomes.slice(-Math.min(recentOutcomes, Math.floor(outcomes.length / 2)));
  const before = outcomes.slice(0, outcomes.length - recent.length);
  if (recent.length < leastForTrend || before.length < leastForTrend) return 'unknown';
  const [right, rightBefore] = [countAccepted(recent), countAccepted(before)];
  const pooled = (right + rightBefore) / outcomes.length;
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / recent.length + 1 / before.length));
  if (spread === 0) return 'stable';
  const z = (right / recent.length - rightBefore / before.length) / spread;
  if (Math.abs(z) < 1.959964) return 'stable';
  return z > 0 ? 'improving' : 'declining';
}
