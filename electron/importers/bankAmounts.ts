import type { DecimalSign, ThousandsMark } from './statement.ts';

/** An amount cell with everything but its digits understood. */
export interface AmountCell {
  /** Digits with the marks between them, as written: `1'234.50`. */
  digits: string;
  /** A minus before or after, or parentheses. */
  isNegative: boolean;
  /** A written plus or minus, or parentheses. */
  hasSign: boolean;
  /** A letter mark after the amount: CR, C, H for money in; DB, DR, D, S for money out. */
  mark: 'in' | 'out' | null;
  /** ISO 4217 code where the cell names the currency beyond doubt. */
  currency: string | null;
}

const currencyBySign: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₽': 'RUB',
  '₹': 'INR',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  '₩': 'KRW',
  '₫': 'VND',
  '₱': 'PHP',
  '₦': 'NGN',
  '₸': 'KZT',
  '฿': 'THB',
  zł: 'PLN',
  zl: 'PLN',
  kc: 'CZK',
  tl: 'TRY',
  rm: 'MYR',
  euro: 'EUR',
  euros: 'EUR',
  円: 'JPY',
  元: 'CNY',
  원: 'KRW',
  kč: 'CZK',
  ft: 'HUF',
  r$: 'BRL',
  us$: 'USD',
  a$: 'AUD',
  c$: 'CAD',
  nz$: 'NZD',
  s$: 'SGD',
  hk$: 'HKD',
  руб: 'RUB',
  'руб.': 'RUB',
  'р.': 'RUB',
  р: 'RUB',
  лв: 'BGN',
  'лв.': 'BGN',
  грн: 'UAH',
  'грн.': 'UAH',
  'fr.': 'CHF',
  'sfr.': 'CHF',
  'د.ا.': 'JOD',
  'د.إ': 'AED',
  'د.إ.': 'AED',
  'د.ك': 'KWD',
  'د.ك.': 'KWD',
  'د.ب.': 'BHD',
  'د.ت': 'TND',
  'د.ت.': 'TND',
  'د.م.': 'MAD',
  'ر.س': 'SAR',
  'ر.س.': 'SAR',
  'ر.ع.': 'OMR',
  'ر.ق.': 'QAR',
  'ج.م.': 'EGP',
  sfr: 'CHF',
};

/** Signs that several currencies share: understood, but they name none. */
const sharedSigns: ReadonlySet<string> = new Set([
  '$',
  '¥',
  '￥',
  '¤',
  '₨',
  'kr',
  'kr.',
  'rs',
  'rs.',
  'lei',
  'fr',
  'din',
  'din.',
  'дин',
  '₡',
  '₲',
  '₵',
  '₭',
  '₮',
  '₼',
  '₾',
  '₿',
  '﷼',
]);

const isoCodes: ReadonlySet<string> = new Set(
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RUR RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL EEK SKK SIT MTL CYP DEM FRF ITL ESP NLG ATS BEF FIM IEP PTE GRD LUF'.split(
    ' ',
  ),
);

/** The ISO 4217 code that a currency cell states (`eur`, `€`, `RUR`), or null where it states none. */
export function readCurrency(cell: string): string | null {
  const text = cell.trim();
  const code = text.toUpperCase();
  if (isoCodes.has(code)) return code === 'RUR' ? 'RUB' : code;
  const sign = text.toLowerCase();
  return Object.hasOwn(currencyBySign, sign) ? (currencyBySign[sign] ?? null) : null;
}

function isCurrencyMark(text: string): boolean {
  return sharedSigns.has(text.toLowerCase()) || readCurrency(text) !== null;
}

const marks: Readonly<Record<string, 'in' | 'out'>> = {
  CR: 'in',
  C: 'in',
  H: 'in',
  DB: 'out',
  DR: 'out',
  D: 'out',
  S: 'out',
};
// Zero width and direction marks, which right-to-left exports put around numbers.
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/g;
const blanks = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/g;
const core = /[.,]?\d(?:[\d.,' ]*\d)?/;
const plainAmount = /^([+-]?)(\d+(?:[.,]\d+)*)$/;

/** An amount cell taken apart, or null where the cell is not an amount and nothing else. */
export function readAmountCell(cell: string): AmountCell | null {
  const plain = plainAmount.exec(cell);
  if (plain)
    return {
      digits: plain[2] ?? '',
      isNegative: plain[1] === '-',
      hasSign: plain[1] !== '',
      mark: null,
      currency: null,
    };
  if (cell.length === 0 || cell.length > 48 || !/\d/.test(cell)) return null;
  const text = cell
    .replace(invisible, '')
    .replace(blanks, ' ')
    .replace(/[−–—‒﹣－]/g, '-')
    .replace(/[’‘´`ʼ]/g, "'")
    .trim();
  const found = core.exec(text.replace(/^((?:\p{L}|\p{Sc}|[-+(. ])*\p{L}\.)/u, (start) => ' '.repeat(start.length)));
  if (!found) return null;
  const digits = found[0];
  let before = text.slice(0, found.index).trim();
  let after = text.slice(found.index + digits.length).trim();
  // Whole amounts in Swiss and Dutch writing: `5.-`, `5,-`.
  if (/^[.,]-+$/.test(after)) after = '';
  let minuses = 0;
  let pluses = 0;
  if (before.startsWith('(') && after.endsWith(')')) {
    minuses += 1;
    before = before.slice(1).trim();
    after = after.slice(0, -1).trim();
  }
  const sign = /^[-+]|[-+]$/;
  for (const side of ['before', 'after'] as const) {
    let part = side === 'before' ? before : after;
    while (sign.test(part)) {
      const at = /^[-+]/.test(part) ? 0 : part.length - 1;
      if (part[at] === '-') minuses += 1;
      else pluses += 1;
      part = (part.slice(0, at) + part.slice(at + 1)).trim();
    }
    if (side === 'before') before = part;
    else after = part;
  }
  if (minuses + pluses > 1) return null;
  let mark: 'in' | 'out' | null = null;
  const lastWord = /(?:^|\s)([A-Za-z]{1,2})\.?$/.exec(after);
  const markOfWord = lastWord ? marks[(lastWord[1] ?? '').toUpperCase()] : undefined;
  if (lastWord && markOfWord !== undefined) {
    mark = markOfWord;
    after = after.slice(0, lastWord.index).trim();
  }
  if (before !== '' && !isCurrencyMark(before)) return null;
  if (after !== '' && !isCurrencyMark(after)) return null;
  const currency = before !== '' ? readCurrency(before) : after !== '' ? readCurrency(after) : null;
  return { digits, isNegative: minuses > 0, hasSign: minuses + pluses > 0, mark, currency };
}

/** What one cell says about the decimal sign of its column. */
function decimalSignOf(digits: string): DecimalSign | null {
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const at = Math.max(point, comma);
  if (at < 0) return null;
  const sign: DecimalSign = point >= 0 ? '.' : ',';
  const other: DecimalSign = sign === '.' ? ',' : '.';
  if (digits.indexOf(sign) !== at) return other;
  const decimals = digits.length - at - 1;
  const whole = digits.slice(0, at);
  if (/[' ]/.test(whole)) return sign;
  // `1.234` may be either; `0.234`, `1234.567` and `12.5` may not.
  return decimals === 3 && /^[1-9]\d{0,2}$/.test(whole) ? null : sign;
}

/**
 * The decimal sign of a column of amounts. Where no cell decides, three digits after a lone mark are taken as a group of
 * thousands, as nearly all currencies have two decimals or none; then `certain` is false if such a cell exists.
 */
export function detectDecimalSign(cells: readonly string[]): { sign: DecimalSign; certain: boolean } {
  let points = 0;
  let commas = 0;
  let undecidedPoints = 0;
  let undecidedCommas = 0;
  for (const cell of cells) {
    const digits = readAmountCell(cell)?.digits;
    if (digits === undefined) continue;
    const sign = decimalSignOf(digits);
    if (sign === '.') points += 1;
    else if (sign === ',') commas += 1;
    else if (digits.includes('.')) undecidedPoints += 1;
    else if (digits.includes(',')) undecidedCommas += 1;
  }
  if (points !== commas) {
    const most = Math.max(points, commas);
    return { sign: points > commas ? '.' : ',', certain: Math.min(points, commas) * 20 <= most };
  }
  return {
    sign: undecidedPoints > undecidedCommas ? ',' : '.',
    certain: points + undecidedPoints + undecidedCommas === 0,
  };
}

/** The mark that groups thousands in a column, null where none is seen. */
export function detectThousandsMark(cells: readonly string[], sign: DecimalSign): ThousandsMark | null {
  for (const cell of cells) {
    const whole = readAmountCell(cell)?.digits.split(sign)[0] ?? '';
    const mark = /[.,' ]/.exec(whole)?.[0];
    if (mark === '.' || mark === ',' || mark === "'" || mark === ' ') return mark;
  }
  return null;
}

/**
 * The digits of an amount as a plain decimal with a point and without sign (`1234.50`), or null where they do not fit
 * the column's decimal sign and grouping. Groups are of three digits, or of two before the last three (India).
 */
export function plainDecimal(digits: string, sign: DecimalSign, thousandsMark: ThousandsMark | 'any'): string | null {
  if (/^\d+$/.test(digits)) return digits;
  const at = digits.lastIndexOf(sign);
  const whole = at < 0 ? digits : digits.slice(0, at);
  const fraction = at < 0 ? '' : digits.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return null;
  if (/^\d*$/.test(whole))
    return whole === '' && fraction === ''
      ? null
      : `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  const grouped = /^(?:\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*|\d{1,2}(?:([.,' ])\d{2})(?:\2\d{2})*\2\d{3})$/.exec(whole);
  const mark = grouped?.[1] ?? grouped?.[2];
  if (mark === undefined || mark === sign) return null;
  if (thousandsMark !== 'any' && mark !== thousandsMark) return null;
  return `${whole.replaceAll(mark, '')}${fraction === '' ? '' : `.${fraction}`}`;
}
