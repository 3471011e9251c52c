import { useState } from 'react';
import type { CsvLayout, CsvLayoutChoice, CsvReading } from '../../../../shared/contract/imports.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { formatDate } from '../../ui/format.ts';
import { type LayoutProperty, type LayoutQuestion, openProperties, questionOf } from './layoutQuestions.ts';
import { Question, QuestionPanel } from './QuestionPanel.tsx';

/**
 * Asks what the file itself does not decide. A question that was answered stays, with its answer, so that it can be
 * changed and the focus has somewhere to be.
 */
export function LayoutQuestions({
  reading,
  answered,
  onAnswer,
}: {
  reading: CsvReading;
  answered: CsvLayoutChoice;
  onAnswer(choice: CsvLayoutChoice): void;
}) {
  const { locale } = usePreferences();
  const [asked, setAsked] = useState<readonly LayoutQuestion[]>([]);
  const open = new Set(openProperties(reading, answered));
  const fresh = [...open].filter((property) => !asked.some((question) => question.property === property));
  const ask = (property: LayoutProperty) => questionOf(property, reading, (date) => formatDate(date, locale));
  if (fresh.length > 0) setAsked([...asked, ...fresh.map(ask)]);
  if (asked.length === 0) return null;
  return (
    <QuestionPanel count={asked.length}>
      {asked.map((question) => (
        <Question
          key={question.property}
          // Another answer may have changed the example; what was answered keeps the words that were answered.
          question={open.has(question.property) ? ask(question.property) : question}
          isAnswered={answered[question.property] !== undefined}
          isChosen={(choice) => agrees(reading.layout, choice)}
          onAnswer={onAnswer}
        />
      ))}
    </QuestionPanel>
  );
}

/** Whether a table is read as the answer says. */
function agrees(layout: CsvLayout, choice: CsvLayoutChoice): boolean {
  return (
    (choice.dateOrder === undefined || choice.dateOrder === layout.dateOrder) &&
    (choice.decimalSign === undefined || choice.decimalSign === layout.decimalSign) &&
    (choice.amountForm === undefined || choice.amountForm === layout.amountForm) &&
    (choice.delimiter === undefined || choice.delimiter === layout.delimiter) &&
    (choice.headerLine === undefined || choice.headerLine === layout.headerLine) &&
    (choice.encoding === undefined || choice.encoding === layout.encoding) &&
    (choice.thousandsMark === undefined || choice.thousandsMark === layout.thousandsMark)
  );
}
