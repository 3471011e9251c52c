import { ListChecks } from 'lucide-react';
import type { Transaction } from '../../../shared/contract/transactions.ts';
import { Chip } from '../ui/Chip.tsx';
import { categoryName } from './categoryName.ts';

/**
 * The category of a transaction: solid where a person or a rule decided (with the mark of a rule), dashed where a model
 * merely suggests, dotted where nobody knows.
 */
export function CategoryChip({ transaction }: { transaction: Transaction }) {
  const { categoryPath, suggestedCategoryPath, state, ruleName, parts } = transaction;
  if (parts.length > 0) return <DividedChip transaction={transaction} />;
  if (categoryPath !== null) {
    const isByRule = state === 'automatic';
    return (
      <Chip kind="confirmed" title={isByRule ? `${categoryPath}, set by ${nameOfRule(ruleName)}` : categoryPath}>
        {isByRule && (
          <ListChecks size={12} className="mr-1 inline-block align-[-1.5px] text-accent" aria-hidden="true" />
        )}
        {categoryName(categoryPath)}
        {isByRule && <span className="sr-only">, set by a rule</span>}
      </Chip>
    );
  }
  if (suggestedCategoryPath !== null) {
    return (
      <Chip kind="guess" title={`${suggestedCategoryPath}, suggested`}>
        {categoryName(suggestedCategoryPath)}
      </Chip>
    );
  }
  return <Chip kind="unsure">not sure</Chip>;
}

/** The category of the largest part, and how many more there are. */
function DividedChip({ transaction }: { transaction: Transaction }) {
  const { categoryPath, suggestedCategoryPath, parts } = transaction;
  const path = categoryPath ?? suggestedCategoryPath;
  const more = parts.length - 1;
  return (
    <Chip
      kind={categoryPath !== null ? 'confirmed' : path === null ? 'unsure' : 'guess'}
      title={`Divided: ${parts.map((part) => part.categoryPath ?? 'no category').join(', ')}`}
    >
      {path === null ? 'not sure' : categoryName(path)}
      <span className="text-soft" aria-hidden="true">
        {' '}
        +{more}
      </span>
      <span className="sr-only">, and {more === 1 ? 'one more part' : `${more} more parts`}</span>
    </Chip>
  );
}

function nameOfRule(ruleName: string | null): string {
  return ruleName === null ? 'a rule that is gone' : `the rule “${ruleName}”`;
}
