import type { Baseline, Guess } from '../../../electron/ml/baselines/baseline.ts';
import { wordAndLetterSvm, wordSvm } from '../../../electron/ml/baselines/linearSvm.ts';
import {
  lastCategoryOfPayee,
  majorityOfLastFive,
  recencyFrequencyBlend,
} from '../../../electron/ml/baselines/payeeBaselines.ts';
import { cozyNaiveBayes, gnuCashTokens, tfIdfCosine } from '../../../electron/ml/baselines/tokenBaselines.ts';
import { BatchModel } from '../../../electron/ml/batchModel.ts';
import { pack } from '../../../electron/ml/binary.ts';
import { blockEnds } from '../../../electron/ml/blocks.ts';
import { fitBrainNetwork } from '../../../electron/ml/brainNetworkTraining.ts';
import { CategoryLearner } from '../../../electron/ml/categoryLearner.ts';
import { CategoryMemory, levelCount, textHashesOf, writeMemoryKeys } from '../../../electron/ml/categoryMemory.ts';
import type {
  CategorisableRow,
  LabelledRow,
  LearningModel,
  TrainingControl,
} from '../../../electron/ml/categoryModel.ts';
import type { NamedCategory } from '../../../electron/ml/categoryNames.ts';
import { serialiseParts } from '../../../electron/ml/classifierArtifact.ts';
import { ClassList } from '../../../electron/ml/classList.ts';
import { fitComplementNaiveBayes } from '../../../electron/ml/complementNaiveBayes.ts';
import { ConformalScores } from '../../../electron/ml/conformal.ts';
import { softmax } from '../../../electron/ml/distribution.ts';
import { payeeLevel, textLevel } from '../../../electron/ml/evidence.ts';
import { hashText } from '../../../electron/ml/hashing.ts';
import { seededRandom } from '../../../electron/ml/random.ts';
import { Rhythm } from '../../../electron/ml/rhythm.ts';
import { SoftmaxRegression } from '../../../electron/ml/softmaxRegression.ts';
import { splitWords } from '../../../electron/ml/words.ts';
import { dayNumber } from '../../../shared/dates.ts';
import { BrainCombiner } from './brainCombiner.ts';

/** Whatever can be played through a history. */
export interface Learner extends Baseline {
  /** Whether it is the app's own. */
  readonly isOurs: boolean;
}

const seed = 1;
const control: TrainingControl = { seed, onEpoch: () => {}, shouldStop: () => false };

export const coordinatorName = 'coordinator (default)';
/** The default but for one part: shown beside it, and no rival of its own. */
export const variantName = 'with a brain.js combiner';

/** The default: all systems, combined. */
function coordinator(categories: readonly NamedCategory[]): Learner {
  return combined(coordinatorName, categories, new CategoryLearner({ categories, seed }));
}

/** The same evidence, weighed by a brain.js network. */
function coordinatorWithBrain(categories: readonly NamedCategory[]): Learner {
  const classes = new ClassList();
  const learner = new CategoryLearner(
    { categories, seed },
    {
      classes,
      model: new SoftmaxRegression(classes),
      memory: new CategoryMemory(),
      rhythm: new Rhythm(),
      combiner: new BrainCombiner(seededRandom(seed)),
      habit: { masses: [], total: 0 },
      conformal: new ConformalScores(),
      learntRows: 0,
    },
  );
  return combined(variantName, categories, learner);
}

/** What is given to “something else” is shared by the categories that are no candidates. */
function combined(name: string, categories: readonly NamedCategory[], learner: CategoryLearner): Learner {
  return {
    name,
    isOurs: true,
    learn: (rows) => learner.learnHistory(rows),
    predict: (row) => {
      const { reading, probabilities } = learner.judge(row);
      const guess = new Map(reading.categories.map((id, index) => [id, probabilities[index] ?? 0]));
      const others = categories.map(({ id }) => id).filter((id) => !guess.has(id));
      const rest = (probabilities[reading.categories.length] ?? 0) / Math.max(1, others.length);
      for (const id of others) guess.set(id, rest);
      return guess;
    },
    size: () => pack(serialiseParts(learner.contents)).length,
  };
}

/** A category model alone, brought up to date whenever it has a given share more rows to learn from. */
function alone(name: string, model: LearningModel, growth: number): Learner {
  const random = seededRandom(seed);
  let learnt = 0;
  let settled = 0;
  return {
    name,
    isOurs: true,
    learn: (rows) => {
      let start = 0;
      for (const end of blockEnds(rows.length, learnt)) {
        model.learn(rows.slice(start, end), random);
        start = end;
      }
      learnt += rows.length;
      if (learnt < settled * (1 + growth)) return;
      model.settle(null, random, control);
      settled = learnt;
    },
    predict: (row) => {
      const probabilities = softmax(model.scores(row));
      return new Map(model.classes.map((id, index) => [id, probabilities[index] ?? 0]));
    },
    size: () => model.serialise().length,
  };
}

/** What this very text was, or else this payee, with the prior of one unknown row. */
function payeeMemory(): Learner {
  const classes = new ClassList();
  const memory = new CategoryMemory();
  const keys = new Uint32Array(levelCount);
  const read = (row: CategorisableRow) => {
    const hashes = textHashesOf(row, splitWords(row.text).words);
    writeMemoryKeys(row, hashes, hashText(0, row.account), null, keys);
  };
  return {
    name: 'payee memory',
    isOurs: true,
    learn: (rows) => {
      for (const row of rows) {
        read(row);
        memory.remember(keys, classes.add(row.category), dayNumber(row.date));
      }
    },
    predict: (row) => {
      read(row);
      const guess = new Map<number, number>();
      for (const level of [textLevel, payeeLevel]) {
        const entry = memory.find(keys[level] ?? 0);
        if (entry < 0) continue;
        memory.each(entry, (ofClass, mass) => guess.set(classes.ids[ofClass] ?? 0, mass / (memory.total(entry) + 1)));
        break;
      }
      return guess;
    },
    size: () => pack({ meta: null, arrays: memory.toArrays() }).length,
  };
}

/** Network and naive Bayes are fitted anew after so much growth: every week would take hours. */
const refitGrowth = 0.25;
const networkEpochs = 12;

/** Every model of the app and every baseline. */
export function allLearners(categories: readonly NamedCategory[]): Learner[] {
  const naiveBayes = new BatchModel('complement_naive_bayes', new ClassList(), {
    fit: (rows, options) => fitComplementNaiveBayes(rows, options, control),
  });
  const network = new BatchModel('brain_network', new ClassList(), {
    epochs: networkEpochs,
    fit: (rows, options) => fitBrainNetwork(rows, options, control),
  });
  const baselines = [
    lastCategoryOfPayee(),
    majorityOfLastFive(),
    recencyFrequencyBlend(),
    gnuCashTokens(),
    tfIdfCosine(),
    cozyNaiveBayes(),
    wordSvm(),
    wordAndLetterSvm(),
  ];
  return [
    coordinator(categories),
    coordinatorWithBrain(categories),
    alone('softmax regression', new SoftmaxRegression(new ClassList()), 0),
    alone('complement naive Bayes', naiveBayes, refitGrowth),
    payeeMemory(),
    alone('brain.js network', network, refitGrowth),
    ...baselines.map(
      (baseline): Learner => ({
        name: baseline.name,
        isOurs: false,
        learn: (rows: readonly LabelledRow[]) => baseline.learn(rows),
        predict: (row: CategorisableRow): Guess => baseline.predict(row),
        size: () => baseline.size(),
      }),
    ),
  ];
}
