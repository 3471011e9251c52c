import { addDays } from '../../shared/dates.ts';
import type { CsvRow } from './bankFile.ts';

/** Shops that never change their category. */
export const shops = [
  ['REWE MARKT', 'Groceries'],
  ['EDEKA CENTER', 'Groceries'],
  ['ALDI SUED', 'Groceries'],
  ['SHELL STATION', 'Fuel'],
  ['ARAL TANKSTELLE', 'Fuel'],
  ['NETFLIX COM', 'Streaming'],
  ['SPOTIFY AB', 'Streaming'],
  ['STADTWERKE STROM', 'Energy'],
] as const;

/** Each of them once a week. */
export function steadyRows(weeks: number, { from = '2025-07-01', isLabelled = true } = {}): CsvRow[] {
  return Array.from({ length: weeks * shops.length }, (_, index) => {
    const [text, category] = shops[index % shops.length] ?? ['', ''];
    const date = addDays(from, 7 * Math.floor(index / shops.length));
    return { date, text, amount: -1000 - (index % 13), ...(isLabelled ? { category } : {}) };
  });
}
