/** Decimal places of a currency's minor unit where they are not two (ISO 4217). */
const minorUnitDigitsByCurrency: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Number of decimal places in which `currency` (ISO 4217) is counted. */
export function minorUnitDigits(currency: string): number {
  return minorUnitDigitsByCurrency[currency] ?? 2;
}

/**
 * A plain decimal (`-1234.5`, no grouping, point as decimal sign) as an integer of minor units.
 * Exact: no floating point on the way. More decimals than the currency has are allowed only where they are zeros.
 * Returns null for anything else, and for amounts that a double cannot hold exactly.
 */
export function decimalToMinorUnits(decimal: string, currency: string): number | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(decimal.trim());
  if (!match) return null;
  const digits = minorUnitDigits(currency);
  const fraction = match[3] ?? '';
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const value = Number(`${match[2]}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(value)) return null;
  return match[1] === '-' && value !== 0 ? -value : value;
}

/** The exact decimal text of an amount in minor units: `-123456` in EUR is `-1234.56`. */
export function minorUnitsToDecimal(amount: number, currency: string): string {
  const digits = minorUnitDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = amount < 0 ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`;
}

/** An amount for people: grouped by `locale`, with a true minus sign, and the currency code where `showCurrency`. */
export function formatMoney(amount: number, currency: string, locale: string, showCurrency = false): string {
  const digits = minorUnitDigits(currency);
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const text = number.format(Math.abs(amount) / 10 ** digits);
  return `${amount < 0 ? '−' : ''}${text}${showCurrency ? ` ${currency}` : ''}`;
}
