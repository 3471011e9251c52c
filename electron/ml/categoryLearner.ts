import { blockEnds } from './blocks.ts';
import { CategoryMemory, kindKeyOf } from './categoryMemory.ts';
import type { CategorisableRow, LabelledRow, LearningModel, TrainingControl } from './categoryModel.ts';
import { throwIfStopped } from './categoryModel.ts';
import { CategoryNames, type NamedCategory } from './categoryNames.ts';
import { ClassList } from './classList.ts';
import { type CombinedExplanation, explainCombined } from './combinedExplanation.ts';
import { Combiner } from './combiner.ts';
import { ConformalScores, predictionSet } from './conformal.ts';
import { logSumExp } from './distribution.ts';
import { type Evidence, inputCount } from './evidence.ts';
import { EvidenceReader, type Reading } from './evidenceReader.ts';
import type { Learnt } from './learnt.ts';
import { type CombinedPrediction, predictionOf } from './prediction.ts';
import { seededRandom, shuffle } from './random.ts';
import { Rhythm } from './rhythm.ts';
import { Scratch } from './scratch.ts';
import { SimilarPayees } from './similarPayees.ts';
import { SoftmaxRegression } from './softmaxRegression.ts';

/** Before so many rows a vote says more about the start than about the person. */
const leastRowsToVote = 10;
const votePasses = 2;
/** Most votes of one payee in one block: more of the same say little more. */
const votesPerPayee = 10;
/** Old votes that are gone through again beside new ones. */
const rehearsedVotes = 100;
const keptVotes = 3000;
/** Rows after which an older one counts half for how often a category comes. */
const habitDecay = 2 ** (-1 / 200);
const rowsPerPoll = 64;

export interface LearnerOptions {
  /** The person's categories: their names are evidence, and no other is ever predicted. */
  readonly categories: readonly NamedCategory[];
  readonly seed?: number;
  /** Makes the category model; softmax regression without it. */
  readonly newModel?: (classes: ClassList) => LearningModel;
}

/** What the learner knows, as it is kept in an artifact. */
export interface LearnerParts {
  readonly classes: ClassList;
  readonly model: LearningModel;
  readonly memory: CategoryMemory;
  readonly rhythm: Rhythm;
  readonly combiner: Combiner;
  readonly habit: { masses: number[]; total: number };
  readonly conformal: ConformalScores;
  readonly learntRows: number;
}

/** How likely each category is for a row, before it is told as a prediction; its arrays are valid until the next one. */
export interface Judgement {
  readonly reading: Reading;
  /** z of each candidate, and of “something else” last. */
  readonly scores: Float64Array;
  /** Their probabilities. */
  readonly probabilities: Float64Array;
}

interface Vote {
  readonly evidence: Evidence;
  readonly truth: number;
}

/**
 * All that is learnt about one person's categories: a category model, what payees and texts were before, when categories
 * come, and how much each of these is worth. It learns as rows are confirmed, and a whole history in the same way, block
 * by block: each block is predicted before it is learnt, and from how that went the combiner learns.
 */
export class CategoryLearner {
  private readonly random: () => number;
  private readonly reader = new EvidenceReader();
  private readonly probabilities = new Scratch();
  private readonly parts: LearnerParts & Learnt;
  private names: CategoryNames;
  private readonly votes: Vote[] = [];
  private votesSeen = 0;
  private rows: number;

  constructor(options: LearnerOptions, parts?: LearnerParts) {
    this.random = seededRandom((options.seed ?? 1) + (parts?.learntRows ?? 0));
    this.names = new CategoryNames(options.categories);
    this.rows = parts?.learntRows ?? 0;
    const classes = parts?.classes ?? new ClassList();
    this.parts = {
      classes,
      model: parts?.model ?? options.newModel?.(classes) ?? new SoftmaxRegression(classes),
      memory: parts?.memory ?? new CategoryMemory(),
      rhythm: parts?.rhythm ?? new Rhythm(),
      combiner: parts?.combiner ?? new Combiner(this.random),
      habit: parts?.habit ?? { masses: [], total: 0 },
      conformal: parts?.conformal ?? new ConformalScores(),
      similar: new SimilarPayees(),
      learntRows: 0,
    };
  }

  get learntRows(): number {
    return this.rows;
  }

  /** Share of rows for which a prediction's set holds the right category. */
  get coverage(): number {
    return this.parts.conformal.coverage;
  }

  get model(): LearningModel {
    return this.parts.model;
  }

  get contents(): LearnerParts {
    return { ...this.parts, learntRows: this.rows };
  }

  /** The person's categories as they are now. */
  setCategories(categories: readonly NamedCategory[]): void {
    this.names = new CategoryNames(categories);
  }

  /** Tells of payees whose rows were learnt earlier, so that other spellings find them: an artifact holds no names. */
  meetPayees(names: Iterable<string>): void {
    for (const name of names) this.parts.similar.add(name);
  }

  /**
   * Learns rows that are new, in time order. First each is predicted, from which the combiner learns; `tell` hears of it.
   * Throws `TrainingCancelled`.
   */
  learn(
    rows: readonly LabelledRow[],
    control?: TrainingControl,
    tell?: (row: LabelledRow, judgement: Judgement) => void,
  ): void {
    const fresh: Vote[] = [];
    const voted = new Map<string, number>();
    rows.forEach((row, index) => {
      if (control && index % rowsPerPoll === 0) throwIfStopped(control);
      const judgement = this.judge(row);
      tell?.(row, judgement);
      // Repeats of a payee in one block are not independent: a few of them vote.
      const payee = row.payee === '' ? row.text : row.payee;
      const votes = voted.get(payee) ?? 0;
      if (this.parts.model.learntRows < leastRowsToVote || votes >= votesPerPayee) return;
      voted.set(payee, votes + 1);
      fresh.push(this.voteOn(row, judgement));
    });
    for (const row of rows) this.remember(row);
    this.parts.model.learn(rows, this.random, control);
    this.rows += rows.length;
    this.learnVotes(fresh);
  }

  /** Learns many rows in time order, in blocks as a training does. */
  learnHistory(rows: readonly LabelledRow[]): void {
    let start = 0;
    for (const end of blockEnds(rows.length, this.rows)) {
      this.learn(rows.slice(start, end));
      start = end;
    }
  }

  private voteOn(row: LabelledRow, { reading: { evidence, categories }, probabilities }: Judgement): Vote {
    const place = categories.indexOf(row.category);
    const truth = place < 0 ? evidence.candidates.length : place;
    this.parts.conformal.add(place < 0 ? 1 : 1 - (probabilities[place] ?? 0));
    const inputs = evidence.inputs.slice(0, evidence.candidates.length * inputCount);
    return { evidence: { candidates: evidence.candidates, inputs, elsewhere: evidence.elsewhere.slice() }, truth };
  }

  private remember(row: LabelledRow): void {
    const { classes, memory, rhythm, similar, habit } = this.parts;
    const ofClass = classes.add(row.category);
    const kinds = this.reader.readKeys(row);
    const { day, accountHash } = this.reader;
    memory.remember(this.reader.memoryKeys, ofClass, day);
    for (const kind of kinds.slice(1)) memory.rememberKind(kindKeyOf(kind), ofClass, day);
    rhythm.remember(accountHash, ofClass, day);
    similar.add(row.payee);
    while (habit.masses.length < classes.size) habit.masses.push(0);
    for (let k = 0; k < habit.masses.length; k += 1) habit.masses[k] = (habit.masses[k] ?? 0) * habitDecay;
    habit.masses[ofClass] = (habit.masses[ofClass] ?? 0) + 1;
    habit.total = habit.total * habitDecay + 1;
  }

  private learnVotes(fresh: readonly Vote[]): void {
    if (fresh.length === 0) return;
    const rehearsed = Math.min(fresh.length * 3, rehearsedVotes, this.votes.length);
    for (const vote of fresh) {
      this.votes[this.votesSeen % keptVotes] = vote;
      this.votesSeen += 1;
    }
    const chosen: Vote[] = [];
    for (let pass = 0; pass < votePasses; pass += 1) {
      chosen.push(...fresh);
      for (let index = 0; index < rehearsed; index += 1) {
        const vote = this.votes[Math.floor(this.random() * this.votes.length)];
        if (vote) chosen.push(vote);
      }
    }
    const order = Int32Array.from({ length: chosen.length }, (_, index) => index);
    shuffle(order, this.random);
    for (const index of order) {
      const vote = chosen[index];
      if (vote) this.parts.combiner.learn(vote.evidence, vote.truth);
    }
  }

  /** Brings a model up to date that can only be learnt as a whole. Throws `TrainingCancelled`. */
  settle(validation: readonly LabelledRow[] | null, control: TrainingControl): void {
    this.parts.model.settle(validation, this.random, control);
  }

  judge(row: CategorisableRow): Judgement {
    const { combiner } = this.parts;
    const reading = this.reader.read(row, this.parts, this.names);
    const scores = combiner.scores(reading.evidence);
    const normaliser = logSumExp(scores);
    const probabilities = this.probabilities.of(scores.length);
    for (let index = 0; index < scores.length; index += 1) {
      probabilities[index] = Math.exp((scores[index] ?? 0) - normaliser);
    }
    return { reading, scores, probabilities };
  }

  predict(row: CategorisableRow): CombinedPrediction {
    return this.tell(this.judge(row));
  }

  /** The prediction that a judgement comes to. */
  tell({ reading, scores, probabilities }: Judgement): CombinedPrediction {
    const { memory, conformal } = this.parts;
    const limit = conformal.limit;
    const set = limit === null ? [] : predictionSet(probabilities, limit);
    return predictionOf(reading, memory, scores, probabilities, set);
  }

  /**
   * Why `target` stands above `against` (null: above “something else”), both category ids among the candidates. Throws
   * `ExplanationError` where the parts would not add up, `RangeError` for other categories.
   */
  explain(row: CategorisableRow, target: number, against: number | null): CombinedExplanation {
    const { reading, scores } = this.judge(row);
    const up = reading.categories.indexOf(target);
    const down = against === null ? -1 : reading.categories.indexOf(against);
    if (up < 0 || (against !== null && down < 0)) {
      throw new RangeError('Only candidates of the prediction can be explained.');
    }
    const { combiner, model } = this.parts;
    return explainCombined(row, reading, combiner, model, scores, up, down);
  }
}
