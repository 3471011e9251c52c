import type { PromiseEvidence } from '../../../shared/contract/rulePromises.ts';
import { formatDate } from '../../../shared/dates.ts';
import { controlRisk, riskCurve } from '../../ml/riskControl.ts';

/** Confidence with which a promise is proven: 90 %. */
const delta = 0.1;

/** A transaction of the past that the rule would have acted on, were its promise proven for any confidence. */
export interface Eligible {
  readonly date: string;
  readonly payeeId: number | null;
  readonly bankText: string;
  readonly confidence: number;
  /** Null where nobody decided on it. */
  readonly isRight: boolean | null;
}

/** Repeats of one payee in one month are not independent: the first one speaks for all. */
function onePerPayeeAndMonth(rows: readonly Eligible[]) {
  const seen = new Set<string>();
  return rows.flatMap(({ date, payeeId, bankText, confidence, isRight }) => {
    const key = `${payeeId ?? bankText} ${date.slice(0, 7)}`;
    if (isRight === null || seen.has(key)) return [];
    seen.add(key);
    return [{ date, confidence, isRight }];
  });
}

/** What can be promised. `eligible` in the order of time, out of `considered` transactions. */
export function evidenceOf(eligible: readonly Eligible[], considered: number, tolerance: number): PromiseEvidence {
  const rows = onePerPayeeAndMonth(eligible);
  const { threshold, missing } = controlRisk(rows, tolerance, delta);
  const confidences = eligible.map(({ confidence }) => confidence).sort((one, other) => other - one);
  const shareFrom = (least: number) => {
    const below = confidences.findIndex((confidence) => confidence < least);
    return considered === 0 ? 0 : (below < 0 ? confidences.length : below) / considered;
  };
  const evidence = {
    tolerance,
    threshold,
    missing,
    appliedShare: threshold === null ? 0 : shareFrom(threshold),
    rows: rows.length,
    until: rows.at(-1)?.date ?? null,
    curve: riskCurve(rows, delta).map(({ threshold: least, count, errors, bound }) => ({
      threshold: least,
      appliedShare: shareFrom(least),
      bound,
      rows: count,
      errors,
    })),
  };
  return { ...evidence, sentence: sentenceOf(evidence) };
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

function sentenceOf(evidence: Omit<PromiseEvidence, 'sentence'>): string {
  const { threshold, appliedShare, tolerance, rows, until, missing } = evidence;
  if (tolerance >= 1) return 'Applies everything that its conditions allow, and promises nothing.';
  const confirmed = rows === 1 ? '1 confirmed transaction' : `${rows} confirmed transactions`;
  const basis = until === null ? 'nothing that is confirmed' : `${confirmed} up to ${formatDate(until, 'en-GB')}`;
  if (threshold === null) {
    return `Confirm ${missing} more that it would apply, to unlock it; until then it asks. Based on ${basis}.`;
  }
  return `Applies ${percent(appliedShare)} of new transactions; with 90 % confidence under ${percent(tolerance)} are wrong, per payee and month; based on ${basis}.`;
}
