import { payeeKey } from '../../importers/payeeText.ts';

/** What makes two payees the same: the folded name or, of a name without letters and digits, the name itself. */
export function equalityKey(name: string): string {
  return payeeKey(name) || name.toLowerCase();
}
