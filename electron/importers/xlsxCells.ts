import { readCurrency } from './bankAmounts.ts';

/** What a number of a cell stands for, by its number format (ECMA-376 part 1, 18.8.30). */
export type NumberKind = 'number' | 'date' | 'time' | 'percent';

export interface NumberFormat {
  kind: NumberKind;
  /** ISO 4217 code of a currency that the format writes beside the number. */
  currency: string | null;
}

/** The formats that a workbook uses without defining them: percentages, dates and times of day. */
export function builtInFormat(id: number): NumberFormat {
  const isIn = (from: number, to: number) => id >= from && id <= to;
  const kind: NumberKind =
    id === 9 || id === 10
      ? 'percent'
      : isIn(18, 21) || isIn(45, 47) || isIn(32, 35)
        ? 'time'
        : isIn(14, 17) || id === 22 || isIn(27, 31) || id === 36 || isIn(50, 58)
          ? 'date'
          : 'number';
  return { kind, currency: null };
}

/** What a format that the workbook defines says: `dd/mm/yyyy`, `#,##0.00 [$€-407]`, `0.0%`. */
export function readNumberFormat(code: string): NumberFormat {
  const positive = code.split(';')[0] ?? '';
  const signs = [...positive.matchAll(/\[\$([^\]-]+)[^\]]*\]|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? '');
  const currency = signs.map(readCurrency).find((found) => found !== null) ?? null;
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const isGeneral = /general/i.test(bare);
  const hasDay = !isGeneral && /[yd]/i.test(bare);
  const hasTime = !isGeneral && /[hs]/i.test(bare);
  // A lone `m` is a month (`mmm`), beside hours it is a minute.
  const kind: NumberKind =
    hasDay || (!isGeneral && !hasTime && /m/i.test(bare))
      ? 'date'
      : hasTime
        ? 'time'
        : bare.includes('%')
          ? 'percent'
          : 'number';
  return { kind, currency };
}

const dayMs = 86_400_000;
/** Day 0 of each way to count days. The first one holds a 29 February 1900 that never was, as Lotus 1-2-3 did. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** A count of days as `YYYY-MM-DD`, with the time of day where the number has one. */
function dateText(serial: number, uses1904: boolean): string | null {
  const correction = !uses1904 && serial < 60 ? 1 : 0;
  const start = uses1904 ? epochs[1904] : epochs[1900];
  const instant = new Date(start + Math.round((serial + correction) * 86_400) * 1000);
  if (serial < 0 || Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9999) return null;
  const [day = '', time = ''] = instant.toISOString().split('T');
  return instant.getTime() % dayMs === 0 ? day : `${day} ${time.slice(0, 8)}`;
}

/**
 * A number without the noise of binary fractions: `0.30000000000000004` is 0.3, as a workbook keeps 15 digits of a
 * number. Fractions get at least two digits and never exactly three, which could be taken for thousands.
 */
function decimalText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  const places = /^-?\d+\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  return places === 1 || places === 3 ? `${text}0` : text;
}

/** A numeric cell as it is shown, but for grouping, and with all the decimals it has. Null where `stored` is no number. */
export function numberText(stored: string, format: NumberFormat, uses1904: boolean): string | null {
  const value = stored.trim() === '' ? Number.NaN : Number(stored);
  if (!Number.isFinite(value)) return null;
  if (format.kind === 'date' && value >= 1) return dateText(value, uses1904) ?? decimalText(value);
  if (format.kind === 'date' || format.kind === 'time')
    return new Date(Math.round((value % 1) * 86_400) * 1000).toISOString().slice(11, 19);
  if (format.kind === 'percent') return `${decimalText(value * 100)}%`;
  return format.currency === null ? decimalText(value) : `${decimalText(value)} ${format.currency}`;
}
