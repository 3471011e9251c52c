import type { CsvLayout, CsvReading } from '../../../../shared/contract/imports.ts';
import { calendarDate } from '../../../../shared/dates.ts';

type Layout = CsvLayout;

export const encodingNames: Readonly<Record<Layout['encoding'], string>> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16, little-endian)',
  'utf-16be': 'Unicode (UTF-16, big-endian)',
  'windows-1252': 'Western European (Windows-1252)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'windows-1250': 'Central European (Windows-1250)',
};
export const delimiterNames: Readonly<Record<Layout['delimiter'], string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};
export const dateOrderNames: Readonly<Record<Layout['dateOrder'], string>> = {
  'day-month-year': 'day, month, year',
  'month-day-year': 'month, day, year',
  'year-month-day': 'year, month, day',
};
export const decimalSignNames: Readonly<Record<Layout['decimalSign'], string>> = {
  '.': 'a point (1234.50)',
  ',': 'a comma (1234,50)',
};
export const amountFormNames: Readonly<Record<Layout['amountForm'], string>> = {
  signed: 'one column, minus for money out',
  reversed: 'one column, minus for money in',
  'debit-and-credit': 'two columns, money out and money in',
  direction: 'one column, and another that says in or out',
};

/** The keys of a record of words, as its own type: what a select offers. */
export function choicesOf<Value extends string>(names: Readonly<Record<Value, string>>) {
  const isValue = (word: string): word is Value => Object.hasOwn(names, word);
  return Object.keys(names)
    .filter(isValue)
    .map((value) => ({ value, label: names[value] }));
}

/** How the table was read, as a sentence. */
export function layoutSentence({ layout }: CsvReading): string {
  const header = layout.headerLine === null ? 'without column names' : `with column names in line ${layout.headerLine}`;
  return (
    `A table with cells separated by ${delimiterNames[layout.delimiter]}, ${header}, ` +
    `written in ${encodingNames[layout.encoding]}. Dates are ${dateOrderNames[layout.dateOrder]}. ` +
    `Amounts use ${layout.decimalSign === '.' ? 'a decimal point' : 'a decimal comma'} ` +
    `and stand in ${amountFormNames[layout.amountForm]}.`
  );
}

const threeNumbers = /(?<!\d)(\d{1,4})[./\-\s](\d{1,2})[./\-\s](\d{1,4})(?!\d)/;

/** The date that a cell such as `03/04/24` is in an order of its numbers; null where it is none. */
export function dateInOrder(cell: string, order: Layout['dateOrder']): string | null {
  const match = threeNumbers.exec(cell);
  if (!match) return null;
  const [, first = '', second = '', third = ''] = match;
  const [year, month, day] =
    order === 'year-month-day'
      ? [first, second, third]
      : order === 'day-month-year'
        ? [third, second, first]
        : [third, first, second];
  const century = year.length > 2 ? 0 : Number(year) < 70 ? 2000 : 1900;
  return calendarDate(century + Number(year), Number(month), Number(day));
}

/** The first cell of the sample that means different days in two orders. */
export function ambiguousDate({ layout, sample }: CsvReading): string | null {
  const { date } = layout.columns;
  if (date === null) return null;
  const cells = sample.map((row) => row[date] ?? '');
  return (
    cells.find((cell) => {
      const dayFirst = dateInOrder(cell, 'day-month-year');
      const monthFirst = dateInOrder(cell, 'month-day-year');
      return dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst;
    }) ?? null
  );
}

/** The first cells of the sample in a column that holds money, together with the words that stand beside them. */
export function moneyExample({ layout, sample }: CsvReading): { amount: string; text: string } | null {
  const { columns } = layout;
  const money = columns.amount ?? columns.debit ?? columns.credit;
  if (money === null) return null;
  const row = sample.find((cells) => (cells[money] ?? '').trim() !== '');
  if (!row) return null;
  const text = [columns.payee, ...columns.text]
    .map((column) => (column === null ? '' : (row[column] ?? '').trim()))
    .filter((cell, index, cells) => cell !== '' && cells.indexOf(cell) === index)
    .join(' ');
  return { amount: (row[money] ?? '').trim(), text: text.length > 60 ? `${text.slice(0, 60)}…` : text };
}

/** The first cell that a decimal sign would change: `1.234` or `12,50`. */
export function undecidedAmount({ layout, sample }: CsvReading): string | null {
  const { amount, debit, credit } = layout.columns;
  for (const row of sample) {
    for (const column of [amount, debit, credit]) {
      const cell = column === null ? '' : (row[column] ?? '').trim();
      if (/\d[.,]\d{3}(?!\d)/.test(cell)) return cell;
    }
  }
  return null;
}

/** A cell of the sample with letters beyond ASCII, by which a person sees whether the encoding is right. */
export function accentedCell({ sample }: CsvReading): string | null {
  return sample.flat().find((cell) => /[^\p{ASCII}]/u.test(cell)) ?? null;
}
