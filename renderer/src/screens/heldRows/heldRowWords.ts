import { type HeldRowKind, type SuspicionKind, suspicionKindSchema } from '../../../../shared/contract/heldRows.ts';

/** What a row is held for, in a few words. */
export const kindNames: Readonly<Record<HeldRowKind, string>> = {
  unreadable: 'cannot be read for certain',
  unreadable_date: 'no day that can be read',
  zero_amount: 'amount of zero',
  future_date: 'day still to come',
  currency_change: 'other currency',
  sign_flip: 'against the custom of its payee',
  remark: 'about the file',
};

/** What is accepted from now on, as in “always accept …”. */
export const acceptedWords: Readonly<Record<SuspicionKind, string>> = {
  zero_amount: 'amounts of zero',
  future_date: 'days still to come',
  currency_change: 'other currencies',
  sign_flip: 'payees that turn round',
};

export function suspicionOf(kind: HeldRowKind): SuspicionKind | null {
  return suspicionKindSchema.safeParse(kind).data ?? null;
}
