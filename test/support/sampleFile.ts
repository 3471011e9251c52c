import { type SampleTransaction, sampleHousehold } from '../../electron/services/sampleData/sampleHousehold.ts';
import { csvText } from './bankFile.ts';

/** The everyday account of an invented household, the newest rows last. */
export function householdRows(options: { months: number; seed?: number; endDate?: string }): SampleTransaction[] {
  const { months, seed = 7, endDate = '2026-06-30' } = options;
  return sampleHousehold({ seed, endDate, months }).transactions.filter(({ account }) => account === 'everyday');
}

/** As a file with every category. */
export function labelledCsv(rows: readonly SampleTransaction[]): string {
  return csvText(rows.map(({ date, text, amount, category }) => ({ date, text, amount, category })));
}

export function plainCsv(rows: readonly SampleTransaction[]): string {
  return csvText(rows.map(({ date, text, amount }) => ({ date, text, amount })));
}
