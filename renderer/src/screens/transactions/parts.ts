import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { minorUnitsToDecimal } from '../../../../shared/money.ts';
import { typedAmount } from '../../ui/typedAmount.ts';

type Whole = Pick<Transaction, 'amount' | 'currency'>;

/**
 * A part as a person types it: an amount in the direction of the whole (of money out, `4` is 4 out and `-4` is 4 back), or a
 * share of it (`30 %`). In minor units with the sign of the books; null where it is neither.
 */
export function typedPart(text: string, { amount, currency }: Whole): number | null {
  const direction = Math.sign(amount);
  const share = /^\s*(\d+(?:[.,]\d+)?)\s*%\s*$/.exec(text)?.[1];
  if (share !== undefined) return direction * Math.round((Math.abs(amount) * Number(share.replace(',', '.'))) / 100);
  const typed = typedAmount(text, currency);
  return typed === null ? null : direction * typed || 0;
}

/** How `typedPart` reads it back. */
export function partText(part: number, { amount, currency }: Whole): string {
  return minorUnitsToDecimal(Math.sign(amount) * part || 0, currency);
}

/** An amount in parts that differ by one minor unit at most and add up to it. */
export function evenParts(amount: number, count: number): number[] {
  const direction = Math.sign(amount);
  const least = Math.floor(Math.abs(amount) / count);
  const more = Math.abs(amount) - least * count;
  return Array.from({ length: count }, (_, place) => direction * (least + (place < more ? 1 : 0)) || 0);
}
