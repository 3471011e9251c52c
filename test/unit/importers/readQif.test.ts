import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { CsvLayoutChoice, ParsedFile, StatementRow } from '../../../electron/importers/statement.ts';

const encoder = new TextEncoder();

function read(content: string | Uint8Array, choice: CsvLayoutChoice = {}): ParsedFile {
  const result = readBankFile(typeof content === 'string' ? encoder.encode(content) : content, choice);
  if (!result.ok) throw new Error(result.message);
  return result.file;
}

function problemOf(content: string): string {
  const result = readBankFile(encoder.encode(content));
  if (result.ok) throw new Error('the file was read');
  return `${result.code}: ${result.message}`;
}

function rowsOf(file: ParsedFile): StatementRow[] {
  return file.statements.flatMap((statement) => statement.rows);
}

function bank(...records: string[]): string {
  return `!Type:Bank\n${records.map((record) => `${record}\n^\n`).join('')}`;
}

const reasonsOf = (file: ParsedFile) => file.heldRows.map((row) => [row.line, row.reason]);

describe('a register', () => {
  it('gives each record as a row with its line, payee, memo and category', () => {
    const file = read(
      bank(
        'D12/25/2023\nT-1,204.50\nCX\nN1042\nPCorner Grocer\nMweekly shop\nLFood:Groceries',
        'D1/2/2024\nU75.00\nT75.00\nPDeposit',
      ),
    );
    expect(file.format).toBe('qif');
    expect(file.heldRows).toEqual([]);
    expect(file.statements).toMatchObject([
      {
        account: { externalId: null, name: null, kind: 'checking' },
        currency: null,
        rows: [
          {
            line: 2,
            date: '2023-12-25',
            amount: -120450,
            currency: null,
            text: 'Corner Grocer weekly shop',
            payee: 'Corner Grocer',
            bankId: null,
            category: 'Food:Groceries',
            account: null,
          },
          {
            line: 10,
            date: '2024-01-02',
            amount: 7500,
            currency: null,
            text: 'Deposit',
            payee: 'Deposit',
            bankId: null,
            category: null,
            account: null,
          },
        ],
      },
    ]);
  });

  it('gives each account of a file its own statement, and takes up one that goes on later', () => {
    const block = (name: string, type: string) => `!Account\nN${name}\nT${type}\n^\n!Type:${type}\n`;
    const file = read(
      `!Option:AutoSwitch\n!Account\nNHousehold\nTBank\n^\nNVisa\nTCCard\n^\n!Clear:AutoSwitch\n!Option:AutoSwitch\n` +
        `${block('Household', 'Bank')}D1/31/2024\nT1.00\nPA\n^\n${block('Visa', 'CCard')}D1/30/2024\nT-2.00\nPB\n^\n` +
        `${block('Household', 'Bank')}D1/29/2024\nT3.00\nPC\n^\n${block('Purse', 'Cash')}D1/28/2024\nT-4.00\nPD\n^\n`,
    );
    expect(
      file.statements.map(({ account, rows }) => [account.name, account.kind, rows.map(({ amount }) => amount)]),
    ).toEqual([
      ['Household', 'checking', [100, 300]],
      ['Visa', 'card', [-200]],
      ['Purse', 'cash', [-400]],
    ]);
    expect(file.heldRows).toEqual([]);
  });

  it('reads a register without any header, and one below comments', () => {
    expect(rowsOf(read('D31/01/2024\nT-5.00\nPTea\n^\n')).map((row) => row.amount)).toEqual([-500]);
    expect(rowsOf(read(`# made by hand\n\n^\n${bank('D31/01/2024\nT-5.00\nPTea')}`)).map((row) => row.amount)).toEqual([
      -500,
    ]);
  });

  it('reads UTF-8, Windows-1252, a byte order mark and Windows line ends', () => {
    const content = bank('D31/01/2024\r\nT-5.00\r\nPCafé');
    const payees = (bytes: Uint8Array) => rowsOf(read(bytes)).map((row) => row.payee);
    expect(payees(encoder.encode(`\uFEFF${content}`))).toEqual(['Café']);
    expect(payees(Uint8Array.from(content, (letter) => letter.charCodeAt(0)))).toEqual(['Café']);
  });

  it.each([
    ['LFood', 'Food'],
    ['LBills:Phone/Business', 'Bills:Phone'],
    ['L[Savings account]', null],
    ['L--Split--\nSFood\n$-3.00\nSHousehold\n$-2.00', null],
    ['LFood\nSFood\n$-3.00\nSHousehold\n$-2.00', null],
    ['SFood\nEcheese\n$-5.00', 'Food'],
    ['', null],
  ])('takes the category of %j', (fields, category) => {
    expect(
      rowsOf(read(bank(`D31/01/2024\nT-5.00\nPShop\n${fields}`))).map((row) => [row.amount, row.category]),
    ).toEqual([[-500, category]]);
  });

  it('gives the parts of a split record with their categories and memos', () => {
    const fields =
      'D31/01/2024\nT-1,005.00\nPShop\nLFood\nSFood/Class\nEcheese\n$-1,003.00\nS[Savings]\n$2.00\nS\nErest\n$-4.00';
    const file = read(bank(fields));
    expect(file.heldRows).toEqual([]);
    expect(rowsOf(file).map(({ amount, category, parts }) => [amount, category, parts])).toEqual([
      [
        -100_500,
        null,
        [
          { amount: -100_300, category: 'Food', note: 'cheese' },
          { amount: 200, category: null, note: null },
          { amount: -400, category: null, note: 'rest' },
        ],
      ],
    ]);
  });

  it.each([
    ['SFood\nD30/01/2024\n$-3.00\nSHousehold\n$-1.00', ': they sum to -4.00, but its amount is -5.00.'],
    ['SFood\n%60\nSHousehold\n$-2.00', ': one of them has no amount.'],
    ['SFood\n$-3.oo\nSHousehold\n$-2.00', '. The amount “-3.oo” is not a number.'],
    ['SFood\n$-3.00', ': they sum to -3.00, but its amount is -5.00.'],
  ])('takes a record whole whose parts do not sum to it, and says so: %j', (splits, reason) => {
    const file = read(bank(`D31/01/2024\nT-5.00\nPShop\n${splits}`));
    expect(rowsOf(file).map((row) => [row.date, row.amount, row.parts])).toEqual([['2024-01-31', -500, undefined]]);
    expect(reasonsOf(file)).toEqual([[2, `The transaction comes in whole, without its parts${reason}`]]);
  });

  it('says nothing twice, and names a bare cheque by its number', () => {
    const texts = (fields: string) =>
      rowsOf(read(bank(`D31/01/2024\nT-5.00\n${fields}`))).map((row) => [row.text, row.payee]);
    expect(texts('PSHOP IN OSLO\nMOSLO')).toEqual([['SHOP IN OSLO', 'SHOP IN OSLO']]);
    expect(texts('PSHOP IN\nMSHOP IN OSLO')).toEqual([['SHOP IN OSLO', 'SHOP IN']]);
    expect(texts('N1042')).toEqual([['1042', null]]);
    expect(texts('Minterest')).toEqual([['interest', null]]);
  });
});

describe('dates', () => {
  it.each([
    ['12/25/23', '2023-12-25'],
    ['12/25/1994', '1994-12-25'],
    ['12/25/94', '1994-12-25'],
    ["12/25' 5", '2005-12-25'],
    ["12/25'05", '2005-12-25'],
    ["12/25'2005", '2005-12-25'],
    [' 1/31/24', '2024-01-31'],
    ["1/ 1' 0", '2000-01-01'],
    ['25.12.2023', '2023-12-25'],
    ['25-12-2023', '2023-12-25'],
    ['2023-12-25', '2023-12-25'],
    ['20231225', '2023-12-25'],
    ['25 Dec 2023', '2023-12-25'],
  ])('reads %s', (written, date) => {
    const file = read(bank(`D${written}\nT-5.00\nPTea`));
    expect(rowsOf(file).map((row) => row.date)).toEqual([date]);
    expect(file.dates?.certain).toBe(true);
  });

  it('lets any record decide the order for all', () => {
    const dates = (decisive: string) =>
      rowsOf(read(bank("D3/4'24\nT1.00\nPA", `D${decisive}\nT2.00\nPB`))).map((row) => row.date);
    expect(dates("28/3'24")).toEqual(['2024-04-03', '2024-03-28']);
    expect(dates("3/28'24")).toEqual(['2024-03-04', '2024-03-28']);
  });

  it('says that no record decides, with an example, until the order is chosen', () => {
    const content = bank('D1/1/24\nT1.00\nPA', 'D3/4/24\nT2.00\nPB');
    expect(read(content).dates).toMatchObject({ certain: false, example: '3/4/24' });
    const chosen = read(content, { dateOrder: 'month-day-year' });
    expect(chosen.dates).toEqual({ order: 'month-day-year', certain: true, example: '3/4/24' });
    expect(rowsOf(chosen).map((row) => row.date)).toEqual(['2024-01-01', '2024-03-04']);
    expect(rowsOf(read(content, { dateOrder: 'day-month-year' })).map((row) => row.date)).toEqual([
      '2024-01-01',
      '2024-04-03',
    ]);
  });
});

describe('amounts', () => {
  it.each([
    ['-1,010.00', -101000],
    ['1.010,00', 101000],
    ["1'010.00", 101000],
    ['+5', 500],
    ['-.50', -50],
    ['5,5', 550],
    ['1\u00a0010,00', 101000],
    ['$12.00', 1200],
    ['(12.00)', -1200],
  ])('reads %s', (written, amount) => {
    expect(rowsOf(read(bank(`D31/01/2024\nT${written}\nPTea`))).map((row) => row.amount)).toEqual([amount]);
  });

  it('lets the other amounts decide what a lone mark means, and never guesses it', () => {
    const amounts = (...written: string[]) => {
      const file = read(bank(...written.map((amount) => `D31/01/2024\nT${amount}\nPTea`)));
      return [rowsOf(file).map((row) => row.amount), file.heldRows.map((row) => row.reason)];
    };
    expect(amounts('1,250', '3.50')).toEqual([[125000, 350], []]);
    expect(amounts('1.250', '3,50')).toEqual([[125000, 350], []]);
    expect(amounts('1.250', '3')).toEqual([
      [300],
      ['The amount “1.250” may be 1250 or 1.250, and no other amount of the file decides it.'],
    ]);
    const chosen = read(bank('D31/01/2024\nT1.250\nPTea'), { decimalSign: ',' });
    expect(rowsOf(chosen).map((row) => row.amount)).toEqual([125000]);
  });
});

describe('records that cannot be read for certain', () => {
  it.each([
    ['D31/01/2024\nT12.x\nPX', 'The amount “12.x” is not a number.'],
    ['D31/01/2024\nT\u00a05.00\nPX', 'The amount “5.00” is not a number.'],
    ['D31/01/2024\nT\u00005.00\nPX', 'The amount “\uFFFD5.00” is not a number.'],
    ['D31/01/2024\nT5.5D\nPX', 'The amount “5.5D” is not a number.'],
    ['D31/01/2024\nT£5.00\nPX', 'The amount “£5.00” is not a number.'],
    ['D31/01/2024\nPX', 'The transaction has no amount.'],
    ['D31/01/2024\nU5.00\nT6.00\nPX', 'The transaction states two amounts, “5.00” and “6.00”.'],
    [
      'D31/01/2024\nT5.001\nPX',
      'The amount “5.001” is too large, or has more decimal places than the 2 of most currencies.',
    ],
    ['T5.00\nPX', 'The transaction has no date.'],
    ['D31/01/099Withdrawal\nT5.00\nPX', 'The date “31/01/099Withdrawal” is none that can be read for certain.'],
    ['D31/02/2024\nT5.00\nPX', 'The date “31/02/2024” is none that can be read for certain.'],
    [
      'D31/01/2024\nT5.00\nPX\nD30/01/2024\nT5.00\nPY',
      'These are two transactions in one: the “^” between them seems to be missing.',
    ],
  ])('holds back %j', (fields, reason) => {
    const good = 'D31/01/2024\nT-4.50\nPTea';
    const file = read(bank(good, fields, good));
    expect(rowsOf(file).map((row) => row.amount)).toEqual([-450, -450]);
    expect(reasonsOf(file)).toEqual([[6, reason]]);
  });

  it('holds back the record that a broken download ends in', () => {
    const whole = bank('D31/01/2024\nT-1,010.00\nPTea', 'D30/01/2024\nT-2,010.00\nPBread');
    const file = read(whole.slice(0, whole.indexOf('10.00\nPBread') + 1));
    expect(rowsOf(file).map((row) => row.amount)).toEqual([-101000]);
    expect(reasonsOf(file)).toEqual([
      [6, 'No “^” ends this transaction, so it is impossible to tell whether it is whole.'],
    ]);
  });

  it('says which lists are not read, and reads the registers beside them', () => {
    const file = read(
      `!Type:Cat\nNFood\nE\n^\n!Type:Memorized\nKC\nT-50.00\nPRent\n^\n${bank('D31/01/2024\nT-4.50\nPTea')}` +
        '!Type:Invst\nD31/01/2024\nNBuy\nT100.00\n^\nD31/01/2024\nNSell\nT50.00\n^\n!Type:Puzzle\nD31/01/2024\nT9.00\n^\n',
    );
    expect(rowsOf(file).map((row) => row.amount)).toEqual([-450]);
    expect(reasonsOf(file)).toEqual([
      [5, 'This list of memorised payments with one entry is not read: they are patterns, not transactions.'],
      [15, 'This list of investments with 2 entries is not read: only money in accounts is.'],
      [24, 'This list of a kind that is not known, with one entry, is not read.'],
    ]);
  });

  it('never changes or invents an amount, wherever the file is cut', () => {
    const cents = fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        cents,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('en-US', 'de-DE'),
        (amounts, share, locale) => {
          const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
          const whole = bank(
            ...amounts.map((amount, index) => `D31/01/2024\nT${format.format(amount / 100)}\nPN${index}`),
          );
          const written = amounts.map((amount) => (amount === 0 ? 0 : amount));
          expect(rowsOf(read(whole)).map((row) => row.amount)).toEqual(written);
          const result = readBankFile(encoder.encode(whole).subarray(0, Math.floor(whole.length * share)));
          const rows = result.ok ? rowsOf(result.file) : [];
          rows.forEach((row, index) => {
            expect([row.amount, row.payee]).toEqual([written[index], `N${index}`]);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('files without transactions of an account', () => {
  it('says that a list of investments holds none', () => {
    expect(problemOf('!Type:Invst\nD1/31/2024\nNBuy\nT5.00\n^\n')).toBe(
      'INVESTMENT_STATEMENT: This file is a list of investments and holds no bank transactions. Export the cash or bank account instead.',
    );
  });

  it.each([
    '!Type:Cat\nNFood\nE\n^\n',
    '!Account\nNHousehold\nTBank\n^\n',
    '!Type:Bank\n',
    '!Type:Memorized\nT5.00\n^\n',
  ])('says that %j holds none', (content) => {
    expect(problemOf(content)).toBe(
      'NO_TRANSACTIONS: This Quicken file (QIF) holds no transactions of a bank, card or cash account. Export the account’s register and import that file.',
    );
  });
});
