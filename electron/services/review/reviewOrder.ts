import type { WaitingPayee } from '../../database/stores/reviewStore.ts';
import type { SimilarPayees } from '../../ml/similarPayees.ts';

/** Payees that are asked about together, because they are written alike and nothing speaks against it. */
export interface Question {
  /** The one with most to gain first. */
  readonly payees: readonly WaitingPayee[];
  readonly count: number;
  readonly worth: number;
}

/** Payees less alike than this are asked about apart. */
const alike = 0.6;

const mayJoin = (one: WaitingPayee, other: WaitingPayee) =>
  (one.isUnsure === 1 || one.suggestedCategoryId !== null) &&
  (other.isUnsure === 1 || other.suggestedCategoryId === one.suggestedCategoryId);

/**
 * The questions in the order of what their answers are worth, the first `merged` of them with other spellings of their
 * payee. `payees` are in that order already.
 */
export function questionsOf(
  payees: readonly WaitingPayee[],
  names: ReadonlyMap<number, string>,
  similar: SimilarPayees,
  merged: number,
): Question[] {
  const byName = new Map(
    payees.flatMap((payee) => {
      const name = payee.payeeId === null ? undefined : names.get(payee.payeeId);
      return name === undefined ? [] : [[name, payee] as const];
    }),
  );
  const taken = new Set<WaitingPayee>();
  const questions: Question[] = [];
  for (const payee of payees) {
    if (taken.has(payee)) continue;
    taken.add(payee);
    const members = [payee];
    const name = payee.payeeId === null ? undefined : names.get(payee.payeeId);
    if (name !== undefined && questions.length < merged) {
      for (const { name: other, likeness } of similar.like(name)) {
        const candidate = byName.get(other);
        if (!candidate || taken.has(candidate) || likeness < alike || !mayJoin(payee, candidate)) continue;
        taken.add(candidate);
        members.push(candidate);
      }
    }
    questions.push({
      payees: members,
      count: members.reduce((sum, { count }) => sum + count, 0),
      worth: members.reduce((sum, { worth }) => sum + worth, 0),
    });
  }
  return questions;
}

const milestones = [0.5, 0.8, 0.9, 0.95, 1];

/**
 * The next share of settled rows that is worth naming, and how many answers lead there, in the order given. Where all
 * answers together do not reach it, because rows were skipped: how far they lead. Null where nothing is left to answer.
 */
export function wayToMilestone(
  questions: readonly Pick<Question, 'count'>[],
  settled: number,
  all: number,
): { milestone: number; answers: number } | null {
  const share = all === 0 ? 1 : settled / all;
  const milestone = milestones.find((next) => next > share);
  if (milestone === undefined || questions.length === 0) return null;
  const wanted = Math.ceil(all * milestone);
  let reached = settled;
  for (const [index, { count }] of questions.entries()) {
    reached += count;
    if (reached >= wanted) return { milestone, answers: index + 1 };
  }
  return { milestone: reached / all, answers: questions.length };
}
