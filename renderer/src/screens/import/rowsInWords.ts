import type { FileOutcome } from '../../../../shared/contract/imports.ts';
import { countOf } from '../../ui/format.ts';

/** What became of the rows of a file. */
export function rowsInWords(
  { imported, alreadyThere, heldBack }: Pick<FileOutcome, 'imported' | 'alreadyThere' | 'heldBack'>,
  locale: string,
): string {
  return [
    imported > 0 ? countOf(imported, 'row imported', 'rows imported', locale) : 'nothing new',
    ...(alreadyThere > 0 ? [`${countOf(alreadyThere, 'row', 'rows', locale)} already there`] : []),
    ...(heldBack > 0 ? [`${countOf(heldBack, 'row', 'rows', locale)} held back`] : []),
  ].join(', ');
}
