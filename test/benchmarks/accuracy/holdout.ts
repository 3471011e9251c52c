import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cleanPayee, payeeKey } from '../../../electron/importers/payeeText.ts';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { StatementRow } from '../../../electron/importers/statement.ts';
import { expectedCalibrationError, reliabilityBins } from '../../../electron/ml/metrics.ts';
import type { Algorithm } from '../../../shared/contract/training.ts';
import type { Transaction } from '../../../shared/contract/transactions.ts';
import { addDays } from '../../../shared/dates.ts';
import { type BenchmarkHost, withHost } from '../benchmarkHost.ts';
import type { Measurement, Results } from '../results.ts';
import { UnusableData } from './history.ts';

/** A contribution sum may differ from the model's output by this much. */
const additiveWithin = 1e-6;
const pageSize = 500;

export interface AccuracyOptions {
  /** Days at the end of the file that are predicted. */
  readonly holdout: number;
  readonly algorithms: readonly Algorithm[];
  /** Only the first so many rows of the file; null: all. */
  readonly rows: number | null;
  /** Share of right categories that is promised; null: none. */
  readonly target: number | null;
}

interface Split {
  readonly past: string;
  readonly recent: string;
  readonly pastRows: readonly StatementRow[];
  readonly recentRows: readonly StatementRow[];
  readonly from: string;
}

/** Two files of one: what came before the last `holdout` days, and those days. Rows stay as they stand in the file. */
export function splitByDate(path: string, holdout: number, most: number | null): Split {
  const bytes = readFileSync(path);
  const read = readBankFile(bytes, {});
  if (!read.ok) throw new UnusableData(`${path}: ${read.message}`);
  const { csv, statements } = read.file;
  if (csv === null || csv.layout.headerLine === null) {
    throw new UnusableData(`${path} is no CSV file with column names.`);
  }
  const inFile = statements
    .flatMap(({ rows }) => rows)
    .sort((one, other) => one.line - other.line)
    .slice(0, most ?? undefined);
  const newest =
    inFile
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '';
  const from = addDays(newest, 1 - holdout);
  const lines = new TextDecoder(csv.layout.encoding).decode(bytes).split(/\r\n|\n|\r/);
  const header = lines.slice(0, csv.layout.headerLine);
  // A row with line breaks inside its quotes goes on to where the next one begins.
  const textOf = (row: StatementRow, next: StatementRow | undefined) =>
    lines.slice(row.line - 1, next ? next.line - 1 : undefined).join('\n');
  const past = [...header];
  const recent = [...header];
  inFile.forEach((row, index) => {
    (row.date < from ? past : recent).push(textOf(row, inFile[index + 1]).trimEnd());
  });
  const labelled = inFile.filter(({ category }) => category !== null);
  return {
    past: `${past.join('\n')}\n`,
    recent: `${recent.join('\n')}\n`,
    pastRows: labelled.filter(({ date }) => date < from),
    recentRows: inFile.filter(({ date }) => date >= from),
    from,
  };
}

/**
 * Trains once on everything before the last days of a file and predicts those, all through the running app: import with
 * categories, train, activate, import the rest without. An abstention counts as wrong.
 */
export async function benchmarkAccuracy(results: Results, path: string, options: AccuracyOptions): Promise<void> {
  const split = splitByDate(path, options.holdout, options.rows);
  const judged = split.recentRows.filter(({ category }) => category !== null);
  if (split.pastRows.length === 0 || judged.length === 0) {
    throw new UnusableData(`${path} has no categories on both sides of ${split.from}, so there is nothing to measure.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-data-'));
  try {
    const files = { past: join(folder, `past-${basename(path)}`), recent: join(folder, `recent-${basename(path)}`) };
    writeFileSync(files.past, split.past);
    writeFileSync(files.recent, split.recent);
    const baseline = lastCategoryBaseline(split.pastRows, judged);
    for (const algorithm of options.algorithms) {
      const measured = await withHost((host) => throughTheApp(host, files, split, algorithm));
      const title = `${basename(path)}, ${split.pastRows.length} rows before ${split.from}, then ${judged.length}, ${algorithm}`;
      results.add(title, measurementsOf(measured, baseline, options.target));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Judged {
  /** One per labelled row of the last days; null where the app did not name a category. */
  readonly outcomes: readonly { readonly isNamed: boolean; readonly isRight: boolean; readonly confidence: number }[];
  readonly additive: number;
  readonly explained: number;
  readonly trainSeconds: number;
}

async function throughTheApp(
  host: BenchmarkHost,
  files: { past: string; recent: string },
  split: Split,
  algorithm: Algorithm,
): Promise<Judged> {
  const { client } = host;
  await client.imports.importFile.mutate({ path: files.past, options: { categories: 'confirm' } });
  const start = performance.now();
  const job = await host.train({ algorithm });
  const trainSeconds = (performance.now() - start) / 1000;
  if (job.modelId === null) throw new Error(`Training ${algorithm} left no model.`);
  await client.models.activateModel.mutate({ modelId: job.modelId });
  const { importId } = await client.imports.importFile.mutate({
    path: files.recent,
    options: { categories: 'ignore' },
  });
  const truths = truthsByRow(split.recentRows);
  const outcomes: Judged['outcomes'][number][] = [];
  let additive = 0;
  let explained = 0;
  for (const transaction of await transactionsOf(host, importId)) {
    const truth = truths.get(rowKey(transaction))?.shift();
    if (truth === undefined || truth === null) continue;
    const { suggestedCategoryPath, confidence } = transaction;
    outcomes.push({
      isNamed: suggestedCategoryPath !== null,
      isRight: suggestedCategoryPath?.toLowerCase() === pathOf(truth),
      confidence: confidence ?? 0,
    });
    const explanation = await client.explanations.explainPrediction.query({ transactionId: transaction.id });
    const sum = explanation.mainFactors.reduce((total, { contribution }) => total + contribution, explanation.base);
    explained += 1;
    if (Math.abs(sum - explanation.output) <= additiveWithin) additive += 1;
  }
  return { outcomes, additive, explained, trainSeconds };
}

function measurementsOf(
  { outcomes, additive, explained, trainSeconds }: Judged,
  baseline: number,
  target: number | null,
): Omit<Measurement, 'group'>[] {
  const named = outcomes.filter(({ isNamed }) => isNamed);
  const right = named.filter(({ isRight }) => isRight).length;
  const share = right / Math.max(1, outcomes.length);
  const bins = reliabilityBins(
    named.map(({ confidence }) => confidence),
    named.map(({ isRight }) => isRight),
  );
  return [
    {
      name: 'right, of all (abstaining is wrong)',
      value: share * 100,
      unit: '%',
      target: target === null ? undefined : { atLeast: target * 100 },
      ratio: { value: share / Math.max(baseline, 1e-9), of: 'last category of the payee' },
    },
    { name: 'last category of the payee, else the commonest', value: baseline * 100, unit: '%' },
    { name: 'named at all (coverage)', value: (named.length / Math.max(1, outcomes.length)) * 100, unit: '%' },
    { name: 'right, of those named', value: (right / Math.max(1, named.length)) * 100, unit: '%' },
    { name: 'calibration error, of those named', value: expectedCalibrationError(bins), unit: '' },
    {
      name: 'explanations that add up within 1e-6',
      value: (additive / Math.max(1, explained)) * 100,
      unit: '%',
      target: { atLeast: 100 },
    },
    { name: 'training', value: trainSeconds, unit: 's' },
  ];
}

/** The category path under which the app keeps a category of a file, in lower case. */
function pathOf(category: string): string {
  const names = category.split('>').map((name) => name.trim());
  return names.filter(Boolean).join(' > ').toLowerCase();
}

/** Rows are booked in the order of the file, so among those of one day and amount the order tells which is which. */
const rowKey = ({ date, amount }: { date: string; amount: number }) => `${date}|${amount}`;

function truthsByRow(rows: readonly StatementRow[]): Map<string, (string | null)[]> {
  const truths = new Map<string, (string | null)[]>();
  for (const row of rows) {
    const key = rowKey(row);
    truths.set(key, [...(truths.get(key) ?? []), row.category]);
  }
  return truths;
}

/** All transactions of an import, in the order in which they were booked. */
async function transactionsOf({ client }: BenchmarkHost, importId: number): Promise<Transaction[]> {
  const all: Transaction[] = [];
  let cursor: string | null = null;
  do {
    const page: { transactions: Transaction[]; nextCursor: string | null } =
      await client.transactions.listTransactions.query({ filter: { importId }, cursor, limit: pageSize });
    all.push(...page.transactions);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all.sort((one, other) => one.id - other.id);
}

/** Share that is right when every row gets the last category of its payee, or the commonest of all where it is new. */
function lastCategoryBaseline(past: readonly StatementRow[], recent: readonly StatementRow[]): number {
  const payeeOf = (row: StatementRow) => payeeKey(cleanPayee(row.payee ?? row.text));
  const last = new Map<string, string | null>();
  const counts = new Map<string | null, number>();
  for (const row of past.toSorted((one, other) => one.date.localeCompare(other.date))) {
    last.set(payeeOf(row), row.category);
    counts.set(row.category, (counts.get(row.category) ?? 0) + 1);
  }
  const [commonest = null] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
  const right = recent.filter((row) => (last.get(payeeOf(row)) ?? commonest) === row.category).length;
  return right / recent.length;
}
