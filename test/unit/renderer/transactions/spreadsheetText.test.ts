import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecords } from '../../../../electron/importers/csvTable.ts';
import {
  inertText,
  transactionsCsv,
  transactionsForClipboard,
} from '../../../../renderer/src/screens/transactions/spreadsheetText.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';

function row(fields: Partial<Transaction> = {}): Transaction {
  return {
    id: 1,
    date: '2026-11-14',
    amount: -480,
    currency: 'EUR',
    accountId: 1,
    accountName: 'Everyday',
    payeeId: 1,
    payeeName: 'Blue Door Bakery',
    bankText: 'BLUE DOOR BAKERY 0412',
    state: 'confirmed',
    isSkipped: false,
    categoryId: 7,
    categoryPath: 'Food > Coffee',
    categorySource: 'user',
    ruleName: null,
    suggestedCategoryId: null,
    suggestedCategoryPath: null,
    confidence: 0.7,
    predictionId: 1,
    transferPeerId: null,
    importId: 1,
    note: null,
    tags: [],
    parts: [],
    ...fields,
  };
}

describe('the CSV file', () => {
  test('has one line a transaction, with exact amounts', () => {
    const [head, line] = transactionsCsv([row()]).trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFDate,Account,Payee,Bank text,Amount,Currency,Category,Set by,Suggestion,Confidence');
    expect(line).toBe('2026-11-14,Everyday,Blue Door Bakery,BLUE DOOR BAKERY 0412,-4.80,EUR,Food > Coffee,You,,0.7000');
  });

  test('is read back by the importer with every text whole, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (bankText) => {
        const [, line] = readRecords(transactionsCsv([row({ bankText })]), ',');
        expect(line?.cells[3]).toBe(inertText(bankText).trim());
      }),
    );
  });

  test('has a suggestion only while there is no category', () => {
    const suggested = row({
      categoryId: null,
      categoryPath: null,
      categorySource: null,
      state: 'suggested',
      suggestedCategoryPath: 'Food > Coffee',
    });
    expect(transactionsCsv([suggested])).toContain(',EUR,,,Food > Coffee,0.7000');
  });
});

describe('text that a spreadsheet would run as a formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])('%j is made inert', (text) => {
    expect(inertText(text)).toBe(`'${text}`);
  });

  test('ordinary text stays as it is', () => {
    expect(inertText('PAYPAL *GREENSHOP = 3')).toBe('PAYPAL *GREENSHOP = 3');
  });

  test('is inert on the clipboard too, and breaks no line', () => {
    const text = transactionsForClipboard([row({ payeeName: '=HYPERLINK("x")', bankText: 'TWO\nLINES\tHERE' })]);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain(`'=HYPERLINK("x")\tTWO LINES HERE`);
  });
});
