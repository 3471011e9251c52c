import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../../electron/importers/readBankFile.ts';
import type { CsvLayoutChoice as ReaderChoice } from '../../../../electron/importers/statement.ts';
import { openProperties, questionOf } from '../../../../renderer/src/screens/import/layoutQuestions.ts';
import { dateInOrder, layoutSentence } from '../../../../renderer/src/screens/import/layoutWords.ts';
import type { CsvReading } from '../../../../shared/contract/imports.ts';

function readingOf(text: string, choice: ReaderChoice = {}): CsvReading {
  const result = readBankFile(new TextEncoder().encode(text), choice);
  if (!result.ok || !result.file.csv) throw new Error('not a table');
  return result.file.csv;
}

const asItIs = (date: string) => date;
const undecidedDates = 'Date,Description,Amount\n03/04/2024,Bakery,-4.80\n05/06/2024,Employer,2100.00\n';

describe('the questions about a file', () => {
  it('ask nothing where the file decides everything', () => {
    const reading = readingOf('Date,Description,Amount\n31/01/2024,Bakery,-4.80\n13/02/2024,Employer,2100.00\n');
    expect(openProperties(reading, {})).toEqual([]);
  });

  it('ask for the order of a date with an example from the file and both its meanings', () => {
    const reading = readingOf(undecidedDates);
    expect(openProperties(reading, {})).toContain('dateOrder');
    const { question, answers } = questionOf('dateOrder', reading, asItIs);
    expect(question).toBe('Is “03/04/2024” 2024-04-03 or 2024-03-04?');
    expect(answers.map(({ choice }) => choice)).toEqual([
      { dateOrder: 'day-month-year' },
      { dateOrder: 'month-day-year' },
    ]);
  });

  it('ask no more for what was answered', () => {
    const reading = readingOf(undecidedDates);
    expect(openProperties(reading, { dateOrder: 'day-month-year' })).not.toContain('dateOrder');
    expect(openProperties(readingOf(undecidedDates, { dateOrder: 'day-month-year' }), {})).not.toContain('dateOrder');
  });

  it('ask whether an amount without any sign is money out, in the words of its row', () => {
    const reading = readingOf('Date,Description,Amount\n2024-01-31,Bakery,4.80\n2024-02-13,Grocer,21.00\n');
    expect(openProperties(reading, {})).toContain('amountForm');
    const { question, answers } = questionOf('amountForm', reading, asItIs);
    expect(question).toBe('Is “4.80” for “Bakery” money out or money in?');
    expect(answers.find(({ id }) => id === 'out')?.choice).toEqual({ amountForm: 'reversed' });
  });

  it('ask what a lone mark before three digits means', () => {
    const reading = readingOf('Date;Description;Amount\n2024-01-31;Rent;-1.234\n2024-02-29;Rent;-1.250\n');
    expect(openProperties(reading, {})).toContain('decimalSign');
    const { question, answers } = questionOf('decimalSign', reading, asItIs);
    expect(question).toBe('Does the point in “-1.234” begin the decimals, or group thousands?');
    expect(answers.map(({ choice }) => choice)).toEqual([{ decimalSign: '.' }, { decimalSign: ',' }]);
  });
});

describe('the words for a layout', () => {
  it('say how a table was read in whole sentences', () => {
    const reading = readingOf('Datum;Text;Betrag\n31.01.2024;Bäcker;-4,80\n13.02.2024;Gehalt;2.100,00\n');
    expect(layoutSentence(reading)).toBe(
      'A table with cells separated by semicolons, with column names in line 1, written in Unicode (UTF-8). ' +
        'Dates are day, month, year. Amounts use a decimal comma and stand in one column, minus for money out.',
    );
  });

  it('read a date in the order that is asked for, and no day that does not exist', () => {
    expect(dateInOrder('3.4.24', 'day-month-year')).toBe('2024-04-03');
    expect(dateInOrder('03/04/2024 12:00', 'month-day-year')).toBe('2024-03-04');
    expect(dateInOrder('31/04/2024', 'day-month-year')).toBeNull();
    expect(dateInOrder('20240403', 'day-month-year')).toBeNull();
  });
});
