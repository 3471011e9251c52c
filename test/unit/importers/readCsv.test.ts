import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { CsvLayoutChoice, CsvReading, ParsedFile, StatementRow } from '../../../electron/importers/statement.ts';

const encoder = new TextEncoder();

function read(content: string | Uint8Array, choice: CsvLayoutChoice = {}): ParsedFile {
  const result = readBankFile(typeof content === 'string' ? encoder.encode(content) : content, choice);
  if (!result.ok) throw new Error(result.message);
  return result.file;
}

function rowsOf(file: ParsedFile): StatementRow[] {
  return file.statements.flatMap((statement) => statement.rows);
}

function readingOf(file: ParsedFile): CsvReading {
  if (file.csv === null) throw new Error('not a table');
  return file.csv;
}

/** Date, amount and text of each row: what a reader must not get wrong. */
function brief(content: string | Uint8Array, choice: CsvLayoutChoice = {}): string[] {
  return rowsOf(read(content, choice)).map((row) => `${row.date} ${row.amount} ${row.text}`);
}

const lines = (...parts: string[]) => `${parts.join('\n')}\n`;

describe('dialects', () => {
  it.each<[string, string, string[]]>([
    [
      'English',
      lines('Date,Description,Amount', '2024-03-01,Corner shop,-4.50', '2024-03-02,Wages,"1,200.00"'),
      ['2024-03-01 -450 Corner shop', '2024-03-02 120000 Wages'],
    ],
    [
      'German, with lines above and a total below',
      lines(
        'Kontoauszug;Musterbank',
        'IBAN;DE02120300000000202051',
        '',
        'Buchungstag;Verwendungszweck;Betrag;Währung',
        '28.02.2024;Miete März;-1.050,00;EUR',
        '29.02.2024;Lohn;2.500,00;EUR',
        'Summe;;1.450,00;EUR',
      ),
      ['2024-02-28 -105000 Miete März', '2024-02-29 250000 Lohn'],
    ],
    [
      'French, two columns',
      lines('Date;Libellé;Débit;Crédit', '13/02/2024;CB BOULANGERIE;3,20;', '14/02/2024;VIR SALAIRE;;1 900,00'),
      ['2024-02-13 -320 CB BOULANGERIE', '2024-02-14 190000 VIR SALAIRE'],
    ],
    [
      'Spanish',
      lines(
        'Fecha;Concepto;Importe;Saldo',
        '30/01/2024;Supermercado;-12,30;87,70',
        '31/01/2024;Nómina;1.000,00;1.087,70',
      ),
      ['2024-01-30 -1230 Supermercado', '2024-01-31 100000 Nómina'],
    ],
    [
      'Italian',
      lines('Data;Descrizione;Uscite;Entrate', '25/01/2024;Affitto;700,00;', '27/01/2024;Stipendio;;1.800,00'),
      ['2024-01-25 -70000 Affitto', '2024-01-27 180000 Stipendio'],
    ],
    [
      'Dutch, with Af and Bij',
      lines(
        '"Datum","Naam / Omschrijving","Af Bij","Bedrag (EUR)"',
        '"20240115","Bakker","Af","4,75"',
        '"20240116","Salaris","Bij","2100,00"',
      ),
      ['2024-01-15 -475 Bakker', '2024-01-16 210000 Salaris'],
    ],
    [
      'Portuguese',
      lines('Data;Descrição;Valor', '15-01-2024;Padaria;-2,10', '16-01-2024;Ordenado;900,00'),
      ['2024-01-15 -210 Padaria', '2024-01-16 90000 Ordenado'],
    ],
    [
      'Russian',
      lines(
        'Дата операции;Описание;Сумма операции;Валюта',
        '31.12.2023 23:15:00;Магнит;-123,45;RUB',
        '01.01.2024 10:00:00;Пополнение;5000,00;RUB',
      ),
      ['2023-12-31 -12345 Магнит', '2024-01-01 500000 Пополнение'],
    ],
    [
      'Swedish',
      lines('Bokföringsdag;Belopp;Rubrik', '2024-01-15;-49,00;Kaffe', '2024-01-25;25000,00;Lön'),
      ['2024-01-15 -4900 Kaffe', '2024-01-25 2500000 Lön'],
    ],
    [
      'Danish',
      lines('Dato;Tekst;Beløb;Saldo', '15-01-2024;Netto;-120,50;500,00', '16-01-2024;Løn;20.000,00;20.500,00'),
      ['2024-01-15 -12050 Netto', '2024-01-16 2000000 Løn'],
    ],
    [
      'Polish',
      lines('Data operacji;Tytuł;Kwota', '2024-01-15;Sklep;-19,99', '2024-01-16;Przelew;100,00'),
      ['2024-01-15 -1999 Sklep', '2024-01-16 10000 Przelew'],
    ],
    [
      'Swiss',
      lines('Datum|Text|Betrag', "15.01.24|Coop|-1'234.50", '16.01.24|Lohn|6 000.00'),
      ['2024-01-15 -123450 Coop', '2024-01-16 600000 Lohn'],
    ],
    [
      'tabs without names',
      lines('15.01.2024\tBäcker\t-3,20', '16.01.2024\tLohn\t1.900,00'),
      ['2024-01-15 -320 Bäcker', '2024-01-16 190000 Lohn'],
    ],
    [
      'no names, with a balance',
      lines(
        '1/30/2024,1042,Deposit,0,500.00,500.00',
        '1/31/2024,1043,Check,100.00,0,400.00',
        '2/13/2024,1044,Check,25.50,0,374.50',
      ),
      ['2024-01-30 50000 Deposit', '2024-01-31 -10000 Check', '2024-02-13 -2550 Check'],
    ],
    [
      'letter marks',
      lines('Date,Details,Amount', '05 Jan 2024,Cafe,12.50 DR', '06 Jan 2024,Refund,3.00 CR'),
      ['2024-01-05 -1250 Cafe', '2024-01-06 300 Refund'],
    ],
    [
      'a card that marks only what comes in',
      lines('Date,Details,Amount', '05 Jan 2024,Cafe,£12.50', '06 Jan 2024,Payment received,"£1,000.00 CR"'),
      ['2024-01-05 -1250 Cafe', '2024-01-06 100000 Payment received'],
    ],
    [
      'parentheses and trailing minus',
      lines('Date,Details,Amount', '2024/1/5,Cafe,(12.50)', '2024/1/6,Tea,3.00-', '2024/1/7,Gift,+$7.00'),
      ['2024-01-05 -1250 Cafe', '2024-01-06 -300 Tea', '2024-01-07 700 Gift'],
    ],
    [
      'month names',
      lines('Datum;Text;Betrag', '5. März 2024;A;-1,00', '06-Okt-24;B;-2,00', 'Mai 7, 2024;C;-3,00'),
      ['2024-03-05 -100 A', '2024-10-06 -200 B', '2024-05-07 -300 C'],
    ],
    [
      'Indian grouping',
      lines(
        'Date,Narration,Withdrawal Amt.,Deposit Amt.',
        '13/01/24,Rent,"1,25,000.00",',
        '14/01/24,Salary,,"12,34,567.50"',
      ),
      ['2024-01-13 -12500000 Rent', '2024-01-14 123456750 Salary'],
    ],
    [
      'money out written with a minus in its own column',
      lines('Date;Text;Debit;Credit', '13/01/2024;Rent;-50,00;', '14/01/2024;Wages;;80,00'),
      ['2024-01-13 -5000 Rent', '2024-01-14 8000 Wages'],
    ],
    [
      'a card statement whose balance shows that the signs are reversed',
      lines(
        'Date,Text,Amount,Balance',
        '2024-01-01,A,10.00,-110.00',
        '2024-01-02,B,5.00,-115.00',
        '2024-01-03,Payment,-100.00,-15.00',
      ),
      ['2024-01-01 -1000 A', '2024-01-02 -500 B', '2024-01-03 10000 Payment'],
    ],
  ])('reads %s', (_, content, expected) => {
    const file = read(content);
    expect(rowsOf(file).map((row) => `${row.date} ${row.amount} ${row.text}`)).toEqual(expected);
    expect(file.heldRows).toEqual([]);
  });

  it('reads the export of an application that keeps a tidy name beside the bank’s words', () => {
    const file = read(
      lines(
        '"Date","Description","Original Description","Amount","Transaction Type","Category","Account Name"',
        '"1/15/2024","Corner Cafe","SQ *CORNER CAFE 0231","8.70","debit","Coffee","Everyday"',
        '"1/16/2024","Employer","EMPLOYER INC PAYROLL","900.00","credit","Income","Everyday"',
      ),
    );
    expect(rowsOf(file)).toEqual([
      {
        line: 2,
        date: '2024-01-15',
        amount: -870,
        currency: null,
        text: 'SQ *CORNER CAFE 0231',
        payee: 'Corner Cafe',
        bankId: null,
        category: 'Coffee',
        account: 'Everyday',
      },
      {
        line: 3,
        date: '2024-01-16',
        amount: 90000,
        currency: null,
        text: 'EMPLOYER INC PAYROLL',
        payee: 'Employer',
        bankId: null,
        category: 'Income',
        account: 'Everyday',
      },
    ]);
    expect(read(lines('Date,Text,Amount', '2024-01-15,A,-1.00')).statements[0]?.account.name).toBeNull();
  });

  it('counts each row in the decimal places of its own currency', () => {
    const file = read(
      lines('Date,Text,Amount,Currency', '2024-01-15,A,-1200,JPY', '2024-01-16,B,-1.234,KWD', '2024-01-17,C,-1.20,EUR'),
    );
    expect(rowsOf(file).map((row) => [row.amount, row.currency])).toEqual([
      [-1200, 'JPY'],
      [-1234, 'KWD'],
      [-120, 'EUR'],
    ]);
    expect(rowsOf(read(lines('Date,Text,Amount', '2024-01-15,A,-1200'), { currency: 'JPY' }))[0]?.amount).toBe(-1200);
  });

  it('takes the currency from the name of the amount’s column', () => {
    expect(rowsOf(read(lines('Datum;Text;Betrag (CHF)', '15.01.2024;A;-1,00')))[0]?.currency).toBe('CHF');
  });

  it('keeps a column as bank ids only while all its values differ', () => {
    const ids = (second: string) =>
      rowsOf(
        read(lines('Transaction ID,Date,Text,Amount', 'a1,2024-01-15,A,-1.00', `${second},2024-01-16,B,-2.00`)),
      ).map((row) => row.bankId);
    expect(ids('a2')).toEqual(['a1', 'a2']);
    expect(ids('a1')).toEqual([null, null]);
  });

  it('takes a lone column of expenses for money out', () => {
    expect(brief(lines('Date,Text,Withdrawals', '2024-01-15,A,1.00'))).toEqual(['2024-01-15 -100 A']);
  });

  it('names the account that the lines above the table or every row state', () => {
    expect(
      read(lines('IBAN;DE02 1203 0000 0000 2020 51', 'Datum;Text;Betrag', '15.01.2024;A;-1,00')).statements[0]?.account
        .externalId,
    ).toBe('DE02120300000000202051');
    expect(read(lines('Date,Account,Text,Amount', '2024-01-15,Everyday,A,-1.00')).statements[0]?.account.name).toBe(
      'Everyday',
    );
  });

  it('joins a text that goes on in a line below', () => {
    expect(
      brief(
        lines(
          'Transaction date,Value date,Description,Withdrawals (SGD),Deposits (SGD)',
          '18/04/2024,18/04/2024,DEBIT PURCHASE,6.60,',
          ',,CAFE ORCHARD,,',
          '17/04/2024,17/04/2024,FEE,1.00,',
        ),
      ),
    ).toEqual(['2024-04-18 -660 DEBIT PURCHASE CAFE ORCHARD', '2024-04-17 -100 FEE']);
  });

  it('reads quoted cells with line ends, doubled and lone quotes, and gives each row its line', () => {
    const file = read(
      lines(
        'Date,Text,Amount',
        '2024-01-15,"two',
        'lines",-1.00',
        '2024-01-16,"said ""hi""",-2.00',
        '2024-01-17,6" pipe,-3.00',
      ),
    );
    expect(rowsOf(file).map((row) => [row.line, row.text, row.amount])).toEqual([
      [2, 'two\nlines', -100],
      [4, 'said "hi"', -200],
      [5, '6" pipe', -300],
    ]);
  });

  it('skips blank lines, repeated column names and totals', () => {
    expect(
      brief(
        lines(
          'Date,Text,Amount',
          '2024-01-15,A,-1.00',
          '',
          ',,',
          'Date,Text,Amount',
          '2024-01-16,B,-2.00',
          '2024-01-17,Closing balance as of 17 January,',
          'Total,,-3.00',
          'End of statement',
        ),
      ),
    ).toEqual(['2024-01-15 -100 A', '2024-01-16 -200 B']);
  });
});

describe('encodings', () => {
  const text = lines('Datum;Text;Betrag', '15.01.2024;Bäckerei Groß;-3,20', '16.01.2024;Café Olé;-4,10');
  const expected = ['2024-01-15 -320 Bäckerei Groß', '2024-01-16 -410 Café Olé'];
  const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const wide = (littleEndian: boolean, mark: boolean) => {
    const marked = mark ? `\uFEFF${text}` : text;
    const bytes = new Uint8Array(marked.length * 2);
    const view = new DataView(bytes.buffer);
    for (let index = 0; index < marked.length; index += 1)
      view.setUint16(index * 2, marked.charCodeAt(index), littleEndian);
    return bytes;
  };

  it.each<[string, Uint8Array]>([
    ['utf-8', encoder.encode(text)],
    ['utf-8', encoder.encode(`\uFEFF${text}`)],
    ['utf-8', encoder.encode(text.replaceAll('\n', '\r\n'))],
    ['utf-8', encoder.encode(text.replaceAll('\n', '\r'))],
    ['utf-8', encoder.encode(`${text}${'\0'.repeat(300)}`)],
    ['windows-1252', latin],
    ['utf-16le', wide(true, true)],
    ['utf-16be', wide(false, true)],
    ['utf-16le', wide(true, false)],
    ['utf-16be', wide(false, false)],
  ])('reads %s', (encoding, bytes) => {
    const file = read(bytes);
    expect(rowsOf(file).map((row) => `${row.date} ${row.amount} ${row.text}`)).toEqual(expected);
    expect(readingOf(file).layout.encoding).toBe(encoding);
  });

  it('knows Windows-1251 by its words of Cyrillic letters', () => {
    const cyrillic = 'Дата;Описание;Сумма\n15.01.2024;Продукты;-3,20\n';
    const bytes = Uint8Array.from(cyrillic, (letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    });
    expect(brief(bytes)).toEqual(['2024-01-15 -320 Продукты']);
    expect(readingOf(read(bytes)).certain.encoding).toBe(false);
  });

  it('keeps the other accents of a UTF-8 file with one broken letter', () => {
    const bytes = encoder
      .encode('Date,Payee,Amount\n2024-01-15,Café R?my é,-1.00\n')
      .map((byte) => (byte === 0x3f ? 0xe9 : byte));
    expect(brief(bytes)).toEqual(['2024-01-15 -100 Café R\uFFFDmy é']);
  });
});

describe('what the table does not decide', () => {
  const ambiguous = lines('Date,Text,Amount', '01/02/2024,A,-1.00', '03/04/2024,B,-2.00');

  it('asks for the order of dates that could be either, and takes the answer', () => {
    const file = read(ambiguous);
    expect(readingOf(file).certain.dateOrder).toBe(false);
    expect(rowsOf(read(ambiguous, { dateOrder: 'month-day-year' })).map((row) => row.date)).toEqual([
      '2024-01-02',
      '2024-03-04',
    ]);
    expect(rowsOf(read(ambiguous, { dateOrder: 'day-month-year' })).map((row) => row.date)).toEqual([
      '2024-02-01',
      '2024-04-03',
    ]);
    expect(readingOf(read(ambiguous, { dateOrder: 'day-month-year' })).certain.dateOrder).toBe(true);
  });

  it('lets one row decide the order of all dates', () => {
    expect(brief(`${ambiguous}12/31/2024,C,-3.00\n`)[0]).toBe('2024-01-02 -100 A');
    expect(brief(`${ambiguous}31/12/2024,C,-3.00\n`)[0]).toBe('2024-02-01 -100 A');
    expect(readingOf(read(`${ambiguous}31/12/2024,C,-3.00\n`)).certain.dateOrder).toBe(true);
  });

  it('is not certain of an order that other rows contradict', () => {
    const file = read(lines('Date,Text,Amount', '13/02/2024,A,-1.00', '02/28/2024,B,-2.00', '14/02/2024,C,-3.00'));
    expect(readingOf(file).certain.dateOrder).toBe(false);
    expect(file.heldRows.map((row) => row.line)).toEqual([3]);
  });

  it('asks about amounts that have three digits after their only mark, and takes them for thousands meanwhile', () => {
    const file = read(lines('Date,Text,Amount', '2024-01-15,A,"-1,234"', '2024-01-16,B,"5,678"'));
    expect(rowsOf(file).map((row) => row.amount)).toEqual([-123400, 567800]);
    expect(readingOf(file).certain.decimalSign).toBe(false);
  });

  it('asks whether amounts without any sign are money out, and takes the answer', () => {
    const unsigned = lines('Date,Text,Amount', '2024-01-15,A,1.00', '2024-01-16,B,2.00');
    expect(readingOf(read(unsigned)).certain.amountForm).toBe(false);
    expect(rowsOf(read(unsigned, { amountForm: 'reversed' })).map((row) => row.amount)).toEqual([-100, -200]);
  });

  it('takes every correction over what it found', () => {
    const content = lines('15.01.2024;Tea;Anna;1,50;2,50', '16.01.2024;Bun;Bo;2,00;3,00');
    const file = read(content, { headerLine: null, columns: { text: [2], amount: 4, payee: 1 }, decimalSign: ',' });
    expect(rowsOf(file).map((row) => [row.text, row.payee, row.amount])).toEqual([
      ['Anna', 'Tea', 250],
      ['Bo', 'Bun', 300],
    ]);
    expect(readingOf(read(content.replaceAll(';', '|'), { delimiter: '|' })).layout.delimiter).toBe('|');
  });

  it('shows the columns and the first rows', () => {
    const reading = readingOf(read(lines('Statement', 'Date,Text,Amount', '2024-01-15,A,-1.00')));
    expect(reading.columns).toEqual(['Date', 'Text', 'Amount']);
    expect(reading.layout.headerLine).toBe(2);
    expect(reading.sample).toEqual([['2024-01-15', 'A', '-1.00']]);
    expect(readingOf(read(lines('2024-01-15,A,-1.00'))).columns).toEqual(['Column 1', 'Column 2', 'Column 3']);
  });
});

describe('rows that cannot be read for certain', () => {
  const reasonOf = (row: string, choice: CsvLayoutChoice = {}, header = 'Date,Text,Amount,Currency') => {
    const file = read(
      lines(header, '2024-01-15,Good,-1.00,EUR', '2024-01-16,Good,2.50,EUR', row, '2024-01-17,Good,3.00,EUR'),
      choice,
    );
    expect(rowsOf(file).filter((good) => good.text === 'Good')).toHaveLength(3);
    expect(file.heldRows).toHaveLength(1);
    expect(file.heldRows[0]?.line).toBe(4);
    return file.heldRows[0]?.reason;
  };

  it.each([
    ['2024-02-30,A,-1.00,EUR', 'The date “2024-02-30” does not exist or is not written like the others.'],
    ['Pending,A,-1.00,EUR', '“Pending” stands where the date should be.'],
    [',A,-1.00,EUR', 'The row has no date.'],
    [',Total Fuels Ltd,-1.00,EUR', 'The row has no date.'],
    ['2024-02-30,Total,-1.00,EUR', 'The date “2024-02-30” does not exist or is not written like the others.'],
    ['2024-01-16,A,,EUR', 'The row has no amount.'],
    ['2024-01-16,A,1e5,EUR', 'The amount “1e5” is not a number.'],
    ['2024-01-16,A,NaN,EUR', 'The amount “NaN” is not a number.'],
    ['2024-01-16,A,--5,EUR', 'The amount “--5” is not a number.'],
    ['2024-01-16,A,"1,5",EUR', 'The amount “1,5” is not written like the others of its column.'],
    ['2024-01-16,A,1.005,EUR', 'The amount “1.005” has more decimal places than the 2 of EUR.'],
    [
      '2024-01-16,A,99999999999999999999.99,EUR',
      'The amount “99999999999999999999.99” is too large to be counted exactly.',
    ],
    ['2024-01-16,A,-3.00 CR,EUR', 'The amount “-3.00 CR” has a minus and is marked as money in.'],
    ['2024-01-16,A,-3.00,QQQ', 'The currency “QQQ” is not known.'],
    [
      '2024-01-16,A, and B,-3.00,EUR',
      'The row has 5 cells where the column names are 4, so it is not certain which one is the amount.',
    ],
    [
      '2024-01-16,-3.00,EUR',
      'The row has 3 cells where the column names are 4, so it cannot be told which cell is which.',
    ],
    [
      '2024-01-16,"A,-3.00,EUR',
      'A quotation mark opens on this line and is never closed, so its cells cannot be told apart.',
    ],
    ['2024-01-16,Opening balance,3.00,EUR', '“Opening balance” is a balance, not a transaction.'],
  ])('holds back %s', (row, reason) => {
    expect(reasonOf(row)).toBe(reason);
  });

  it('holds back a row with money out and money in', () => {
    const file = read(
      lines('Date,Text,Debit,Credit', '2024-01-15,A,1.00,', '2024-01-16,B,2.00,3.00', '2024-01-17,C,,4.00'),
    );
    expect(file.heldRows).toEqual([
      {
        line: 3,
        reason: 'The row has money out (“2.00”) and money in (“3.00”) at once.',
        raw: '2024-01-16,B,2.00,3.00',
      },
    ]);
  });

  it('holds back a row that the bank has not booked', () => {
    const file = read(
      lines(
        'Date,Text,Amount,State',
        '2024-01-15,A,-1.00,COMPLETED',
        '2024-01-16,B,-2.00,PENDING',
        '2024-01-17,C,-3.00,Failed',
      ),
    );
    expect(rowsOf(file).map((row) => row.text)).toEqual(['A']);
    expect(file.heldRows.map((row) => row.reason)).toEqual([
      'The bank marks this row as “PENDING”, so its money has not moved.',
      'The bank marks this row as “Failed”, so its money has not moved.',
    ]);
  });

  it('takes the other party’s account numbers for no account of the row', () => {
    const file = read(
      lines(
        'Datum;Empfänger;Kontonummer;Betrag',
        '15.01.2024;Strom;DE11111111111111111111;-1,00',
        '16.01.2024;Gas;DE22222222222222222222;-2,00',
      ),
    );
    expect(rowsOf(file).map((row) => row.account)).toEqual([null, null]);
  });

  it('holds back a row whose direction is not said', () => {
    const held = (direction: string) =>
      read(
        lines(
          'Date,Text,Amount,D/C',
          '2024-01-15,A,1.00,D',
          `2024-01-16,B,2.00,${direction}`,
          '2024-01-17,C,4.00,C',
          '2024-01-18,C,4.00,C',
        ),
      ).heldRows.map((row) => row.reason);
    expect(held('X')).toEqual(['“X” does not say whether the amount “2.00” came in or went out.']);
    expect(held('')).toEqual(['Nothing says whether the amount “2.00” came in or went out.']);
  });

  it('holds back all rows where the decimal comma also separates the cells', () => {
    const file = read(lines('Date,Text,Amount', '2024-01-15,A,-1,50', '2024-01-16,B,-2,75'));
    expect(rowsOf(file)).toEqual([]);
    expect(file.heldRows.map((row) => row.reason)).toEqual(
      Array(2).fill(
        'The comma that separates the cells also stands in the amounts, so their cents cannot be told apart.',
      ),
    );
  });

  it('loses three bad dates among 500 rows and nothing else', () => {
    const rows = Array.from(
      { length: 500 },
      (_, index) => `${String((index % 28) + 1).padStart(2, '0')}/0${(index % 9) + 1}/2024,Row ${index},-${index}.50`,
    );
    for (const bad of [17, 250, 499]) rows[bad] = rows[bad]?.replace(/^\d\d/, '31').replace(/\/0\d\//, '/02/') ?? '';
    const file = read(lines('Date,Text,Amount', ...rows));
    expect(rowsOf(file)).toHaveLength(497);
    expect(file.heldRows.map((row) => row.line)).toEqual([19, 252, 501]);
    expect(file.heldRows[0]?.reason).toBe('The date “31/02/2024” does not exist or is not written like the others.');
  });

  it.each([
    ['2024-01-17,Third,-3.', 'The file breaks off after “-3.”, so this row may be incomplete.'],
    ['2024-01-17,Thi', 'The file breaks off after “Thi”, so this row may be incomplete.'],
    ['2024-0', 'The file breaks off after “2024-0”, so this row may be incomplete.'],
    [
      '2024-01-17,"Third, -3',
      'A quotation mark opens on this line and is never closed, so its cells cannot be told apart.',
    ],
  ])('holds back a last row cut to %s', (cut, reason) => {
    const file = read(`Date,Text,Amount\n2024-01-15,First,-1.00\n2024-01-16,Second,-2.00\n${cut}`);
    expect(rowsOf(file)).toHaveLength(2);
    expect(file.heldRows).toEqual([{ line: 4, reason, raw: cut }]);
  });

  it('takes a sentence below the table for no cut row', () => {
    const file = read('Type,Date,Amount\nCard,2024-01-15,-1.00\nCard,2024-01-16,-2.00\nNumber of rows: 2');
    expect(rowsOf(file)).toHaveLength(2);
    expect(file.heldRows).toEqual([]);
    expect(read('Type,Date,Amount\nCard,2024-01-15,-1.00\nCard,2024-01-16,-2.00\nCar').heldRows).toHaveLength(1);
  });

  it('believes a whole last row that has no line end', () => {
    expect(brief('Date,Text,Amount\n2024-01-15,A,-1.00\n2024-01-16,B,-2.50')).toHaveLength(2);
    expect(brief('Date,Text,Amount\n2024-01-15,A,-1\n2024-01-16,B,-25')).toHaveLength(2);
  });
});
