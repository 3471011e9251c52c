import { fileFormatSchema } from '../../../shared/contract/imports.ts';
import type { KeptRow, StoredHeldRow } from '../../database/stores/heldRowStore.ts';
import { cleanPayee, payeeKey } from '../../importers/payeeText.ts';
import { payeeEquality } from '../imports/bookRows.ts';
import { fingerprintOf } from '../imports/rowIdentity.ts';

interface Correction {
  readonly date: string;
  readonly amount: number;
  readonly currency: string;
  readonly text: string;
}

/** A held row as a person corrected it, with what makes a later file's row the same. */
export function correctedRow({ text, ...correction }: Correction, { kept, format }: StoredHeldRow): KeptRow {
  const name = cleanPayee(text);
  const cleaned = { payeeName: name, payeeKey: payeeKey(name) };
  const payee =
    kept?.bankText === text
      ? { payeeName: kept.payeeName, payeeKey: kept.payeeKey }
      : { payeeName: name, payeeKey: payeeEquality(cleaned) };
  const bankId = kept?.bankId ?? null;
  const known = fileFormatSchema.safeParse(format).data ?? 'sample';
  const fingerprint = fingerprintOf({ ...correction, bankText: text, bankId }, correction, known);
  return {
    ...correction,
    bankText: text,
    bankId,
    ...payee,
    category: kept?.category ?? null,
    parts: kept?.amount === correction.amount && kept.currency === correction.currency ? kept.parts : null,
    note: kept?.note ?? null,
    tags: kept?.tags ?? [],
    fingerprint,
    occurrence: 0,
  };
}
