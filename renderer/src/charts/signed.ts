import { formatNumber } from '../ui/format.ts';

/** `+1.4`, `−0.6`; one decimal, two where one would show nothing. What rounds to zero has no sign. */
export function signed(value: number, locale: string): string {
  const decimals = Math.abs(value) < 0.1 ? 2 : 1;
  const rounded = Number(value.toFixed(decimals));
  return `${rounded > 0 ? '+' : ''}${formatNumber(rounded === 0 ? 0 : rounded, locale, decimals)}`;
}
