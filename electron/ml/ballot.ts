import { classIndex } from './categoryModel.ts';
import type { CombinerInputs, ModelVote } from './coordinator.ts';
import { logSumExp } from './distribution.ts';

/** One row's votes as log-probabilities over all candidates; the last place is “something else”. */
export interface Ballot {
  /** Category ids, ascending. */
  candidates: readonly number[];
  model: Float64Array | null;
  payee: Float64Array | null;
  lexicon: Float64Array | null;
  /** Index into `modelAlone` and `novelty`. */
  knownBucket: number;
  /** Index into `payee` and `modelWithPayee`; −1 without payee vote. */
  evidenceBucket: number;
}

export const knownBucket = (share: number) => (share < 1 / 3 ? 0 : share < 2 / 3 ? 1 : 2);
const evidenceBucket = (rows: number) => (rows <= 1 ? 0 : rows === 2 ? 1 : rows <= 5 ? 2 : 3);
/** Keeps a vote of nearly 1 from being proof. */
const leastRest = 1e-3;

export function ballotOf(inputs: CombinerInputs, novelty: readonly number[]): Ballot {
  const { model, payee, lexicon } = inputs;
  const extra = [...(payee?.probabilities.keys() ?? []), ...(lexicon ? [lexicon.category] : [])];
  const known = model?.classes ?? [];
  const candidates = extra.every((category) => classIndex(known, category) >= 0)
    ? known
    : [...new Set([...known, ...extra])].sort((one, other) => one - other);
  const bucket = knownBucket(model?.knownShare ?? 0);
  return {
    candidates,
    model: model && modelBallot(model, candidates, novelty[bucket] ?? 0.05),
    payee: payee && partialBallot(payee.probabilities, candidates),
    lexicon: lexicon && partialBallot(new Map([[lexicon.category, lexicon.probability]]), candidates),
    knownBucket: bucket,
    evidenceBucket: payee ? evidenceBucket(payee.evidence) : -1,
  };
}

/** The model's distribution, shrunk by the chance of novelty, which the categories it has not learnt share. */
function modelBallot(model: ModelVote, candidates: readonly number[], novelty: number): Float64Array {
  const normaliser = logSumExp(model.scores);
  const unlearnt = candidates.length - model.classes.length + 1;
  const ballot = new Float64Array(candidates.length + 1).fill(Math.log(novelty / unlearnt));
  const learnt = Math.log1p(-novelty) - normaliser;
  let place = 0;
  model.classes.forEach((category, index) => {
    while (candidates[place] !== category) place += 1;
    ballot[place] = (model.scores[index] ?? 0) + learnt;
  });
  return ballot;
}

/** Probabilities of some candidates; the rest is shared evenly by the others and “something else”. */
function partialBallot(probabilities: ReadonlyMap<number, number>, candidates: readonly number[]): Float64Array {
  let named = 0;
  for (const probability of probabilities.values()) named += probability;
  const others = candidates.length + 1 - probabilities.size;
  const rest = Math.max(leastRest, 1 - named) / others;
  const ballot = new Float64Array(candidates.length + 1).fill(Math.log(rest));
  for (const [category, probability] of probabilities) {
    ballot[classIndex(candidates, category)] = Math.log(Math.max(1e-9, probability));
  }
  return ballot;
}
