import { BatchModel } from './batchModel.ts';
import { blockEnds } from './blocks.ts';
import { CategoryLearner, type Judgement } from './categoryLearner.ts';
import type { EpochReport, LabelledRow, TrainingControl } from './categoryModel.ts';
import type { NamedCategory } from './categoryNames.ts';
import type { TrainedCategoryClassifier } from './classifierArtifact.ts';
import { describeSlice, measureClassifier, type TestedPrediction } from './classifierMetrics.ts';
import type { ClassList } from './classList.ts';
import { argmax } from './distribution.ts';
import { type ModelOptions, newModel } from './newModel.ts';
import { inTimeOrder, splitInTimeOrder } from './trainingSplit.ts';

export const leastLabelledRows = 20;
export const leastCategories = 2;

/** Shares of the rows after which a model that can only be learnt as a whole is brought up to date. */
const settledAt = [0.7, 0.85];

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

export interface ClassifierTrainingOptions extends ModelOptions {
  /** The person's categories. */
  categories: readonly NamedCategory[];
  /** Number of the newest change to the books that the rows reflect. */
  learntThrough?: number | undefined;
}

/**
 * Learns a history in time order, block by block, each block predicted before it is learnt. What is said of the last 15 %
 * of the rows is how good the classifier is: each was predicted knowing only what came before. The classifier that is
 * returned has learnt all rows. The same rows, options and seed give the same result bit for bit.
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
  const { train, validation, test } = splitInTimeOrder(ordered);
  const { categories: named } = options;
  const newOne = (classes: ClassList) => newModel(classes, options);
  const learner = new CategoryLearner({ categories: named, seed: control.seed, newModel: newOne });
  const borders = settledAt.map((share) => Math.floor(ordered.length * share));
  const validatedAt = train.length;
  const curve = new LearningCurve(ordered.length, control);
  const tester = new Tester(test, learner);
  let start = 0;
  for (const end of blockEnds(ordered.length, 0, borders)) {
    const block = ordered.slice(start, end);
    learner.learn(block, control, (row, judgement) => {
      curve.judged(row, judgement);
      tester.judged(row, judgement);
    });
    if (learner.model instanceof BatchModel) {
      if (borders.includes(end)) learner.settle(end === validatedAt ? validation : null, curve.recording());
    } else {
      curve.learnt(learner, block);
    }
    for (const row of block) tester.learnt(row);
    start = end;
    control.onProgress?.((0.95 * end) / ordered.length);
  }
  learner.settle(null, curve.quiet());
  control.onProgress?.(1);
  const trained: TrainedCategoryClassifier = {
    learner,
    seed: control.seed,
    learntThrough: options.learntThrough ?? 0,
    metrics: {
      rows: ordered.length,
      classes: categories,
      train: describeSlice(train),
      validation: describeSlice(validation),
      test: describeSlice(test),
      ...measureClassifier(tester.tested),
      epochs: learner.model instanceof BatchModel ? learner.model.epochs : curve.reports.length,
      learningCurve: curve.reports,
    },
  };
  return trained;
}

const curvePoints = 24;
const rowsPerPoint = 10;
/** Of so many learnt rows one is looked at again, to tell how well it was learnt. */
const sampledRows = 8;

/** How wrong the categories were before and after each stretch of the history was learnt. */
class LearningCurve {
  readonly reports: EpochReport[] = [];
  private readonly control: TrainingControl;
  private readonly stretch: number;
  private readonly points: number;
  private rows = 0;
  private lossBefore = 0;
  private lossAfter = 0;
  private sampled = 0;
  private right = 0;

  constructor(rows: number, control: TrainingControl) {
    this.control = control;
    this.points = Math.min(curvePoints, Math.max(2, Math.floor(rows / rowsPerPoint)));
    this.stretch = rows / this.points;
  }

  judged(row: LabelledRow, judgement: Judgement): void {
    this.rows += 1;
    this.lossBefore += lossOf(row, judgement);
    const best = argmax(judgement.scores.subarray(0, judgement.reading.categories.length));
    if (judgement.reading.categories[best] === row.category) this.right += 1;
  }

  learnt(learner: CategoryLearner, block: readonly LabelledRow[]): void {
    block.forEach((row, index) => {
      if (index % sampledRows !== 0) return;
      this.lossAfter += lossOf(row, learner.judge(row));
      this.sampled += 1;
    });
    if (this.rows < this.stretch && learner.learntRows < this.stretch * this.points) return;
    const report = {
      epoch: this.reports.length + 1,
      epochs: Math.max(this.points, this.reports.length + 1),
      trainLoss: this.lossAfter / Math.max(1, this.sampled),
      validationLoss: this.lossBefore / this.rows,
      validationAccuracy: this.right / this.rows,
    };
    this.reports.push(report);
    this.control.onEpoch(report);
    this.rows = 0;
    this.lossBefore = 0;
    this.lossAfter = 0;
    this.sampled = 0;
    this.right = 0;
  }

  /** A control that takes the reports of a fit over in place of its own. */
  recording(): TrainingControl {
    return {
      ...this.quiet(),
      onEpoch: (report) => {
        this.reports.push(report);
        this.control.onEpoch(report);
      },
    };
  }

  /** A control that only says when to stop. */
  quiet(): TrainingControl {
    const { seed, shouldStop } = this.control;
    return { seed, shouldStop: () => shouldStop(), onEpoch: () => {} };
  }
}

const leastProbability = 1e-12;

/** −ln of what was given to the right category, or to “something else” where it was no candidate. */
function lossOf(row: LabelledRow, { reading: { categories }, probabilities }: Judgement): number {
  const place = categories.indexOf(row.category);
  return -Math.log(Math.max(leastProbability, probabilities[place < 0 ? categories.length : place] ?? 0));
}

/** Notes what was predicted for the test rows, and what the plainest rule would have said. */
class Tester {
  readonly tested: TestedPrediction[] = [];
  private readonly wanted: ReadonlySet<LabelledRow>;
  private readonly learner: CategoryLearner;
  private readonly lastCategory = new Map<string, number>();

  constructor(test: readonly LabelledRow[], learner: CategoryLearner) {
    this.wanted = new Set(test);
    this.learner = learner;
  }

  judged(row: LabelledRow, judgement: Judgement): void {
    if (!this.wanted.has(row)) return;
    const { probabilities, reading } = judgement;
    const place = reading.categories.indexOf(row.category);
    const right = place < 0 ? reading.categories.length : place;
    this.tested.push({
      combined: this.learner.tell(judgement),
      truth: row.category,
      modelChoice: this.learner.model.classes[argmax(reading.modelLogs)] ?? null,
      baselineChoice: this.lastCategory.get(row.payee.toLowerCase()) ?? null,
      truthProbability: probabilities[right] ?? 0,
      squaredError: probabilities.reduce((sum, p, k) => sum + (p - (k === right ? 1 : 0)) ** 2, 0),
    });
  }

  learnt(row: LabelledRow): void {
    if (row.payee !== '') this.lastCategory.set(row.payee.toLowerCase(), row.category);
  }
}
