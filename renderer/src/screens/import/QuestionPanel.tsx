import type { ReactNode } from 'react';
import type { CsvLayoutChoice } from '../../../../shared/contract/imports.ts';
import { Button } from '../../ui/Button.tsx';
import type { LayoutQuestion } from './layoutQuestions.ts';

/** The frame around what is asked about a file. */
export function QuestionPanel({ count, children }: { count: number; children: ReactNode }) {
  return (
    <section
      aria-label="Questions about this file"
      className="rounded-card border border-warn bg-warn-soft px-4.5 py-4"
    >
      <h2 className="font-semibold">
        {count === 1 ? 'One thing the file does not say' : `${count} things the file does not say`}
      </h2>
      <ul className="mt-2 grid grid-cols-1 gap-3">{children}</ul>
    </section>
  );
}

/** One question with its answers as buttons, the given answer pressed. */
export function Question({
  question,
  isAnswered,
  isChosen,
  onAnswer,
}: {
  question: LayoutQuestion;
  isAnswered: boolean;
  isChosen(choice: CsvLayoutChoice): boolean;
  onAnswer(choice: CsvLayoutChoice): void;
}) {
  return (
    <li>
      <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <legend className="float-left min-w-0 wrap-anywhere">{question.question}</legend>
        <div className="flex flex-wrap gap-2">
          {question.answers.map(({ id, label, choice }) => {
            const isPressed = isAnswered && isChosen(choice);
            return (
              <Button
                key={id}
                aria-pressed={isPressed}
                variant={isPressed ? 'primary' : 'secondary'}
                onClick={() => onAnswer(choice)}
              >
                {label}
              </Button>
            );
          })}
        </div>
      </fieldset>
    </li>
  );
}
