import type { TableRecord } from './csvTable.ts';

/** The columns of `ledger csv`, which writes no names. */
export const ledgerColumns = [
  'date',
  'code',
  'description',
  'account',
  'commodity',
  'amount',
  'posting-status',
  'posting-comment',
] as const;

const firstLine =
  /^"\d{4}[/-]\d\d[/-]\d\d","[^"\n]*","[^"\n]*","[^"\n]+","[^"\n]*","-?\d+(?:\.\d+)?","[*!]?","[^\n]*"\n/;

/** Whether a text is what Ledger's `csv` command prints. */
export function isLedgerCsv(text: string): boolean {
  return firstLine.test(text.slice(0, 4096));
}

/** How many postings from `at` on are one transaction: those of one day and payee, until they sum to zero. */
export function ledgerTransactionLength(
  records: readonly { record: TableRecord; cell: (name: string) => string }[],
  at: number,
  amountOf: (written: string, commodity: string) => number | null,
): number {
  const keyOf = (index: number) => ['date', 'code', 'description'].map((name) => records[index]?.cell(name)).join('\n');
  const sums = new Map<string, number>();
  let end = at;
  while (end < records.length && keyOf(end) === keyOf(at)) {
    const { cell } = records[end] ?? { cell: () => '' };
    const commodity = cell('commodity');
    sums.set(commodity, (sums.get(commodity) ?? 0) + (amountOf(cell('amount'), commodity) ?? 0));
    end += 1;
    if ([...sums.values()].every((sum) => sum === 0)) break;
  }
  return Math.max(1, end - at);
}
