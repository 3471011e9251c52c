import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';

function read(text: string) {
  const result = readBankFile(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.message);
  return { rows: result.file.statements.flatMap(({ rows }) => rows), held: result.file.heldRows };
}

describe('Actual', () => {
  const header = 'Account,Date,Payee,Notes,Category,Amount,Split_Amount,Cleared\n';

  it('reads a divided transaction as one with its parts, and a note beside a whole one', () => {
    const { rows, held } = read(
      `${header}Bank,2024-01-15,Shop,(SPLIT INTO 2) weekly,,0,-30.5,Cleared\nBank,2024-01-15,Shop,(SPLIT 1 OF 2) ,Food,-20,0,Cleared\nBank,2024-01-15,Shop,(SPLIT 2 OF 2) soap,House,-10.5,0,Cleared\nBank,2024-01-16,Work,bonus,Income,100,0,Cleared\n`,
    );
    expect(held).toEqual([]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      amount: -3050,
      note: 'weekly',
      account: 'Bank',
      parts: [
        { amount: -2000, category: 'Food', note: null },
        { amount: -1050, category: 'House', note: 'soap' },
      ],
    });
    expect(rows[1]).toMatchObject({ amount: 10_000, category: 'Income', note: 'bonus', parts: null });
  });

  it('holds a divided transaction back whose parts do not sum to it', () => {
    const { rows, held } = read(
      `${header}Bank,2024-01-15,Shop,(SPLIT INTO 1) ,,0,-30,Cleared\nBank,2024-01-15,Shop,(SPLIT 1 OF 1) ,Food,-20,0,Cleared\n`,
    );
    expect(rows).toEqual([]);
    expect(held).toMatchObject([
      { line: 2, reason: 'The parts of this divided transaction do not sum to its amount.' },
    ]);
  });
});

describe('Firefly III', () => {
  const header =
    'type,amount,foreign_amount,currency_code,foreign_currency_code,description,date,source_name,destination_name,category,tags,notes\n';
  const rest = 'EUR,,Lunch,2024-01-15T00:00:00+01:00,One,Two,Food,"a,b",my note\n';

  it.each([
    ['withdrawal', '-12.50', [[-1250, 'One']]],
    ['deposit', '12.50', [[1250, 'Two']]],
    [
      'transfer',
      '-12.50',
      [
        [-1250, 'One'],
        [1250, 'Two'],
      ],
    ],
  ])('reads a %s', (type, amount, expected) => {
    const { rows } = read(`${header}${type},${amount},,${rest}`);
    expect(rows.map((row) => [row.amount, row.account])).toEqual(expected);
    expect(rows[0]).toMatchObject({ date: '2024-01-15', currency: 'EUR', tags: ['a', 'b'], note: 'my note' });
  });

  it('holds other types back', () => {
    expect(read(`${header}opening balance,1,,${rest}`).held).toHaveLength(1);
  });
});

describe('hledger', () => {
  const header =
    'txnidx,date,date2,status,code,description,comment,account,amount,commodity,credit,debit,posting-status,posting-comment\n';
  const posting = (index: number, account: string, amount: string) =>
    `${index},2024-01-15,,,,Shop,,${account},${amount},EUR,,,,\n`;

  it('groups postings: account, category, parts, and both sides of a transfer', () => {
    const { rows, held } = read(
      header +
        posting(1, 'assets:bank', '-5.00') +
        posting(1, 'expenses:food', '5.00') +
        posting(2, 'expenses:food', '2.00') +
        posting(2, 'expenses:soap', '1.00') +
        posting(2, 'liabilities:card', '-3.00') +
        posting(3, 'assets:bank', '-9.00') +
        posting(3, 'assets:cash', '9.00'),
    );
    expect(held).toEqual([]);
    expect(rows.map(({ account, amount, category, parts }) => [account, amount, category, parts?.length ?? 0])).toEqual(
      [
        ['assets:bank', -500, 'expenses:food', 0],
        ['liabilities:card', -300, null, 2],
        ['assets:bank', -900, null, 0],
        ['assets:cash', 900, null, 0],
      ],
    );
  });

  it('holds back postings that do not sum to zero, and a transaction that breaks off', () => {
    expect(read(header + posting(1, 'assets:bank', '-5.00') + posting(1, 'expenses:food', '4.00')).held).toHaveLength(
      1,
    );
    expect(
      read((header + posting(1, 'assets:bank', '-5.00') + posting(1, 'expenses:food', '5.00')).trim()).rows,
    ).toEqual([]);
  });
});
