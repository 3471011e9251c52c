import { z } from 'zod';
import { type TransactionPart, transactionPartSchema } from '../../../shared/contract/transactions.ts';

const partsSchema = z.array(transactionPartSchema);

/** The parts as `transactions.parts_json` keeps them. */
export function parseParts(json: string): TransactionPart[] {
  return partsSchema.parse(JSON.parse(json));
}

export function serialiseParts(parts: readonly TransactionPart[]): string {
  return JSON.stringify(parts.map(({ amount, categoryId, note }) => ({ amount, categoryId, note })));
}
