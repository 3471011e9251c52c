import type { Transaction } from '../../../../shared/contract/transactions.ts';

/** What two transactions can be said to be by hand; null where they can be neither. */
export function matchByHand(rows: readonly Transaction[]): 'duplicate' | 'transfer' | null {
  const [one, other, ...more] = rows;
  if (!one || !other || more.length > 0) return null;
  if (one.accountId === other.accountId) {
    return one.amount === other.amount && one.currency === other.currency ? 'duplicate' : null;
  }
  const isExchange = one.currency !== other.currency;
  const isOpposite = Math.sign(one.amount) * Math.sign(other.amount) === -1;
  const isFree = one.transferPeerId === null && other.transferPeerId === null;
  return isFree && isOpposite && (isExchange || one.amount === -other.amount) ? 'transfer' : null;
}
