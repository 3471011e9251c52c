import { writeFileSync } from 'node:fs';
import { dataFiles, readHistory, UnusableData } from './history.ts';
import { allLearners, coordinatorName, variantName } from './learners.ts';
import { type Measures, measure } from './measures.ts';
import { replay } from './replay.ts';

export interface ReplayOptions {
  /** Learn once per block of as many equal ones; null: every week. */
  readonly blocks: number | null;
  /** Newest rows of a file that are used. */
  readonly most: number;
  readonly json: string | null;
}

interface Played {
  readonly name: string;
  readonly isOurs: boolean;
  readonly measures: Measures;
}

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

const columns: readonly { readonly title: string; show(measures: Measures): string }[] = [
  { title: 'right', show: (m) => percent(m.accuracy) },
  { title: 'new payees', show: (m) => percent(m.newPayeeAccuracy) },
  { title: 'macro-F1', show: (m) => m.macroF1.toFixed(3) },
  { title: 'auto 99 %', show: (m) => percent(m.automatable99) },
  { title: 'auto 95 %', show: (m) => percent(m.automatable95) },
  { title: 'calib. err.', show: (m) => m.calibrationError.toFixed(3) },
  { title: 'Brier', show: (m) => m.brier.toFixed(3) },
  { title: 'log loss', show: (m) => m.logLoss.toFixed(3) },
  { title: 'learn/1000', show: (m) => `${m.trainMsPer1000.toFixed(0)} ms` },
  { title: 'ask/1000', show: (m) => `${m.predictMsPer1000.toFixed(0)} ms` },
  { title: 'size', show: (m) => `${(m.bytes / 1024).toFixed(0)} KB` },
];

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${cells.join('  ')}\n`);
  }
}

/** Plays each history through every model and baseline, prints what each did, and in the end how they compare. */
export function benchmarkReplay(path: string, options: ReplayOptions): void {
  const sets: { readonly set: string; readonly rows: number; readonly played: Played[] }[] = [];
  const files = dataFiles(path);
  for (const file of files) {
    try {
      const history = readHistory(file, options.most);
      const how = options.blocks === null ? 'week by week' : `in ${options.blocks} blocks`;
      process.stdout.write(
        `\n${history.name}: ${history.rows.length} rows, ${history.labels.size} categories, ${how}\n`,
      );
      const played = allLearners(history.categories).map((learner) => ({
        name: learner.name,
        isOurs: learner.isOurs,
        measures: measure(replay(history.rows, learner, options.blocks)),
      }));
      printTable([
        ['', ...columns.map(({ title }) => title)],
        ...played.map(({ name, measures }) => [name, ...columns.map(({ show }) => show(measures))]),
      ]);
      sets.push({ set: history.name, rows: history.rows.length, played });
    } catch (cause) {
      if (!(cause instanceof UnusableData) || files.length === 1) throw cause;
      process.stdout.write(`\nLeft out: ${cause.message}\n`);
    }
  }
  printSummary(sets);
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify({ options, sets }, null, 2)}\n`);
}

function printSummary(sets: readonly { set: string; played: readonly Played[] }[]): void {
  const lines = sets.map(({ set, played }) => {
    const ours = played.find(({ name }) => name === coordinatorName);
    const baselines = played.filter(({ isOurs }) => !isOurs);
    const best = baselines.toSorted((one, other) => other.measures.accuracy - one.measures.accuracy)[0];
    if (!ours || !best) return [set];
    const fewer = 1 - (1 - ours.measures.accuracy) / Math.max(1e-9, 1 - best.measures.accuracy);
    const others = played.filter(({ name }) => name !== coordinatorName && name !== variantName);
    const mostAutomatable = Math.max(...others.map(({ measures }) => measures.automatable95));
    return [
      set,
      percent(ours.measures.accuracy),
      percent(best.measures.accuracy),
      best.name,
      percent(fewer),
      percent(ours.measures.automatable95),
      percent(mostAutomatable),
      ours.measures.calibrationError.toFixed(3),
    ];
  });
  process.stdout.write('\nThe default beside the best baseline of each set\n');
  printTable([['', 'right', 'baseline', 'which', 'fewer errors', 'auto 95 %', 'best other', 'calib. err.'], ...lines]);
}
