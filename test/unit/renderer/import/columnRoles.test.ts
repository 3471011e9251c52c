import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../../electron/importers/readBankFile.ts';
import {
  type ColumnChoice,
  columnRoles,
  missingRole,
  roleOf,
  withAmountForm,
  withRole,
} from '../../../../renderer/src/screens/import/columnRoles.ts';
import type { CsvLayout, CsvReading } from '../../../../shared/contract/imports.ts';

function readingOf(text: string, choice: Parameters<typeof readBankFile>[1] = {}): CsvReading {
  const result = readBankFile(new TextEncoder().encode(text), choice);
  if (!result.ok || !result.file.csv) throw new Error('not a table');
  return result.file.csv;
}

function corrected(layout: CsvLayout, choice: ColumnChoice): CsvLayout {
  return {
    ...layout,
    amountForm: choice.amountForm ?? layout.amountForm,
    columns: { ...layout.columns, ...choice.columns },
  };
}

const signedTable = 'Date,Note,Words,Sum\n2024-01-31,a,Bakery,-4.80\n2024-02-13,b,Employer,2100.00\n';

describe('the roles of columns', () => {
  it('are those that the reader gave', () => {
    const { layout } = readingOf('Date,Description,Amount,Category\n2024-01-31,Bakery,-4.80,Food\n');
    expect([0, 1, 2, 3].map((column) => roleOf(layout.columns, column))).toEqual([
      'date',
      'text',
      'amount',
      'category',
    ]);
  });

  it('pass from one column to another when only one can have them', () => {
    const { layout } = readingOf(signedTable);
    const changed = corrected(layout, withRole(layout, 1, 'date'));
    expect(roleOf(changed.columns, 1)).toBe('date');
    expect(roleOf(changed.columns, 0)).toBe('none');
  });

  it('let several columns hold the text, in the order of the file', () => {
    const { layout } = readingOf(signedTable);
    const first = corrected(layout, withRole(layout, 2, 'text'));
    const both = corrected(first, withRole(first, 1, 'text'));
    expect(both.columns.text).toEqual([1, 2]);
  });

  it('read the same whatever the reader is told twice', () => {
    const { layout } = readingOf(signedTable);
    const { columns } = withRole(layout, 1, 'text');
    expect(readingOf(signedTable, { columns: { ...layout.columns, ...columns } }).layout.columns.text).toContain(1);
  });

  it('never leave one column with two roles, nor money in three columns', () => {
    const { layout } = readingOf(signedTable);
    const step = fc.record({ column: fc.nat({ max: 3 }), role: fc.constantFrom(...columnRoles) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const final = steps.reduce((now, { column, role }) => corrected(now, withRole(now, column, role)), layout);
        const { text, ...single } = final.columns;
        const taken = [...text, ...Object.values(single).filter((column) => column !== null)];
        expect(new Set(taken).size).toBe(taken.length);
        const { amount, debit, credit } = final.columns;
        expect(amount !== null && (debit !== null || credit !== null)).toBe(false);
        const last = steps.at(-1);
        if (last) expect(roleOf(final.columns, last.column)).toBe(last.role);
      }),
    );
  });
});

describe('another form of amounts', () => {
  it('keeps the column of money that there was', () => {
    const { layout } = readingOf(signedTable);
    const amount = layout.columns.amount;
    const two = corrected(layout, withAmountForm(layout, 'debit-and-credit'));
    expect(two.columns).toMatchObject({ amount: null, debit: amount, credit: null });
    const back = corrected(two, withAmountForm(two, 'reversed'));
    expect(back.columns).toMatchObject({ amount, debit: null, credit: null });
  });

  it('says which column it still lacks', () => {
    const { layout } = readingOf(signedTable);
    expect(missingRole(layout)).toBeNull();
    expect(missingRole(corrected(layout, withAmountForm(layout, 'debit-and-credit')))).toContain('money in');
    expect(missingRole(corrected(layout, withAmountForm(layout, 'direction')))).toContain('tells money in from');
  });
});
