import { dateOfCell, detectDateOrder, readDateCell } from './bankDates.ts';
import type { DateOrder, DateReading } from './statement.ts';

const longestDate = 48;

/**
 * A QIF date as other files write dates: `8/31' 0`, which Quicken pads with blanks and which means the year 2000, as
 * `8/31/2000`. Quicken writes an apostrophe before years from 2000 on.
 */
export function plainQifDate(field: string): string {
  if (field.length > longestDate) return field;
  const text = field.replace(/ *([-./'’]) */g, '$1');
  const match = /^(\d{1,2})([-./])(\d{1,2})['’](\d{1,2}|\d{4})$/.exec(text);
  if (!match) return text;
  const [, first, mark, second, year = ''] = match;
  return `${first}${mark}${second}${mark}${year.length === 4 ? year : 2000 + Number(year)}`;
}

/** `YYYY-MM-DD` of a date as `plainQifDate` gives it, or null where there is no such day. */
export function qifDate(plain: string, order: DateOrder): string | null {
  const cell = /^\s|\s$/.test(plain) ? null : readDateCell(plain);
  return cell === null ? null : dateOfCell(cell, order);
}

function meansTwoDays(plain: string): boolean {
  const dayFirst = qifDate(plain, 'day-month-year');
  const monthFirst = qifDate(plain, 'month-day-year');
  return dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst;
}

/** The order of all dates of a file: the chosen one, else what its dates decide. Null where it has no date. */
export function readQifDateOrder(
  dates: readonly string[],
  chosen: DateOrder | undefined,
  monthFirst: boolean,
): DateReading | null {
  const readable = dates.filter((date) => readDateCell(date) !== null);
  const first = readable[0];
  if (first === undefined) return null;
  const found = chosen === undefined ? detectDateOrder(readable, { monthFirst }) : { order: chosen, certain: true };
  return { ...found, example: readable.find(meansTwoDays) ?? first };
}
