import type { CsvLayoutChoice, DateReading } from '../../../../shared/contract/imports.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { formatDate } from '../../ui/format.ts';
import { dateOrderQuestion } from './layoutQuestions.ts';
import { Question, QuestionPanel } from './QuestionPanel.tsx';

/** Asks for the order of the dates of a file that is no table. Stays once it is answered, so that it can be changed. */
export function DateOrderQuestion({
  dates,
  answered,
  onAnswer,
}: {
  dates: DateReading;
  answered: CsvLayoutChoice;
  onAnswer(choice: CsvLayoutChoice): void;
}) {
  const { locale } = usePreferences();
  if (dates.certain && answered.dateOrder === undefined) return null;
  return (
    <QuestionPanel count={1}>
      <Question
        question={dateOrderQuestion(dates.example, (date) => formatDate(date, locale))}
        isAnswered={answered.dateOrder !== undefined}
        isChosen={({ dateOrder }) => dateOrder === dates.order}
        onAnswer={onAnswer}
      />
    </QuestionPanel>
  );
}
