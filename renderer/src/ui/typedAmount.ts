import { decimalToMinorUnits } from '../../../shared/money.ts';

/** An amount as a person types it, with a point or a comma, in minor units; null where it is none in this currency. */
export function typedAmount(text: string, currency: string): number | null {
  return decimalToMinorUnits(text.trim().replace('−', '-').replace(',', '.'), currency);
}
