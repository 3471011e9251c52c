import { parentPort } from 'node:worker_threads';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { FileReading, ReadingAnswer } from './fileReading.ts';

/** Reads one file after the other, so that a reading that hangs can be ended with this thread alone. */
function readingOf(bytes: Uint8Array): FileReading {
  const result = readBankFile(bytes);
  if (!result.ok) return { kind: 'refused', code: result.code, message: result.message };
  const { format, statements, heldRows, repeatedRows, csv, dates } = result.file;
  const asked = csv === null ? [] : Object.entries(csv.certain).flatMap(([name, certain]) => (certain ? [] : [name]));
  return {
    kind: 'read',
    format,
    rows: statements.reduce((sum, { rows }) => sum + rows.length, 0),
    heldRows: heldRows.length,
    repeatedRows,
    balances: statements.map(({ openingBalance, closingBalance, rows }) =>
      openingBalance === null || closingBalance === null
        ? null
        : closingBalance - openingBalance - rows.reduce((sum, { amount }) => sum + amount, 0),
    ),
    asks: dates !== null && !dates.certain ? [...asked, 'dateOrder'] : asked,
  };
}

parentPort?.on('message', (bytes: Uint8Array) => {
  const start = performance.now();
  let reading: FileReading;
  try {
    reading = readingOf(bytes);
  } catch (cause) {
    const told = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    reading = { kind: 'crashed', message: told.split('\n').slice(0, 3).join(' ') };
  }
  parentPort?.postMessage({ reading, milliseconds: performance.now() - start } satisfies ReadingAnswer);
});
