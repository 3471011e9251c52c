import { calendarDate } from '../../shared/dates.ts';
import { decimalToMinorUnits, minorUnitDigits } from '../../shared/money.ts';
import { readCurrency } from './bankAmounts.ts';
import { quoted, type StatementRow, type Unread } from './statement.ts';

/** A date of OFX (`YYYYMMDD` and optionally a time and zone): the day as the bank wrote it. */
export function readOfxDay(text: string): string | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:\D|\d{4}(?:\D|$)|\d{6}(?:\D|$)|$)/.exec(text);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** TRNAMT: digits with a point or comma as decimal sign (OFX 3.2.9.2); a second, different mark groups thousands. */
function plainTransactionAmount(text: string): string | null {
  // A blank between digits groups thousands; any other was a decimal sign once.
  const grouped = /^[+-]? ?\d{1,3}(?: \d{3})+(?:[.,]\d*)?$/.test(text) ? text.replaceAll(' ', '') : text;
  const compact = grouped.replace(/−/g, '-').replace(/^([+-]) /, '$1');
  if (/^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/.test(compact))
    return compact.replace(',', '.').replace(/^([+-]?)\./, '$10.');
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d*$/.test(compact)) return compact.replaceAll(',', '');
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d*$/.test(compact)) return compact.replaceAll('.', '').replace(',', '.');
  return null;
}

/** An amount of OFX in signed minor units, null where it is none. */
export function readOfxAmount(text: string, currency: string): number | null {
  const decimal = plainTransactionAmount(text);
  return decimal === null ? null : decimalToMinorUnits(decimal, currency);
}

/** NAME and MEMO as one text: the memo alone where it goes on from a name cut short at 32 characters. */
function transactionText(fields: ReadonlyMap<string, string>): string {
  const name = fields.get('NAME') || fields.get('PAYEE.NAME') || '';
  const extended = fields.get('EXTDNAME') ?? '';
  const memo = fields.get('MEMO') ?? '';
  const full = extended.startsWith(name) ? extended : name;
  // A bare cheque has neither: its kind and number are what the bank says of it.
  if (full === '' && memo === '') return [fields.get('TRNTYPE'), fields.get('CHECKNUM')].filter(Boolean).join(' ');
  if (memo === '' || full.includes(memo)) return full;
  return memo.startsWith(full) ? memo : `${full} ${memo}`;
}

/** The fields of a STMTTRN as a row, or the sentence that says why they are none. */
export function readTransaction(
  fields: ReadonlyMap<string, string>,
  line: number,
  statementCurrency: string | null,
): { row: StatementRow } | Unread {
  const posted = fields.get('DTPOSTED') ?? '';
  if (posted === '') return { problem: 'The transaction has no date.', kind: 'unreadable_date' };
  const date = readOfxDay(posted);
  if (date === null) return { problem: `The date ${quoted(posted)} does not exist.`, kind: 'unreadable_date' };
  const written = fields.get('TRNAMT') ?? '';
  if (written === '') return { problem: 'The transaction has no amount.' };
  const decimal = plainTransactionAmount(written);
  if (decimal === null) return { problem: `The amount ${quoted(written)} is not a number.` };
  const currency = readCurrency(fields.get('CURRENCY.CURSYM') ?? '') ?? statementCurrency;
  const amount = decimalToMinorUnits(decimal, currency ?? 'XXX');
  if (amount === null) {
    return {
      problem: `The amount ${quoted(written)} is too large, or has more decimal places than the ${minorUnitDigits(currency ?? 'XXX')} of ${currency ?? 'most currencies'}.`,
    };
  }
  return {
    row: {
      line,
      date,
      amount,
      currency,
      text: transactionText(fields),
      payee: fields.get('PAYEE.NAME') || null,
      bankId: fields.get('FITID') || null,
      category: null,
      account: null,
    },
  };
}
