import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankFile } from '../../../support/bankFile.ts';
import { openTestCore, type TestCore } from '../../../support/testCore.ts';

interface Month {
  readonly month: number;
  readonly opening: string;
  readonly closing: string;
  /** Day and amount, debit. */
  readonly rows: readonly (readonly [day: string, amount: string])[];
}

const mt940 = ({ month, opening, closing, rows }: Month) => {
  const at = `26${String(month).padStart(2, '0')}`;
  const lines = rows.map(([day, amount]) => `:61:${at}${day}D${amount}NTRF\n:86:BAKERY ${day}`);
  return `:20:X\n:25:12345678\n:28C:${month}\n:60F:C${at}01EUR${opening}\n${lines.join('\n')}\n:62F:C${at}28EUR${closing}\n-\n`;
};

const january: Month = {
  month: 1,
  opening: '100,00',
  closing: '90,00',
  rows: [
    ['05', '4,00'],
    ['09', '6,00'],
  ],
};
const february: Month = { month: 2, opening: '90,00', closing: '85,50', rows: [['03', '4,50']] };
const april: Month = { month: 4, opening: '70,00', closing: '60,00', rows: [['03', '4,50']] };

describe('the statements of an import', () => {
  let opened: TestCore;
  beforeEach(async () => {
    opened = await openTestCore();
  });
  afterEach(() => opened.close());

  const pathOf = (name: string, ...months: Month[]) => bankFile(opened.paths.root, name, months.map(mt940).join(''));
  const importMonths = async (name: string, ...months: Month[]) =>
    opened.call.imports.importFile({ path: await pathOf(name, ...months) });

  test('are told before and after it with what their rows miss of the closing balance', async () => {
    const path = await pathOf('two.sta', february, april);
    const preview = await opened.call.imports.previewImport({ path });
    expect(preview.statements).toMatchObject([
      { openingBalance: 9000, closingBalance: 8550, rows: 1, balanceDifference: 0 },
      { openingBalance: 7000, closingBalance: 6000, rows: 1, balanceDifference: -550 },
    ]);
    const summary = await opened.call.imports.importFile({ path });
    expect(summary.statements).toMatchObject([
      { account: 'Account 5678', rowSum: -450, rowCount: 1, balanceDifference: 0 },
      { account: 'Account 5678', rowSum: -450, rowCount: 1, balanceDifference: -550 },
    ]);
    expect(await opened.call.statements.listStatements({ accountId: 1 })).toMatchObject([
      { startDate: '2026-02-01', endDate: '2026-02-28', importId: 1, fileName: 'two.sta', balanceDifference: 0 },
      { startDate: '2026-04-01', endDate: '2026-04-28', importId: 1, balanceDifference: -550 },
    ]);
  });

  test('of a file without balances are those of its rows, and tell of none', async () => {
    const csv = 'Date,Description,Amount\n2026-03-09,B,-2.00\n2026-03-01,A,-1.00\n2026-03-04,CHECK,0.00\n';
    const path = await bankFile(opened.paths.root, 'plain.csv', csv);
    expect(await opened.call.imports.previewImport({ path })).toMatchObject({
      statements: [{ openingBalance: null, balanceDifference: null }],
    });
    await opened.call.imports.importFile({ path });
    expect(await opened.call.statements.listStatements({ accountId: 1 })).toMatchObject([
      { startDate: '2026-03-01', endDate: '2026-03-09', rowSum: -300, rowCount: 3, balanceDifference: null },
    ]);
  });

  test('cover their days until the import is undone; the same one again changes nothing', async () => {
    await importMonths('january.sta', january);
    await importMonths('again.sta', january);
    await importMonths('april.sta', april);
    expect(await opened.call.statements.getCoverage({ accountId: 1 })).toMatchObject([
      {
        currency: 'EUR',
        startDate: '2026-01-01',
        endDate: '2026-04-28',
        statementCount: 2,
        gaps: [{ startDate: '2026-01-29', endDate: '2026-03-31', days: 62, balanceChange: -2000 }],
        overlaps: [],
        unbalanced: [{ balanceDifference: -550 }],
      },
    ]);
    await opened.call.imports.undoImport({ importId: 3 });
    expect(await opened.call.statements.getCoverage({ accountId: 1 })).toMatchObject([{ statementCount: 1, gaps: [] }]);
  });

  test('whose account stays for the rows of another go all the same when their import is undone', async () => {
    await importMonths('january.sta', january);
    await importMonths('february.sta', february);
    await opened.call.imports.undoImport({ importId: 1 });
    expect(await opened.call.statements.listStatements({ accountId: 1 })).toMatchObject([{ fileName: 'february.sta' }]);
  });
});
