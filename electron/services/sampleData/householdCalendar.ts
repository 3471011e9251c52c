import { addDays, calendarDate, dayNumber } from '../../../shared/dates.ts';

/** The days that the household's books cover, both ends included. */
export interface Period {
  start: string;
  end: string;
}

export interface Month {
  year: number;
  /** 1 to 12. */
  month: number;
}

export function monthOf(date: string): Month {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

/** Day `day` of a month, or the month's last day where it is shorter. */
export function dayOfMonth({ year, month }: Month, day: number): string {
  for (let candidate = day; candidate > 27; candidate -= 1) {
    const date = calendarDate(year, month, candidate);
    if (date !== null) return date;
  }
  const date = calendarDate(year, month, day);
  if (date === null) throw new RangeError(`No day ${day} in month ${month} of ${year}.`);
  return date;
}

export function addMonths({ year, month }: Month, months: number): Month {
  const count = year * 12 + (month - 1) + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** The `months` months that end with `end`. */
export function periodEnding(end: string, months: number): Period {
  const before = dayOfMonth(addMonths(monthOf(end), -months), Number(end.slice(8, 10)));
  return { start: addDays(before, 1), end };
}

export function isWithin(period: Period, date: string): boolean {
  return date >= period.start && date <= period.end;
}

/** Calendar months that the period touches, first to last. */
export function monthsOf(period: Period): Month[] {
  const months: Month[] = [];
  const last = dayOfMonth(monthOf(period.end), 1);
  for (let month = monthOf(period.start); dayOfMonth(month, 1) <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

export function daysOf(period: Period): string[] {
  const days: string[] = [];
  for (let day = period.start; day <= period.end; day = addDays(day, 1)) days.push(day);
  return days;
}

/** How far into the period a date lies: 0 at its start, 1 at its end. */
export function progress(period: Period, date: string): number {
  return (dayNumber(date) - dayNumber(period.start)) / Math.max(1, dayNumber(period.end) - dayNumber(period.start));
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekday(date: string): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

function isWorkingDay(date: string): boolean {
  const day = weekday(date);
  return day !== 0 && day !== 6 && !['12-25', '12-26', '01-01'].includes(date.slice(5));
}

export function workingDayFrom(date: string): string {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

export function workingDayUpTo(date: string): string {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}
