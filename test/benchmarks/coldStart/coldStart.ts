import { writeFileSync } from 'node:fs';
import type { WaitingPayee } from '../../../electron/database/stores/reviewStore.ts';
import { CategoryLearner } from '../../../electron/ml/categoryLearner.ts';
import type { LabelledRow } from '../../../electron/ml/categoryModel.ts';
import type { NamedCategory } from '../../../electron/ml/categoryNames.ts';
import { seededRandom } from '../../../electron/ml/random.ts';
import { SimilarPayees } from '../../../electron/ml/similarPayees.ts';
import { starterCategories } from '../../../electron/ml/starterCategories.ts';
import { type Question, questionsOf } from '../../../electron/services/review/reviewOrder.ts';
import { dataFiles, type LabelledHistory, readHistory, UnusableData } from '../accuracy/history.ts';
import { starterMappings } from './starterMappings.ts';

const answersMeasured = [0, 10, 25, 50, 100];
const orders = ['by worth', 'at random', 'by date'] as const;
type Order = (typeof orders)[number];
const newestRows = 4000;
/** One random order says little: the mean of so many. */
const randomOrders = 5;
const mergedQuestions = 30;

/** Starter keys that mean one of the person's categories, by its name. */
function keysByLabel(set: string): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const [key, labels] of Object.entries(starterMappings[set] ?? {})) {
    for (const label of labels.split(';')) keys.set(label, (keys.get(label) ?? new Set()).add(key));
  }
  return keys;
}

/** Share of all rows whose very first guess, without any label, is right; and how many have a guess. */
function firstGuesses({ rows, labels }: LabelledHistory, keys: ReadonlyMap<string, ReadonlySet<string>>) {
  const learner = new CategoryLearner({ categories: starterCategories.map(({ name }, id) => ({ id: id + 1, name })) });
  let right = 0;
  let named = 0;
  for (const row of rows) {
    const { value } = learner.predict(row);
    if (value === null) continue;
    named += 1;
    const key = starterCategories[value - 1]?.key ?? '';
    if (keys.get(labels.get(row.category) ?? '')?.has(key)) right += 1;
  }
  return { right: right / rows.length, named: named / rows.length };
}

/** The person's categories, each under the name of the starter category that was chosen for it. */
function mappedCategories({ categories, labels }: LabelledHistory, keys: ReadonlyMap<string, ReadonlySet<string>>) {
  const nameOfKey = new Map(starterCategories.map(({ key, name }) => [key, name]));
  return categories.map(({ id, name }): NamedCategory => {
    const [key] = keys.get(labels.get(id) ?? '') ?? [];
    return { id, name: (key === undefined ? undefined : nameOfKey.get(key)) ?? name };
  });
}

interface Waiting {
  readonly row: LabelledRow;
  suggestion: number | null;
  confidence: number;
}

function payeesOf(waiting: ReadonlySet<Waiting>): {
  payees: WaitingPayee[];
  names: Map<number, string>;
  of: Map<number, Waiting[]>;
} {
  const ids = new Map<string, number>();
  const names = new Map<number, string>();
  const of = new Map<number, Waiting[]>();
  for (const entry of waiting) {
    const name = entry.row.payee || entry.row.text;
    const id = ids.get(name) ?? ids.size + 1;
    ids.set(name, id);
    names.set(id, name);
    of.set(id, [...(of.get(id) ?? []), entry]);
  }
  const payees = [...of].map(([payeeId, entries]): WaitingPayee => {
    const suggestions = new Set(entries.map(({ suggestion }) => suggestion));
    return {
      payeeId,
      count: entries.length,
      worth: entries.reduce((sum, { confidence }) => sum + 1 - confidence, 0),
      suggestedCategoryId: suggestions.size === 1 ? (entries[0]?.suggestion ?? null) : null,
      isUnsure: entries.every(({ suggestion }) => suggestion === null) ? 1 : 0,
    };
  });
  payees.sort(
    (one, other) => other.worth - one.worth || other.count - one.count || (one.payeeId ?? 0) - (other.payeeId ?? 0),
  );
  return { payees, names, of };
}

/**
 * Answers questions one after the other, as a person would in the review: each settles one group of rows, exceptions
 * picked out. Tells after how many answers which share of all rows is right, settled or suggested.
 */
function answer(history: LabelledHistory, categories: readonly NamedCategory[], order: Order, seed: number): number[] {
  const learner = new CategoryLearner({ categories });
  const random = seededRandom(seed);
  const similar = new SimilarPayees();
  for (const row of history.rows) similar.add(row.payee || row.text);
  const waiting = new Set(history.rows.map((row): Waiting => ({ row, suggestion: null, confidence: 0 })));
  const measured: number[] = [];
  for (let answers = 0; answers <= (answersMeasured.at(-1) ?? 0); answers += 1) {
    let right = history.rows.length - waiting.size;
    for (const entry of waiting) {
      const { value, confidence } = learner.predict(entry.row);
      entry.suggestion = value;
      entry.confidence = confidence;
      if (value === entry.row.category) right += 1;
    }
    if (answersMeasured.includes(answers)) measured.push(right / history.rows.length);
    if (waiting.size === 0) continue;
    const { payees, names, of } = payeesOf(waiting);
    const questions = questionsOf(payees, names, similar, mergedQuestions);
    const asked = chosen(questions, order, random, of);
    const entries = asked.payees.flatMap(({ payeeId }) => of.get(payeeId ?? 0) ?? []);
    entries.sort((one, other) => (one.row.date < other.row.date ? -1 : 1));
    for (const entry of entries) waiting.delete(entry);
    learner.learnHistory(entries.map(({ row }) => row));
  }
  return measured;
}

function chosen(
  questions: readonly Question[],
  order: Order,
  random: () => number,
  of: ReadonlyMap<number, readonly Waiting[]>,
): Question {
  const firstDate = ({ payees }: Question) =>
    payees.flatMap(({ payeeId }) => (of.get(payeeId ?? 0) ?? []).map(({ row }) => row.date)).sort()[0] ?? '';
  const [first] = questions;
  if (!first) throw new Error('There is a question while rows wait.');
  if (order === 'by worth') return first;
  if (order === 'at random') return questions[Math.floor(random() * questions.length)] ?? first;
  return questions.reduce((best, next) => (firstDate(next) < firstDate(best) ? next : best), first);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);

/** Begins with an empty profile on each history: first guesses, then answers in three orders. */
export function benchmarkColdStart(path: string, json: string | null): void {
  const files = dataFiles(path);
  const sets: unknown[] = [];
  for (const file of files) {
    try {
      const history = readHistory(file, newestRows);
      const keys = keysByLabel(history.name);
      if (keys.size === 0) {
        process.stdout.write(`\n${history.name}: left out, for its categories are not mapped to the starter tree\n`);
        continue;
      }
      const guesses = firstGuesses(history, keys);
      process.stdout.write(
        `\n${history.name}: ${history.rows.length} rows. First guesses without a label: right ${percent(guesses.right)} of all rows, named ${percent(guesses.named)}\n`,
      );
      process.stdout.write(
        `${'answers'.padEnd(12)}${answersMeasured.map((count) => String(count).padStart(8)).join('')}\n`,
      );
      const categories = mappedCategories(history, keys);
      const byOrder = orders.map((order) => {
        const runs = Array.from({ length: order === 'at random' ? randomOrders : 1 }, (_, run) =>
          answer(history, categories, order, run + 1),
        );
        const right = answersMeasured.map((_, at) => runs.reduce((sum, run) => sum + (run[at] ?? 0), 0) / runs.length);
        return { order, right };
      });
      for (const { order, right } of byOrder)
        process.stdout.write(`${order.padEnd(12)}${right.map(percent).join('')}\n`);
      sets.push({ set: history.name, rows: history.rows.length, guesses, answers: answersMeasured, byOrder });
    } catch (cause) {
      if (!(cause instanceof UnusableData) || files.length === 1) throw cause;
      process.stdout.write(`\nLeft out: ${cause.message}\n`);
    }
  }
  if (json !== null) writeFileSync(json, `${JSON.stringify({ sets }, null, 2)}\n`);
}
