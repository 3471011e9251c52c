import type { ClassifierMetrics } from '../../shared/contract/training.ts';
import { ballotOf } from './ballot.ts';
import { fitBrainNetwork } from './brainNetworkTraining.ts';
import {
  type CategoryAlgorithm,
  type CategoryModel,
  classIndex,
  type EpochReport,
  type LabelledRow,
  type TrainingControl,
  throwIfStopped,
} from './categoryModel.ts';
import { describeSlice, measureClassifier, type TestedPrediction } from './classifierMetrics.ts';
import { fitComplementNaiveBayes } from './complementNaiveBayes.ts';
import { type CombinerInputs, type CoordinatorWeights, combine, pooledScores } from './coordinator.ts';
import { fitCoordinator, type RecordedVotes } from './coordinatorFitting.ts';
import { argmax, softmax } from './distribution.ts';
import type { FittedModel } from './fitting.ts';
import { lexiconVote } from './lexicon.ts';
import { PayeeHistory, payeeVote } from './payeeVote.ts';
import { fitSoftmaxRegression } from './softmaxRegression.ts';
import { inTimeOrder, splitInTimeOrder } from './trainingSplit.ts';

export const leastLabelledRows = 20;
export const leastCategories = 2;

const leastValidationRows = 10;
/** Beyond this many the votes are weighed no better, and training takes longer. */
const enoughVotes = 3000;
/** Shares of the rows after which models were trained only to cast more votes to weigh: a few hundred are too few. */
const earlierBorders = [0.55, 0.4];
const foldShare = 0.15;

export class NotEnoughLabels extends Error {
  readonly missingRows: number;
  readonly missingCategories: number;

  constructor(rows: number, categories: number) {
    const missingRows = Math.max(0, leastLabelledRows - rows);
    const missingCategories = Math.max(0, leastCategories - categories);
    const wanted = [
      ...(missingRows > 0
        ? [`${missingRows} more confirmed ${missingRows === 1 ? 'transaction' : 'transactions'}`]
        : []),
      ...(missingCategories > 0
        ? [`${missingCategories} more ${missingCategories === 1 ? 'category' : 'categories'} in use`]
        : []),
    ];
    super(`There is too little to learn from: training needs ${wanted.join(' and ')}.`);
    this.name = 'NotEnoughLabels';
    this.missingRows = missingRows;
    this.missingCategories = missingCategories;
  }
}

export interface ClassifierTrainingOptions {
  algorithm: CategoryAlgorithm;
  /** Replaces the algorithm's own settings of the same names; others are ignored. */
  hyperparameters?: Readonly<Record<string, number>> | undefined;
  /** Most passes over the training rows. */
  epochs?: number | undefined;
  /** Category id of each starter category key that the person has; lets the lexicon vote be weighed. */
  lexiconCategories?: ReadonlyMap<string, number> | undefined;
}

export interface TrainedCategoryClassifier {
  model: CategoryModel;
  weights: CoordinatorWeights;
  metrics: ClassifierMetrics;
}

/**
 * Trains, calibrates and measures in time order: fits on the first 70 % of the rows, lets the next 15 % decide when to
 * stop and, with votes of models trained on less, how the votes are weighed; refits on both and measures on the last 15 %; the model that is returned has then
 * learnt from all rows, with the number of passes and the weights that were found. Payee votes see only earlier rows.
 * The same rows, options and seed give the same result bit for bit.
 *
 * Throws `NotEnoughLabels` and `TrainingCancelled`.
 */
export function trainCategoryClassifier(
  rows: readonly LabelledRow[],
  options: ClassifierTrainingOptions,
  control: TrainingControl,
): TrainedCategoryClassifier {
  const categories = new Set(rows.map((row) => row.category)).size;
  if (rows.length < leastLabelledRows || categories < leastCategories)
    throw new NotEnoughLabels(rows.length, categories);
  const ordered = inTimeOrder(rows);
  const { train, validation, test, beforeTest } = splitInTimeOrder(ordered, 0.7, foldShare);
  const reports: EpochReport[] = [];
  const recording = (report: EpochReport) => {
    reports.push(report);
    control.onEpoch(report);
  };
  const earlier = earlierBorders.map((border) => splitInTimeOrder(ordered, border, foldShare));
  const planned = [train, ...earlier.map((fold) => fold.train), beforeTest, ordered];
  const rowsToFit = planned.reduce((sum, fitted) => sum + fitted.length, 0);
  let rowsFitted = 0;
  const fitNext = (fitted: readonly LabelledRow[], settings: FitSettings, onEpoch: TrainingControl['onEpoch']) => {
    const onProgress = (share: number) => control.onProgress?.((rowsFitted + share * fitted.length) / rowsToFit);
    const result = fitModel(fitted, settings, { ...control, onEpoch, onProgress });
    rowsFitted += fitted.length;
    return result;
  };

  const first = fitNext(train, { ...options, validation }, recording);
  const settled = { ...options, validation: null, epochs: first.epochs, scale: first.scale };
  let votes = replayVotes(beforeTest, validation, first.model, options.lexiconCategories, control);
  for (const fold of earlier) {
    if (votes.length >= enoughVotes || fold.train.length < leastLabelledRows) break;
    const { model } = fitNext(fold.train, settled, () => {});
    const more = replayVotes(fold.beforeTest, fold.validation, model, options.lexiconCategories, control);
    votes = [...more, ...votes];
  }
  const weights = fitCoordinator(votes.slice(-enoughVotes), control);

  const measured = fitNext(beforeTest, settled, () => {});
  const tested = replayVotes(ordered, test, measured.model, options.lexiconCategories, control).map((vote) =>
    testPrediction(vote, weights),
  );
  const final = fitNext(ordered, settled, () => {});
  return {
    model: final.model,
    weights,
    metrics: {
      rows: ordered.length,
      classes: final.model.classes.length,
      train: describeSlice(train),
      validation: describeSlice(validation),
      test: describeSlice(test),
      ...measureClassifier(tested),
      temperature: 1 / weights.inverseTemperature,
      epochs: first.epochs,
      learningCurve: reports,
    },
  };
}

interface FitSettings extends ClassifierTrainingOptions {
  validation: readonly LabelledRow[] | null;
  /** Found by an earlier fit of complement naive Bayes. */
  scale?: number | undefined;
}

function fitModel(
  rows: readonly LabelledRow[],
  settings: FitSettings,
  control: TrainingControl,
): FittedModel & { scale?: number } {
  // With too few rows to validate on, early stopping would follow noise.
  const learnt = new Set(rows.map((row) => row.category));
  const validating = settings.validation?.filter((row) => learnt.has(row.category)) ?? [];
  const validation = validating.length < leastValidationRows ? null : settings.validation;
  const { epochs, hyperparameters, scale } = settings;
  if (settings.algorithm === 'complement_naive_bayes') {
    return fitComplementNaiveBayes(rows, { validation, hyperparameters, scale }, control);
  }
  if (settings.algorithm === 'brain_network')
    return fitBrainNetwork(rows, { validation, epochs, hyperparameters, scale }, control);
  return fitSoftmaxRegression(rows, { validation, epochs, hyperparameters }, control);
}

interface ReplayedVotes extends RecordedVotes {
  lastCategory: number | null;
}

/** Votes on `asked`, each cast knowing only the rows before it. Both lists are in time order, `asked` part of `rows`. */
function replayVotes(
  rows: readonly LabelledRow[],
  asked: readonly LabelledRow[],
  model: CategoryModel,
  lexiconCategories: ReadonlyMap<string, number> | undefined,
  control: TrainingControl,
): ReplayedVotes[] {
  const history = new PayeeHistory();
  const wanted = new Set(asked);
  const votes: ReplayedVotes[] = [];
  rows.forEach((row, index) => {
    if (index % 128 === 0) throwIfStopped(control);
    if (wanted.has(row)) {
      const past = history.of(row);
      const inputs: CombinerInputs = {
        model: { classes: model.classes, scores: model.scores(row), knownShare: model.knownShare(row) },
        payee: payeeVote(past, row),
        lexicon: mappedLexiconVote(row, lexiconCategories),
      };
      votes.push({ inputs, truth: row.category, lastCategory: past[0]?.category ?? null });
    }
    history.remember(row);
  });
  return votes;
}

function mappedLexiconVote(
  row: LabelledRow,
  categories: ReadonlyMap<string, number> | undefined,
): CombinerInputs['lexicon'] {
  const vote = categories && lexiconVote(row);
  const category = vote && categories.get(vote.key);
  return vote && category !== undefined && category !== null ? { category, probability: vote.probability } : null;
}

function testPrediction({ inputs, truth, lastCategory }: ReplayedVotes, weights: CoordinatorWeights): TestedPrediction {
  const ballot = ballotOf(inputs, weights.novelty);
  const probabilities = softmax(pooledScores(ballot, weights));
  const place = classIndex(ballot.candidates, truth);
  const right = place < 0 ? ballot.candidates.length : place;
  return {
    combined: combine(inputs, weights),
    truth,
    modelChoice: inputs.model ? (inputs.model.classes[argmax(inputs.model.scores)] ?? null) : null,
    baselineChoice: lastCategory,
    truthProbability: probabilities[right] ?? 0,
    squaredError: probabilities.reduce((sum, p, k) => sum + (p - (k === right ? 1 : 0)) ** 2, 0),
  };
}
