import { describe, expect, test } from 'vitest';
import { type FileOfSeveral, nextOpen, questionOfFile } from '../../../../renderer/src/screens/import/severalFiles.ts';
import type { CsvReading, ImportPreview } from '../../../../shared/contract/imports.ts';

const reading: CsvReading = {
  layout: {
    encoding: 'utf-8',
    delimiter: ',',
    headerLine: 1,
    dateOrder: 'year-month-day',
    decimalSign: '.',
    thousandsMark: null,
    amountForm: 'signed',
    columns: {
      date: 0,
      text: [1],
      payee: null,
      amount: 2,
      debit: null,
      credit: null,
      direction: null,
      currency: null,
      account: null,
      category: null,
      bankId: null,
      balance: null,
      status: null,
    },
  },
  certain: {
    encoding: true,
    delimiter: true,
    headerLine: true,
    dateOrder: true,
    decimalSign: true,
    thousandsMark: true,
    amountForm: true,
    columns: true,
  },
  columns: ['Date', 'Description', 'Amount'],
  sample: [],
};

const preview: ImportPreview = {
  fileName: 'file.csv',
  format: 'csv',
  encoding: 'utf-8',
  profile: null,
  csv: reading,
  dates: null,
  statements: [],
  accounts: [{ name: 'Main account', kind: 'checking', currency: 'EUR', rows: 1, isKnown: true }],
  namesAccount: false,
  namesCurrency: false,
  rowCount: 1,
  newRows: 1,
  alreadyThere: 0,
  heldRows: [],
  heldRowCount: 0,
  categories: [],
  firstDate: '2026-01-01',
  lastDate: '2026-01-01',
  rows: [],
};

describe('one of several files', () => {
  test.each([
    ['nothing, where there is no other account', preview, [], null],
    ['nothing, where the only account is the one it goes to', preview, ['Main account'], null],
    ['its account, where there are others', preview, ['Main account', 'Card'], 'Which account is it of?'],
    ['nothing, where it names its account', { ...preview, namesAccount: true }, ['Card'], null],
    ['its categories', { ...preview, categories: ['Food'] }, [], 'Are its categories known?'],
    [
      'the order of its dates',
      { ...preview, csv: { ...reading, certain: { ...reading.certain, dateOrder: false } } },
      [],
      'Which comes first in its dates?',
    ],
    [
      'the order of dates in no table',
      { ...preview, csv: null, dates: { order: 'day-month-year', certain: false, example: '1/2/2026' } },
      [],
      'Which comes first in its dates?',
    ],
    [
      'its signs',
      { ...preview, csv: { ...reading, certain: { ...reading.certain, amountForm: false } } },
      [],
      'Was it read rightly?',
    ],
    [
      'its columns',
      { ...preview, csv: { ...reading, layout: { ...reading.layout, amountForm: 'direction' } } },
      [],
      'Which of its columns is which?',
    ],
  ] satisfies [string, ImportPreview, string[], string | null][])(
    'leaves open %s',
    (_what, file, accounts, question) => {
      expect(questionOfFile(file, accounts)).toBe(question);
    },
  );

  test('is followed by the next that asks, whichever was answered', () => {
    const open = { kind: 'open', file: { stagedFileId: 'x', name: 'x' }, question: '' } as const;
    const ended = { kind: 'ended', imported: 1, alreadyThere: 0, heldBack: 0 } as const;
    const files = [ended, open, ended, open].map((state, at): FileOfSeveral => ({ id: String(at), name: '', state }));
    expect([nextOpen(files, 3), nextOpen(files, 1), nextOpen(files, 0)]).toEqual([1, 3, 1]);
    expect(nextOpen(files.slice(0, 1), 0)).toBeNull();
  });
});
