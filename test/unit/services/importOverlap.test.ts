import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CsvRow } from '../../support/bankFile.ts';
import { booksOf } from '../../support/books.ts';
import { failureOf } from '../../support/failure.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];

/** Few texts and amounts, so that equal rows are common. */
const anyRow: fc.Arbitrary<CsvRow> = fc.record({
  date: fc.constantFrom(...days),
  text: fc.constantFrom('TESCO STORES 2041', 'SHELL LONDON', 'QWX VANTOR'),
  amount: fc.constantFrom(-1250, -999, 250_000),
});
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 14 });
/** A bank exports whole days. */
const anySpan = fc.tuple(fc.nat({ max: days.length - 1 }), fc.nat({ max: days.length - 1 }));
const anyFiles = fc.array(anySpan, { minLength: 1, maxLength: 5 });

function rowsBetween(rows: readonly CsvRow[], [one, other]: readonly [number, number]): CsvRow[] {
  const [from = '', to = ''] = [days[Math.min(one, other)], days[Math.max(one, other)]];
  return rows.filter(({ date }) => date >= from && date <= to);
}

const written = ({ date, text, amount }: CsvRow) => `${date} ${text} ${amount}`;
const standing = ({ database }: TestBooks) =>
  database.reader.all<CsvRow>('SELECT date, bank_text AS text, amount FROM transactions').map(written).sort();

async function withBooks(work: (books: TestBooks) => Promise<void>): Promise<void> {
  const books = await openTestBooks();
  try {
    await work(books);
  } finally {
    await books.close();
  }
}

describe('importing files that overlap', () => {
  test('ends in the same book whatever the cut and the order, with as many equal rows as the bank has', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, anyFiles, async (rows, spans) =>
        withBooks(async (books) => {
          const files = spans.map((span) => rowsBetween(rows, span));
          for (const file of files) if (file.length > 0) await books.importRows(file);
          const covered = rows.filter((row) => files.some((file) => file.includes(row)));
          expect(standing(books)).toEqual(covered.map(written).sort());
          await books.importRows(rows);
          for (const file of files) if (file.length > 0) await books.importRows([...file].reverse());
          expect(standing(books)).toEqual(rows.map(written).sort());
        }),
      ),
      { numRuns: 25 },
    );
  });

  test('brings back what an undo took out, and never what a person deleted', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.array(fc.nat({ max: 13 }), { minLength: 1, maxLength: 5 }), async (rows, chosen) =>
        withBooks(async (books) => {
          const first = await books.importRows(rows);
          await books.changes.undoChangeSet({ changeSetId: first.changeSetId });
          expect(standing(books)).toEqual([]);
          await books.importRows(rows);
          const before = booksOf(books.database.reader);
          const ids = books.database.reader.all<{ id: number }>('SELECT id FROM transactions ORDER BY id');
          const transactionIds = [...new Set(chosen.map((at) => ids[at % ids.length]?.id ?? 0))];
          const { changeSetId, deleted } = await books.transactions.deleteTransactions({ transactionIds });
          expect(deleted).toBe(transactionIds.length);
          const left = standing(books);
          expect(left).toHaveLength(rows.length - deleted);
          expect((await books.importRows(rows)).imported).toBe(0);
          expect(standing(books)).toEqual(left);
          await books.changes.undoChangeSet({ changeSetId });
          expect(booksOf(books.database.reader)).toEqual(before);
          expect(books.database.reader.all('SELECT id FROM deleted_rows')).toEqual([]);
          expect((await books.importRows(rows)).imported).toBe(0);
        }),
      ),
      { numRuns: 15 },
    );
  });
});

test('a transaction that is gone cannot be deleted, and nothing else is then either', async () => {
  await withBooks(async (books) => {
    await books.importRows([{ date: '2026-03-01', text: 'SHELL LONDON', amount: -999 }]);
    const [row] = books.database.reader.all<{ id: number }>('SELECT id FROM transactions');
    const failure = await failureOf(books.transactions.deleteTransactions({ transactionIds: [row?.id ?? 0, 4711] }));
    expect(failure).toMatchObject({
      code: 'NOT_FOUND',
      message: 'One of these transactions does not exist any more.',
    });
    expect(standing(books)).toHaveLength(1);
  });
});
