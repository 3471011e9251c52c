import type { ImportOptions } from '../../../../shared/contract/imports.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { PathText } from '../../ui/Combobox.tsx';
import { countOf } from '../../ui/format.ts';

type Answer = ImportOptions['categories'];

const answers: readonly { value: Answer; label: string; meaning: string }[] = [
  {
    value: 'confirm',
    label: 'Take them as known',
    meaning: 'Right for a history that you sorted yourself: each row keeps its category, and the models learn from it.',
  },
  {
    value: 'ignore',
    label: 'Leave them out',
    meaning: 'Right for labels that a bank made up: rows come in without a category, and get suggestions.',
  },
];

const shownCategories = 8;

/** Asks what the categories in the file are worth. It decides what the models learn from, so there is no default. */
export function CategoriesQuestion({
  categories,
  answer,
  onAnswer,
}: {
  categories: readonly string[];
  answer: Answer | null;
  onAnswer(answer: Answer): void;
}) {
  const { locale } = usePreferences();
  const more = categories.length - shownCategories;
  return (
    <fieldset
      className={`min-w-0 rounded-card border px-4.5 py-4 ${answer === null ? 'border-warn bg-warn-soft' : 'border-line bg-surface shadow-raised'}`}
    >
      <legend className="float-left mb-1.5 w-full font-semibold">Take the file’s categories as known?</legend>
      <p className="clear-both mb-3 flex flex-wrap items-center gap-1.5">
        <span className="mr-1">The file names {countOf(categories.length, 'category', 'categories', locale)}:</span>
        {categories.slice(0, shownCategories).map((category) => (
          <Chip key={category}>
            <PathText path={category} />
          </Chip>
        ))}
        {more > 0 && <span>and {more} more</span>}
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        {answers.map(({ value, label, meaning }) => (
          <label
            key={value}
            className="flex cursor-pointer items-start gap-2.5 rounded-control border border-line bg-surface px-3 py-2.5 has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="categories"
              className="mt-1 accent-accent outline-none"
              checked={answer === value}
              onChange={() => onAnswer(value)}
            />
            <span>
              <span className="font-medium">{label}</span>
              <span className="block text-control text-soft">{meaning}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
