import type { CsvLayout, CsvLayoutChoice, CsvReading } from '../../../../shared/contract/imports.ts';
import {
  accentedCell,
  ambiguousDate,
  amountFormNames,
  choicesOf,
  dateInOrder,
  dateOrderNames,
  decimalSignNames,
  delimiterNames,
  encodingNames,
  moneyExample,
  undecidedAmount,
} from './layoutWords.ts';

export type LayoutProperty = keyof CsvReading['certain'];

/** Something that the file itself does not decide, with the answers there are. */
export interface LayoutQuestion {
  readonly property: LayoutProperty;
  readonly question: string;
  readonly answers: readonly { readonly id: string; readonly label: string; readonly choice: CsvLayoutChoice }[];
}

const properties: readonly LayoutProperty[] = [
  'dateOrder',
  'decimalSign',
  'amountForm',
  'delimiter',
  'headerLine',
  'encoding',
  'thousandsMark',
  'columns',
];

/** What the reading leaves open and the person has not answered. */
export function openProperties(reading: CsvReading, answered: CsvLayoutChoice): readonly LayoutProperty[] {
  return properties.filter((property) => !reading.certain[property] && answered[property] === undefined);
}

/** The question for one property, with an example from the file. */
export function questionOf(
  property: LayoutProperty,
  reading: CsvReading,
  dateInWords: (date: string) => string,
): LayoutQuestion {
  switch (property) {
    case 'dateOrder':
      return dateOrderQuestion(ambiguousDate(reading), dateInWords);
    case 'decimalSign':
      return decimalQuestion(reading);
    case 'amountForm':
      return amountQuestion(reading);
    case 'delimiter':
      return {
        property,
        question: 'What separates the cells of a line?',
        answers: answersOf(delimiterNames, (delimiter) => ({ delimiter })),
      };
    case 'headerLine':
      return headerQuestion(reading);
    case 'encoding': {
      const example = accentedCell(reading);
      return {
        property,
        question: example
          ? `Does “${example}” read as it should? If not, choose another writing.`
          : 'How is it written?',
        answers: answersOf(encodingNames, (encoding) => ({ encoding })),
      };
    }
    case 'thousandsMark':
      return {
        property,
        question: 'What groups the thousands of an amount?',
        answers: [
          { id: 'none', label: 'nothing', choice: { thousandsMark: null } },
          { id: 'point', label: 'a point', choice: { thousandsMark: '.' } },
          { id: 'comma', label: 'a comma', choice: { thousandsMark: ',' } },
          { id: 'space', label: 'a space', choice: { thousandsMark: ' ' } },
          { id: 'apostrophe', label: 'an apostrophe', choice: { thousandsMark: "'" } },
        ],
      };
    case 'columns':
      return {
        property,
        question: 'The column names do not say what they hold. Is each marked rightly in the table below?',
        answers: [{ id: 'right', label: 'Yes, they are right', choice: { columns: reading.layout.columns } }],
      };
  }
}

function answersOf<Value extends string>(
  names: Readonly<Record<Value, string>>,
  choice: (value: Value) => CsvLayoutChoice,
): LayoutQuestion['answers'] {
  return choicesOf(names).map(({ value, label }) => ({ id: value, label, choice: choice(value) }));
}

/** Asks for the order of day and month, with an example from the file where it has one. */
export function dateOrderQuestion(example: string | null, dateInWords: (date: string) => string): LayoutQuestion {
  const dayFirst = example && dateInOrder(example, 'day-month-year');
  const monthFirst = example && dateInOrder(example, 'month-day-year');
  if (!example || !dayFirst || !monthFirst) {
    return {
      property: 'dateOrder',
      question: 'In which order are the dates written?',
      answers: answersOf(dateOrderNames, (dateOrder) => ({ dateOrder })),
    };
  }
  const first = dateInWords(dayFirst);
  const second = dateInWords(monthFirst);
  return {
    property: 'dateOrder',
    question: `Is “${example}” ${first} or ${second}?`,
    answers: [
      { id: 'day-month-year', label: first, choice: { dateOrder: 'day-month-year' } },
      { id: 'month-day-year', label: second, choice: { dateOrder: 'month-day-year' } },
    ],
  };
}

function decimalQuestion(reading: CsvReading): LayoutQuestion {
  const example = undecidedAmount(reading);
  if (!example) {
    return {
      property: 'decimalSign',
      question: 'What stands before the cents of an amount?',
      answers: answersOf(decimalSignNames, (decimalSign) => ({ decimalSign })),
    };
  }
  const isPoint = example.includes('.');
  const sign: CsvLayout['decimalSign'] = isPoint ? '.' : ',';
  const other: CsvLayout['decimalSign'] = isPoint ? ',' : '.';
  return {
    property: 'decimalSign',
    question: `Does the ${isPoint ? 'point' : 'comma'} in “${example}” begin the decimals, or group thousands?`,
    answers: [
      { id: sign, label: 'It begins the decimals', choice: { decimalSign: sign } },
      { id: other, label: 'It groups thousands', choice: { decimalSign: other } },
    ],
  };
}

function amountQuestion(reading: CsvReading): LayoutQuestion {
  const example = moneyExample(reading);
  const { amountForm } = reading.layout;
  if (!example || (amountForm !== 'signed' && amountForm !== 'reversed')) {
    return {
      property: 'amountForm',
      question: 'How does the file tell money in from money out?',
      answers: answersOf(amountFormNames, (form) => ({ amountForm: form })),
    };
  }
  const isNegative = /^[-−(]|[-−)]$/.test(example.amount);
  return {
    property: 'amountForm',
    question: `Is “${example.amount}” ${example.text ? `for “${example.text}” ` : ''}money out or money in?`,
    answers: [
      { id: 'out', label: 'Money out', choice: { amountForm: isNegative ? 'signed' : 'reversed' } },
      { id: 'in', label: 'Money in', choice: { amountForm: isNegative ? 'reversed' : 'signed' } },
    ],
  };
}

function headerQuestion({ layout, columns }: CsvReading): LayoutQuestion {
  const line = layout.headerLine;
  if (line === null) {
    return {
      property: 'headerLine',
      question: 'Does the table have column names?',
      answers: [
        { id: 'none', label: 'No', choice: { headerLine: null } },
        { id: 'first', label: 'Yes, in its first line', choice: { headerLine: 1 } },
      ],
    };
  }
  return {
    property: 'headerLine',
    question: `Are these the names of the columns: “${columns.slice(0, 4).join('”, “')}”?`,
    answers: [
      { id: 'yes', label: 'Yes', choice: { headerLine: line } },
      { id: 'no', label: 'No, that is a transaction', choice: { headerLine: null } },
    ],
  };
}
