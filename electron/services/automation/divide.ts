import type { SplitPart } from '../../../shared/contract/ruleLanguage.ts';
import type { TransactionPart } from '../../../shared/contract/transactions.ts';

/**
 * Divides an amount (signed minor units) as a rule says. The parts add up to it exactly: shares are rounded, and the part
 * that takes the rest takes what that leaves. Null where a part would be nothing or the rest would change sides.
 */
export function divide(amount: number, parts: readonly SplitPart[]): TransactionPart[] | null {
  const sign = Math.sign(amount);
  const fixed = parts.map(({ of }) => {
    if (of.kind === 'rest') return 0;
    return of.kind === 'amount' ? sign * of.amount : Math.round(amount * of.share);
  });
  const rest = amount - fixed.reduce((sum, each) => sum + each, 0);
  const divided = parts.map(({ of, categoryId, note }, place) => ({
    amount: of.kind === 'rest' ? rest : (fixed[place] ?? 0),
    categoryId,
    note,
  }));
  return sign !== 0 && divided.every((part) => Math.sign(part.amount) === sign) ? divided : null;
}
