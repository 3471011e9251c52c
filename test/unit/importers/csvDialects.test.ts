import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { StatementRow } from '../../../electron/importers/statement.ts';

/** A table's rows and the way it writes them. */
interface Dialect {
  delimiter: ',' | ';' | '\t' | '|';
  decimalSign: '.' | ',';
  grouping: '' | ',' | '.' | "'" | ' ' | '\u00A0' | '\u202F';
  dateStyle: (year: number, month: number, day: number) => string;
  amounts:
    | 'signed'
    | 'plus'
    | 'sides'
    | 'minus sides'
    | 'direction'
    | 'letters'
    | 'trailing'
    | 'parentheses'
    | 'currency';
  names: readonly [date: string, text: string, amount: string, debit: string, credit: string, direction: string];
  quoteAll: boolean;
  lineEnd: '\n' | '\r\n' | '\r';
  endsWithLineEnd: boolean;
  linesAbove: readonly string[];
  encoding: 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  amountIsLast: boolean;
}

interface Booking {
  year: number;
  month: number;
  day: number;
  cents: number;
  text: string;
}

const two = (value: number) => String(value).padStart(2, '0');

const dateStyles: Dialect['dateStyle'][] = [
  (year, month, day) => `${year}-${two(month)}-${two(day)}`,
  (year, month, day) => `${two(day)}.${two(month)}.${year}`,
  (year, month, day) => `${day}/${month}/${year}`,
  (year, month, day) => `${two(month)}/${two(day)}/${year}`,
  (year, month, day) => `${two(day)}-${two(month)}-${two(year % 100)}`,
  (year, month, day) => `${year}${two(month)}${two(day)}`,
  (year, month, day) =>
    `${two(day)} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]} ${year}`,
  (year, month, day) => `${year}-${two(month)}-${two(day)} 23:59:59 +0200`,
  (year, month, day) => `${two(month)}/${two(day)}/${year} 11:05 PM`,
];

const dialect: fc.Arbitrary<Dialect> = fc
  .record<Dialect>({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    decimalSign: fc.constantFrom('.', ','),
    grouping: fc.constantFrom('', ',', '.', "'", ' ', '\u00A0', '\u202F'),
    dateStyle: fc.constantFrom(...dateStyles),
    amounts: fc.constantFrom(
      'signed',
      'plus',
      'sides',
      'minus sides',
      'direction',
      'letters',
      'trailing',
      'parentheses',
      'currency',
    ),
    names: fc.constantFrom<Dialect['names'][]>(
      ['Date', 'Description', 'Amount', 'Debit', 'Credit', 'Debit/Credit'],
      ['Buchungstag', 'Verwendungszweck', 'Betrag', 'Soll', 'Haben', 'Soll/Haben'],
      ['Date', 'Libellé', 'Montant', 'Débit', 'Crédit', 'Sens'],
      ['Fecha', 'Concepto', 'Importe', 'Cargo', 'Abono', 'Debe/Haber'],
      ['Datum', 'Omschrijving', 'Bedrag', 'Af', 'Bij', 'Af/Bij'],
    ),
    quoteAll: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    endsWithLineEnd: fc.boolean(),
    linesAbove: fc.constantFrom<(readonly string[])[]>(
      [],
      ['Account statement'],
      ['My account', 'Printed by the bank', ''],
    ),
    encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'),
    amountIsLast: fc.boolean(),
  })
  .filter(({ decimalSign, grouping }) => grouping !== decimalSign)
  // Windows-1252 has no narrow blank.
  .map((value) =>
    value.encoding === 'windows-1252' && value.grouping === '\u202F'
      ? { ...value, grouping: '\u00A0' as const }
      : value,
  );

// Texts as banks write them; an unquoted text must not look like a header, a total or a balance.
const text = fc
  .array(
    fc.constantFrom(
      'Bäckerei',
      'CAFE 12',
      "O'Neill",
      'a,b',
      'c;d',
      'e|f',
      'said "x"',
      'REF 0042',
      'Señor',
      '(shop)',
      '10.00 off',
      '12/05',
      '#7',
      '=1+1',
      '@home',
      'two\nlines',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((words) => words.join(' '));

const booking = fc.record<Booking>({
  year: fc.integer({ min: 2001, max: 2068 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  cents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((cents) => cents !== 0),
  text,
});

/** Rows that leave no doubt: a day after the twelfth, and money in both directions. */
const bookings = fc
  .array(booking, { minLength: 1, maxLength: 12 })
  .map((rows) => [
    { year: 2024, month: 3, day: 25, cents: -1250, text: 'first' },
    { year: 2024, month: 2, day: 27, cents: 990, text: 'second' },
    ...rows,
  ]);

function writtenAmount(cents: number, { decimalSign, grouping }: Dialect): string {
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(?:\d{3})+$)/g, grouping);
  return `${whole}${decimalSign}${two(Math.abs(cents) % 100)}`;
}

function amountCells(cents: number, way: Dialect): string[] {
  const written = writtenAmount(cents, way);
  const isOut = cents < 0;
  if (way.amounts === 'sides') return isOut ? [written, ''] : ['', written];
  if (way.amounts === 'minus sides') return isOut ? [`-${written}`, ''] : ['', written];
  if (way.amounts === 'letters') return [`${written} ${isOut ? 'DB' : 'CR'}`];
  if (way.amounts === 'currency') return [`${isOut ? '-' : ''}${written} EUR`];
  if (way.amounts === 'plus') return [`${isOut ? '-' : '+'}${written}`];
  if (way.amounts === 'direction') return [isOut ? 'D' : 'C', written];
  if (way.amounts === 'trailing') return [isOut ? `${written}-` : written];
  if (way.amounts === 'parentheses') return [isOut ? `(${written})` : written];
  return [isOut ? `-${written}` : written];
}

function render(rows: readonly Booking[], way: Dialect): string {
  const cell = (content: string) =>
    way.quoteAll || content.includes(way.delimiter) || /["\n]/.test(content)
      ? `"${content.replaceAll('"', '""')}"`
      : content;
  const [date, description, amount, debit, credit, direction] = way.names;
  const amountNames =
    way.amounts === 'sides' || way.amounts === 'minus sides'
      ? [debit, credit]
      : way.amounts === 'direction'
        ? [direction, amount]
        : [amount];
  const order = <Item>(first: Item, second: Item, money: Item[]) =>
    way.amountIsLast ? [first, second, ...money] : [first, ...money, second];
  const lines = [
    ...way.linesAbove,
    order(date, description, amountNames).map(cell).join(way.delimiter),
    ...rows.map((row) =>
      order(way.dateStyle(row.year, row.month, row.day), row.text, amountCells(row.cents, way))
        .map(cell)
        .join(way.delimiter),
    ),
  ];
  return lines.join(way.lineEnd) + (way.endsWithLineEnd ? way.lineEnd : '');
}

function encode(content: string, encoding: Dialect['encoding']): Uint8Array {
  if (encoding === 'windows-1252') return Uint8Array.from(content, (letter) => letter.charCodeAt(0));
  const codes = Array.from(content, (letter) => letter.charCodeAt(0));
  if (encoding === 'utf-16le') return Uint8Array.from([0xfeff, ...codes].flatMap((code) => [code & 0xff, code >> 8]));
  // Without a byte order mark.
  if (encoding === 'utf-16be') return Uint8Array.from(codes.flatMap((code) => [code >> 8, code & 0xff]));
  return new TextEncoder().encode(encoding === 'utf-8' ? content : `\uFEFF${content}`);
}

function rowsOf(bytes: Uint8Array): { rows: StatementRow[]; held: string[] } {
  const result = readBankFile(bytes);
  if (!result.ok) return { rows: [], held: [result.message] };
  return {
    rows: result.file.statements.flatMap((statement) => statement.rows),
    held: result.file.heldRows.map((row) => row.reason),
  };
}

const expectedRow = (row: Booking) => ({
  date: `${row.year}-${two(row.month)}-${two(row.day)}`,
  amount: row.cents,
  text: row.text,
});

describe('a table in any dialect', () => {
  it('gives back the rows that were written', () => {
    fc.assert(
      fc.property(bookings, dialect, (rows, chosen) => {
        // Where a minus follows the amount, a last row without line end may have lost it and is rightly not believed.
        const way = {
          ...chosen,
          endsWithLineEnd: chosen.endsWithLineEnd || /^(?:trailing|letters|currency)$/.test(chosen.amounts),
        };
        const { rows: read, held } = rowsOf(encode(render(rows, way), way.encoding));
        expect(held).toEqual([]);
        expect(read.map(({ date, amount, text: words }) => ({ date, amount, text: words }))).toEqual(
          rows.map(expectedRow),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('never gives an amount or a date that was not written, wherever the file is cut', () => {
    fc.assert(
      fc.property(bookings, dialect, fc.double({ min: 0, max: 1, noNaN: true }), (rows, way, share) => {
        const whole = encode(render(rows, { ...way, amountIsLast: true }), way.encoding);
        const { rows: read } = rowsOf(whole.subarray(0, Math.floor(whole.length * share)));
        // A cut may take away the row that showed how dates and signs are written; the reading then says so. What
        // remains of a row that was cut must not come out as a row.
        read.forEach((row, index) => {
          const written = rows[index];
          expect(written).toBeDefined();
          if (written) expect(Math.abs(row.amount)).toBe(Math.abs(written.cents));
        });
        if (read.length > 2)
          expect(read.map(({ date, amount }) => ({ date, amount }))).toEqual(
            rows.slice(0, read.length).map((row) => ({ date: expectedRow(row).date, amount: row.cents })),
          );
      }),
      { numRuns: 1500 },
    );
  });
});

/** Bytes of a text in a code page, by what the bytes mean in it. */
function inCodePage(content: string, encoding: 'windows-1250' | 'windows-1251'): Uint8Array {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(content, (letter) => letters.indexOf(letter));
}

describe('a table in a code page of the east', () => {
  it.each([
    [
      'windows-1251',
      'Дата операции;Описание;Сумма',
      ['Оплата в кафе', 'Зарплата за март', 'Перевод на карту', 'Аптека № 5', 'Ёлка'],
    ],
    [
      'windows-1250',
      'Data operacji;Opis;Kwota',
      ['Płatność kartą', 'Žluťoučký kůň', 'Świeże warzywa', 'Őszi vásár', 'Příchozí úhrada'],
    ],
  ] as const)('%s gives back the rows that were written', (encoding, header, texts) => {
    const row = fc.record({ cents: fc.integer({ min: -999_999, max: 999_999 }), text: fc.constantFrom(...texts) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        // All texts once, so that there are letters enough to tell the code page by.
        const written = [...texts.map((text, index) => ({ cents: -100 - index, text })), ...rows];
        const body = written.map(
          ({ cents, text }) => `25.03.2024;${text};${(cents / 100).toFixed(2).replace('.', ',')}`,
        );
        const { rows: read, held } = rowsOf(inCodePage(`${[header, ...body].join('\r\n')}\r\n`, encoding));
        expect(held).toEqual([]);
        expect(read.map(({ amount, text }) => ({ cents: amount, text }))).toEqual(written);
      }),
      { numRuns: 100 },
    );
  });
});
