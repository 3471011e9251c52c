import { addDays } from '../../shared/dates.ts';

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** The day of the person's own clock at `time`, as `YYYY-MM-DD`. */
export function localDay(time: Date): string {
  return `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`;
}

/** The instant at which a day begins by the person's own clock. */
export function startOfLocalDay(day: string): string {
  // Without a zone, a date with a time is local time.
  return new Date(`${day}T00:00:00`).toISOString();
}

/** From the start of the first day up to, and without, the start of the day after the last; undefined where open. */
export function instantsOfDays(days: { startDate?: string | undefined; endDate?: string | undefined }) {
  return {
    ...(days.startDate === undefined ? {} : { startAt: startOfLocalDay(days.startDate) }),
    ...(days.endDate === undefined ? {} : { endAt: startOfLocalDay(addDays(days.endDate, 1)) }),
  };
}
