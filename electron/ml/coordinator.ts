import { type Ballot, ballotOf } from './ballot.ts';
import { type CategorisableRow, type CategoryModel, type Contribution, classIndex } from './categoryModel.ts';
import { argmax, logSumExp } from './distribution.ts';
import type { PayeeVote } from './payeeVote.ts';

/**
 * Combines what the category model, the payee's past and the lexicon say into one calibrated distribution by a
 * logarithmic opinion pool (Genest and Zidek 1986):
 *
 *   z_k = β · ( w_L·ln p_L(k) + w_P·ln p_P(k) + w_X·ln p_X(k) )
 *
 * The weights depend on how much evidence stands behind a vote. One more candidate, “something else”, stands for every
 * category that nobody names; it keeps a lone guess from being certain, and is never the answer. The pool is linear in
 * log space, so the margin between two categories is an exact sum of the model's contributions and one term per vote.
 */
export interface CoordinatorWeights {
  /** Weight of the model where the payee is unknown, by the share of known words: under 1/3, under 2/3, above. */
  modelAlone: readonly number[];
  /** Weight of the model beside a payee vote of 1, 2, 3–5, 6 or more rows. */
  modelWithPayee: readonly number[];
  /** Weight of a payee vote of 1, 2, 3–5, 6 or more rows. */
  payee: readonly number[];
  /** Weight of the lexicon where the payee is unknown and where it is known. */
  lexicon: readonly number[];
  /** Chance that the right category is none of the model's, by the share of known words as above. */
  novelty: readonly number[];
  /** β, from temperature scaling. */
  inverseTemperature: number;
  /** Below this probability of the best category nothing is predicted. */
  floor: number;
}

/** Used before any model is trained: payee and lexicon votes count as what they claim to be. */
export const defaultWeights: CoordinatorWeights = {
  modelAlone: [0.7, 0.9, 1],
  modelWithPayee: [0.8, 0.7, 0.7, 0.7],
  payee: [1, 1, 1, 1],
  lexicon: [1, 0.5],
  novelty: [0.1, 0.05, 0.03],
  inverseTemperature: 1,
  floor: 0.1,
};

export interface ModelVote {
  classes: readonly number[];
  /** Log-space scores in the order of `classes`. */
  scores: Float64Array;
  /** As `CategoryModel.knownShare`. */
  knownShare: number;
}

export interface CombinerInputs {
  model: ModelVote | null;
  payee: PayeeVote | null;
  /** The lexicon's vote, mapped to one of the person's categories. */
  lexicon: { category: number; probability: number } | null;
}

export interface SystemVote {
  system: 'learning' | 'intelligence' | 'lexicon';
  top: number | null;
  probability: number | null;
  /** Whether this system's first choice is the winner. */
  backing: boolean;
}

export interface CombinedPrediction {
  /** Null: abstained. */
  value: number | null;
  best: number | null;
  /** Calibrated probability that `best` is right. */
  confidence: number;
  /** Up to 5, best first, without the winner. */
  alternatives: { category: number; probability: number }[];
  votes: SystemVote[];
  /** Share of the systems that voted which back the winner; 0 where none voted. */
  agreement: number;
  /** Confirmed rows of this payee. */
  dataPoints: number;
  abstention: string | null;
  /** z_best − z_second after temperature; against “something else” where there is one candidate only. */
  margin: number;
}

interface BallotWeights {
  model: number;
  payee: number;
  lexicon: number;
}

function weightsOf(ballot: Ballot, weights: CoordinatorWeights): BallotWeights {
  const known = ballot.knownBucket;
  const evidence = ballot.evidenceBucket;
  return {
    model: (evidence < 0 ? weights.modelAlone[known] : weights.modelWithPayee[evidence]) ?? 1,
    payee: weights.payee[evidence] ?? 0,
    lexicon: weights.lexicon[evidence < 0 ? 0 : 1] ?? 0,
  };
}

/** z of every candidate, the last being “something else”. */
export function pooledScores(ballot: Ballot, weights: CoordinatorWeights): Float64Array {
  const of = weightsOf(ballot, weights);
  const scores = new Float64Array(ballot.candidates.length + 1);
  const add = (logs: Float64Array | null, weight: number) => {
    if (!logs) return;
    for (let k = 0; k < scores.length; k += 1) scores[k] = (scores[k] ?? 0) + weight * (logs[k] ?? 0);
  };
  add(ballot.model, weights.inverseTemperature * of.model);
  add(ballot.payee, weights.inverseTemperature * of.payee);
  add(ballot.lexicon, weights.inverseTemperature * of.lexicon);
  return scores;
}

const listedAlternatives = 5;

/** The best candidates by score, best first, equals by id: the winner and the alternatives that are listed. */
function bestCandidates(candidates: readonly number[], scores: Float64Array): { category: number; score: number }[] {
  const best: { category: number; score: number }[] = [];
  candidates.forEach((category, k) => {
    const score = scores[k] ?? 0;
    if (best.length > listedAlternatives && score <= (best[listedAlternatives]?.score ?? 0)) return;
    let place = best.length;
    while (place > 0 && (best[place - 1]?.score ?? 0) < score) place -= 1;
    best.splice(place, 0, { category, score });
    if (best.length > listedAlternatives + 1) best.pop();
  });
  return best;
}

export function combine(inputs: CombinerInputs, weights: CoordinatorWeights): CombinedPrediction {
  const ballot = ballotOf(inputs, weights.novelty);
  const dataPoints = inputs.payee?.evidence ?? 0;
  const { candidates } = ballot;
  if (candidates.length === 0) {
    return {
      value: null,
      best: null,
      confidence: 0,
      alternatives: [],
      votes: systemVotes(ballot, null),
      agreement: 0,
      dataPoints,
      abstention: 'Nothing is known about this payee or these words yet.',
      margin: 0,
    };
  }
  const scores = pooledScores(ballot, weights);
  const normaliser = logSumExp(scores);
  const ranked = bestCandidates(candidates, scores);
  const winner = ranked[0] ?? { category: 0, score: 0 };
  const second = ranked[1]?.score ?? scores[candidates.length] ?? 0;
  const confidence = Math.exp(winner.score - normaliser);
  const votes = systemVotes(ballot, winner.category);
  const voted = votes.filter(({ top }) => top !== null);
  const abstention = reasonToAbstain(inputs, confidence, weights.floor);
  return {
    value: abstention === null ? winner.category : null,
    best: winner.category,
    confidence,
    alternatives: ranked
      .slice(1)
      .map(({ category, score }) => ({ category, probability: Math.exp(score - normaliser) })),
    votes,
    agreement: voted.length === 0 ? 0 : voted.filter(({ backing }) => backing).length / voted.length,
    dataPoints,
    abstention,
    margin: winner.score - second,
  };
}

function reasonToAbstain({ model, payee, lexicon }: CombinerInputs, confidence: number, floor: number): string | null {
  const wordsKnown = model !== null && model.knownShare > 0;
  if (!wordsKnown && payee === null && lexicon === null) {
    return 'No word of this text and no payee like it has been seen before.';
  }
  if (confidence < floor) {
    return `The best guess would be right only about ${Math.round(confidence * 100)} times in 100.`;
  }
  return null;
}

function systemVotes(ballot: Ballot, winner: number | null): SystemVote[] {
  const vote = (system: SystemVote['system'], logs: Float64Array | null): SystemVote => {
    const top = logs ? argmax(logs.subarray(0, ballot.candidates.length)) : -1;
    const category = ballot.candidates[top] ?? null;
    const probability = category === null ? null : Math.exp(logs?.[top] ?? 0);
    return { system, top: category, probability, backing: category !== null && category === winner };
  };
  return [vote('learning', ballot.model), vote('intelligence', ballot.payee), vote('lexicon', ballot.lexicon)];
}

export interface CombinedExplanation {
  base: number;
  contributions: Contribution[];
  /** z_target − z_against, the `margin` where these are the first two. */
  output: number;
}

/** Where a sum that must hold does not: the explanation is withheld rather than shown wrong. */
export class ExplanationError extends Error {
  constructor(difference: number) {
    super(`The parts of the explanation do not add up to the prediction (off by ${difference}).`);
    this.name = 'ExplanationError';
  }
}

/**
 * Why `target` was placed above `against` (null: above “something else”), in log-odds after temperature. Throws
 * `ExplanationError` unless |base + Σ contributions − output| ≤ 1e-6·max(1, |output|).
 */
export function explainCombined(
  row: CategorisableRow,
  inputs: { model: CategoryModel | null; payee: PayeeVote | null; lexicon: CombinerInputs['lexicon'] },
  weights: CoordinatorWeights,
  target: number,
  against: number | null,
): CombinedExplanation {
  const { model, payee, lexicon } = inputs;
  const vote = model && { classes: model.classes, scores: model.scores(row), knownShare: model.knownShare(row) };
  const ballot = ballotOf({ model: vote, payee, lexicon }, weights.novelty);
  const up = classIndex(ballot.candidates, target);
  const down = against === null ? ballot.candidates.length : classIndex(ballot.candidates, against);
  if (up < 0 || down < 0) throw new RangeError('Only candidates of the prediction can be explained.');
  const scores = pooledScores(ballot, weights);
  const output = (scores[up] ?? 0) - (scores[down] ?? 0);
  const of = weightsOf(ballot, weights);
  const beta = weights.inverseTemperature;

  let base = 0;
  const contributions: Contribution[] = [];
  const addTerm = (group: Contribution['group'], feature: string, weight: number, logs: Float64Array | null) => {
    if (logs) contributions.push({ group, feature, value: beta * weight * ((logs[up] ?? 0) - (logs[down] ?? 0)) });
  };
  addTerm('history', 'what this payee was before', of.payee, ballot.payee);
  addTerm('words', 'what such words usually mean', of.lexicon, ballot.lexicon);
  if (model) {
    const learnt =
      classIndex(model.classes, target) >= 0 && against !== null && classIndex(model.classes, against) >= 0;
    if (learnt) {
      const explanation = model.explain(row, target, against);
      const scale = beta * of.model;
      base = scale * explanation.base;
      for (const part of explanation.contributions) contributions.push({ ...part, value: scale * part.value });
    } else {
      addTerm('other', 'one of the two has not been learnt by the model yet', of.model, ballot.model);
    }
  }
  const sum = contributions.reduce((total, { value }) => total + value, base);
  const difference = Math.abs(sum - output);
  if (!(difference <= 1e-6 * Math.max(1, Math.abs(output)))) throw new ExplanationError(difference);
  return { base, contributions, output };
}
