import { type Ballot, ballotOf, knownBucket } from './ballot.ts';
import { fitInverseTemperature } from './calibration.ts';
import { classIndex, type TrainingControl, throwIfStopped } from './categoryModel.ts';
import { type CombinerInputs, type CoordinatorWeights, defaultWeights, pooledScores } from './coordinator.ts';
import { softmax } from './distribution.ts';

/** Where the fit starts, and what it is drawn to: beside a model, which has seen the same past, the others count less. */
const priorWeights: CoordinatorWeights = { ...defaultWeights, payee: [0.4, 0.5, 0.6, 0.6], lexicon: [0.4, 0.15] };

/** Votes that were cast before the right answer was known. */
export interface RecordedVotes {
  inputs: CombinerInputs;
  /** Category id that the person confirmed later. */
  truth: number;
}

/**
 * Rows' worth of trust in the prior weights: with few votes the fit stays near them. In units of the curvature that
 * an ordinary vote adds.
 */
const priorStrength = 2;
const largestWeight = 3;
const newtonRounds = 25;
const rowsPerPoll = 256;

/** Places of the fitted weights in one vector: model alone (3), model with payee (4), payee (4), lexicon (2). */
const parameterCount = 13;

function toVector(weights: CoordinatorWeights): number[] {
  return [...weights.modelAlone, ...weights.modelWithPayee, ...weights.payee, ...weights.lexicon];
}

function fromVector(
  vector: readonly number[],
): Pick<CoordinatorWeights, 'modelAlone' | 'modelWithPayee' | 'payee' | 'lexicon'> {
  return {
    modelAlone: vector.slice(0, 3),
    modelWithPayee: vector.slice(3, 7),
    payee: vector.slice(7, 11),
    lexicon: vector.slice(11, 13),
  };
}

/** Which parameters a ballot's three votes are weighted by. */
function parametersOf(ballot: Ballot): { parameter: number; logs: Float64Array }[] {
  const { model, payee, lexicon, evidenceBucket, knownBucket: known } = ballot;
  return [
    ...(model ? [{ parameter: evidenceBucket < 0 ? known : 3 + evidenceBucket, logs: model }] : []),
    ...(payee ? [{ parameter: 7 + evidenceBucket, logs: payee }] : []),
    ...(lexicon ? [{ parameter: evidenceBucket < 0 ? 11 : 12, logs: lexicon }] : []),
  ];
}

/** Share of votes whose category the model had not learnt, by known words, with twenty pseudo-rows at the prior share. */
function fitNovelty(votes: readonly RecordedVotes[]): number[] {
  return priorWeights.novelty.map((prior, bucket) => {
    let rows = 0;
    let novel = 0;
    for (const { inputs, truth } of votes) {
      if (!inputs.model || knownBucket(inputs.model.knownShare) !== bucket) continue;
      rows += 1;
      if (classIndex(inputs.model.classes, truth) < 0) novel += 1;
    }
    return (novel + 20 * prior) / (rows + 20);
  });
}

/**
 * Weights of the pool by penalised maximum likelihood on out-of-time votes. The log loss is convex in the weights (the
 * pool is a conditional logit), so projected Newton steps with halving find the minimum; weights stay within [0, 3] and
 * are drawn towards the prior as a Gaussian prior would. One temperature is scaled on top.
 */
export function fitCoordinator(votes: readonly RecordedVotes[], control: TrainingControl): CoordinatorWeights {
  const novelty = fitNovelty(votes);
  const ballots = votes.map(({ inputs }) => ballotOf(inputs, novelty));
  const truths = votes.map(({ truth }, index) => {
    const candidates = ballots[index]?.candidates ?? [];
    const place = classIndex(candidates, truth);
    return place < 0 ? candidates.length : place;
  });
  const prior = toVector(priorWeights);
  const settings = (vector: readonly number[]): CoordinatorWeights => ({
    ...priorWeights,
    ...fromVector(vector),
    novelty,
    inverseTemperature: 1,
  });
  const objective = (vector: readonly number[]) => {
    const weights = settings(vector);
    let loss = 0;
    ballots.forEach((ballot, index) => {
      if (index % rowsPerPoll === 0) throwIfStopped(control);
      loss -= Math.log(Math.max(1e-300, softmax(pooledScores(ballot, weights))[truths[index] ?? 0] ?? 0));
    });
    return vector.reduce((sum, value, j) => sum + (priorStrength / 2) * (value - (prior[j] ?? 0)) ** 2, loss);
  };

  let vector = prior;
  let value = objective(vector);
  for (let round = 0; round < newtonRounds; round += 1) {
    const step = newtonStep(ballots, truths, vector, prior, settings(vector), control);
    let improved = false;
    for (let size = 1; size > 1e-3 && !improved; size /= 2) {
      const candidate = vector.map((old, j) => Math.min(largestWeight, Math.max(0, old - size * (step[j] ?? 0))));
      const reached = objective(candidate);
      if (reached < value - 1e-9 * Math.abs(value)) {
        vector = candidate;
        value = reached;
        improved = true;
      }
    }
    if (!improved) break;
  }
  const weights = settings(vector);
  const scores = ballots.map((ballot) => pooledScores(ballot, weights));
  // Under 30 votes a temperature is mostly noise.
  return votes.length < 30 ? weights : { ...weights, inverseTemperature: fitInverseTemperature(scores, truths) };
}

function newtonStep(
  ballots: readonly Ballot[],
  truths: readonly number[],
  vector: readonly number[],
  prior: readonly number[],
  weights: CoordinatorWeights,
  control: TrainingControl,
): Float64Array {
  const gradient = Float64Array.from(vector, (value, j) => priorStrength * (value - (prior[j] ?? 0)));
  const curvature = vector.map((_, j) =>
    Float64Array.from(vector, (_value, other) => (j === other ? priorStrength : 0)),
  );
  ballots.forEach((ballot, index) => {
    if (index % rowsPerPoll === 0) throwIfStopped(control);
    const probabilities = softmax(pooledScores(ballot, weights));
    const parts = parametersOf(ballot);
    const means = parts.map(({ logs }) => logs.reduce((sum, log, k) => sum + (probabilities[k] ?? 0) * log, 0));
    parts.forEach(({ parameter, logs }, a) => {
      const truthLog = logs[truths[index] ?? 0] ?? 0;
      gradient[parameter] = (gradient[parameter] ?? 0) + (means[a] ?? 0) - truthLog;
      parts.forEach((other, b) => {
        let product = 0;
        for (let k = 0; k < logs.length; k += 1)
          product += (probabilities[k] ?? 0) * (logs[k] ?? 0) * (other.logs[k] ?? 0);
        const line = curvature[parameter];
        if (line) line[other.parameter] = (line[other.parameter] ?? 0) + product - (means[a] ?? 0) * (means[b] ?? 0);
      });
    });
  });
  return solve(curvature, gradient);
}

/** Solves a symmetric positive definite system by Gaussian elimination; needs no pivoting. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row) => row.slice());
  const values = right.slice();
  for (let pivot = 0; pivot < parameterCount; pivot += 1) {
    const line = rows[pivot];
    if (!line) continue;
    for (let below = pivot + 1; below < parameterCount; below += 1) {
      const target = rows[below];
      if (!target) continue;
      const factor = (target[pivot] ?? 0) / (line[pivot] ?? 1);
      if (factor === 0) continue;
      for (let j = pivot; j < parameterCount; j += 1) target[j] = (target[j] ?? 0) - factor * (line[j] ?? 0);
      values[below] = (values[below] ?? 0) - factor * (values[pivot] ?? 0);
    }
  }
  for (let pivot = parameterCount - 1; pivot >= 0; pivot -= 1) {
    const line = rows[pivot];
    let sum = values[pivot] ?? 0;
    for (let j = pivot + 1; j < parameterCount; j += 1) sum -= (line?.[j] ?? 0) * (values[j] ?? 0);
    values[pivot] = sum / (line?.[pivot] ?? 1);
  }
  return values;
}
