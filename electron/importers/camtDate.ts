import { calendarDate } from '../../shared/dates.ts';

/** The day of an ISO 20022 date or date and time, as written; null where there is no such day. */
export function readCamtDay(written: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?![\d-])/.exec(written);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}
