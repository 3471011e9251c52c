import { minorUnitDigits } from '../../shared/money.ts';

/** Half-octaves up to 2^20 main units; larger amounts share the last one. */
const lastMagnitude = 40;

/** Half-octave of an amount in main units: 2·log2(1 + amount), a real number in [0, 40]. */
export function magnitudeOf(amount: number, currency: string): number {
  return Math.min(lastMagnitude, 2 * Math.log2(1 + Math.abs(amount) / 10 ** minorUnitDigits(currency)));
}
