/** The one minus sign of the product, U+2212, in place of the hyphen that Intl writes. */
function withMinus(text: string): string {
  return text.replace(/-/g, '−');
}

/**
 * A share from 0 to 1 as `91 %`. Rounding never claims certainty: 0.996 is 99 % and 0.001 is `< 1 %`; only 1 and 0
 * themselves are 100 % and 0 %.
 */
export function formatPercent(share: number, locale: string, decimals = 0): string {
  const step = 10 ** -decimals / 100;
  const isTiny = share > 0 && share < step;
  const shown = share < 1 && share > 1 - step ? 1 - step : isTiny ? step : share;
  const number = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(shown * 100);
  return `${isTiny ? '<\u00a0' : ''}${withMinus(number)}\u00a0%`;
}

/** A whole or decimal number, grouped. */
export function formatNumber(value: number, locale: string, decimals = 0): string {
  return withMinus(
    new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
  );
}

export type DateStyle = 'short' | 'medium' | 'long' | 'month';

const dateParts: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

/** A calendar date `YYYY-MM-DD` in words. It has no time zone, so none may shift it. */
export function formatDate(date: string, locale: string, style: DateStyle = 'medium'): string {
  return new Intl.DateTimeFormat(locale, { ...dateParts[style], timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** An ISO 8601 instant as date and time of the person's own clock. */
export function formatInstant(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** Bytes in the largest unit that leaves a number of at least one: `3.2 MB`. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${formatNumber(value, locale, power > 0 && value < 100 ? 1 : 0)} ${units[power]}`;
}

/** `1 row`, `12 rows`. */
export function countOf(count: number, singular: string, plural: string, locale: string): string {
  return `${formatNumber(count, locale)} ${count === 1 ? singular : plural}`;
}
