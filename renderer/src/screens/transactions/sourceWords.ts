import type { Transaction } from '../../../../shared/contract/transactions.ts';

/** Where the category came from, or who would suggest it. */
export function sourceWords({
  state,
  categorySource,
  ruleName,
}: Pick<Transaction, 'state' | 'categorySource' | 'ruleName'>): string {
  if (categorySource === 'user') return 'You';
  if (categorySource === 'import') return 'File';
  if (categorySource === 'rule') return ruleName === null ? 'A rule, since removed' : `Rule ${ruleName}`;
  return state === 'suggested' ? 'Suggestion' : '';
}
