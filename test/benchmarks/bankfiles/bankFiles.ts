import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Expectation, readIndex } from './expectations.ts';
import { FileReader, type FileReading, type ReadingAnswer } from './fileReading.ts';
import { otherExpectations } from './otherExpectations.ts';

export type Outcome = 'as expected' | 'different' | 'refused' | 'crashed' | 'hung';

interface ReportRow extends ReadingAnswer {
  file: string;
  expected: string;
  outcome: Outcome;
  reason: string | null;
}

/** Folders of damaged files: what is read of them may be less than they held, never more. */
const damagedFolders = /(?:^|\/)(?:malformed|derived)\//;

export function outcomeOf(file: string, reading: FileReading, expectation: Expectation | null): Outcome {
  if (reading.kind === 'crashed' || reading.kind === 'hung') return reading.kind;
  const isDamaged = damagedFolders.test(file);
  if (reading.kind === 'refused') {
    return expectation !== null && expectation.least === 0 ? 'as expected' : 'refused';
  }
  if (expectation === null) return 'different';
  const { heldRows } = reading;
  const rows = reading.rows + reading.repeatedRows;
  if (rows >= expectation.least && rows <= expectation.most) return 'as expected';
  return isDamaged && rows < expectation.least && heldRows > 0 ? 'as expected' : 'different';
}

function balancesOf({ balances }: Extract<FileReading, { kind: 'read' }>): string {
  const known = balances.filter((difference) => difference !== null);
  if (known.length === 0) return '';
  const wrong = known.filter((difference) => difference !== 0);
  return wrong.length === 0 ? 'add up' : `off by ${wrong.map((difference) => difference / 100).join(', ')}`;
}

function cellsOf({ file, reading, expected, outcome, milliseconds, reason }: ReportRow): string[] {
  const isRead = reading.kind === 'read';
  const asks = isRead && reading.asks.length > 0 ? `asks: ${reading.asks.join(', ')}` : '';
  const repeated = isRead && reading.repeatedRows > 0 ? `${reading.repeatedRows} repeated` : '';
  const told = reading.kind === 'refused' || reading.kind === 'crashed' ? reading.message : '';
  return [
    file,
    isRead ? reading.format : reading.kind === 'refused' ? reading.code : '',
    isRead ? String(reading.rows) : '',
    expected,
    isRead && reading.heldRows > 0 ? String(reading.heldRows) : '',
    isRead ? balancesOf(reading) : '',
    milliseconds.toFixed(1),
    outcome,
    [asks, repeated, told, reason === null ? '' : `expected otherwise because ${reason}`].filter(Boolean).join('; '),
  ];
}

const titles = ['file', 'format', 'read', 'expected', 'held', 'balances', 'ms', 'outcome', ''];
const numeric = new Set([2, 3, 4, 6]);

function printTable(rows: readonly string[][]): void {
  const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [titles, ...rows]) {
    const line = row.map((cell, column) =>
      numeric.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    process.stdout.write(`${line.join('  ').trimEnd()}\n`);
  }
}

export function bankFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'INDEX.md')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Reads every file of a folder and prints what came of it beside what its index expects. */
export async function reportBankFiles(folder: string, json: string | null): Promise<void> {
  const expectations = readIndex(folder);
  const reader = new FileReader();
  const report: ReportRow[] = [];
  for (const file of bankFilesIn(folder)) {
    const answer = await reader.read(readFileSync(join(folder, file)));
    const stated = expectations.get(file) ?? null;
    const other = otherExpectations[file] ?? null;
    const expectation = other === null ? stated : { text: String(other.rows), least: other.rows, most: other.rows };
    report.push({
      file,
      ...answer,
      expected: stated === null ? '?' : stated.text,
      outcome: outcomeOf(file, answer.reading, expectation),
      reason: other?.why ?? null,
    });
  }
  await reader.close();
  printTable(report.map(cellsOf));
  const count = (outcome: Outcome) => report.filter((row) => row.outcome === outcome).length;
  const outcomes: readonly Outcome[] = ['as expected', 'different', 'refused', 'crashed', 'hung'];
  const explained = report.filter(({ reason }) => reason !== null).length;
  process.stdout.write(
    `\n${report.length} files: ${outcomes.map((outcome) => `${count(outcome)} ${outcome}`).join(', ')}; of ${explained} another number is expected than the index says, for the reason given\n`,
  );
  if (json !== null) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
}
