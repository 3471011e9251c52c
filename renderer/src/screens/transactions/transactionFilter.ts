import type { TransactionFilter, TransactionState } from '../../../../shared/contract/transactions.ts';
import { formatMoney } from '../../../../shared/money.ts';
import { formatDate } from '../../ui/format.ts';

export const stateNames: Readonly<Record<TransactionState, string>> = {
  confirmed: 'Confirmed',
  automatic: 'Set by a rule',
  suggested: 'Suggested',
  unsure: 'Not sure',
};

export const transferNames = {
  only: 'Transfers between own accounts',
  exclude: 'Without transfers',
} as const satisfies Record<NonNullable<TransactionFilter['transfers']>, string>;

/** One thing that narrows the list, in words, with the fields that it stands for. */
export interface FilterChip {
  readonly label: string;
  readonly fields: readonly (keyof TransactionFilter)[];
}

/** The names behind ids; undefined while they are not known. */
export interface FilterNames {
  account(id: number): string | undefined;
  category(id: number): string | undefined;
  payee(id: number): string | undefined;
  file(importId: number): string | undefined;
}

/** Every filter as a chip, apart from the words that stand in the search box. */
export function filterChips(
  filter: TransactionFilter,
  names: FilterNames,
  locale: string,
  homeCurrency: string,
): FilterChip[] {
  const chips: (FilterChip | null)[] = [
    filter.accountId === undefined
      ? null
      : { label: names.account(filter.accountId) ?? 'One account', fields: ['accountId'] },
    filter.categoryId === undefined ? null : { label: categoryWords(filter.categoryId, names), fields: ['categoryId'] },
    filter.tag === undefined ? null : { label: `Tagged ${filter.tag}`, fields: ['tag'] },
    filter.transfers === undefined ? null : { label: transferNames[filter.transfers], fields: ['transfers'] },
    filter.state === undefined ? null : { label: stateNames[filter.state], fields: ['state'] },
    rangeChip(dateWords(filter, locale), ['startDate', 'endDate']),
    rangeChip(amountWords(filter, locale, homeCurrency), ['minAmount', 'maxAmount']),
    filter.currency === undefined ? null : { label: filter.currency, fields: ['currency'] },
    filter.payeeId === undefined
      ? null
      : { label: `Payee ${names.payee(filter.payeeId) ?? ''}`.trim(), fields: ['payeeId'] },
    filter.importId === undefined
      ? null
      : { label: `From ${names.file(filter.importId) ?? 'one import'}`, fields: ['importId'] },
    filter.changeSetId === undefined ? null : { label: 'Touched by one change', fields: ['changeSetId'] },
  ];
  return chips.filter((chip) => chip !== null);
}

function categoryWords(categoryId: number | null, names: FilterNames): string {
  if (categoryId === null) return 'Without a category';
  return names.category(categoryId)?.replaceAll(' > ', ' › ') ?? 'One category';
}

function rangeChip(label: string | null, fields: FilterChip['fields']): FilterChip | null {
  return label === null ? null : { label, fields };
}

function dateWords({ startDate, endDate }: TransactionFilter, locale: string): string | null {
  if (startDate !== undefined && endDate !== undefined) {
    return `${formatDate(startDate, locale)} to ${formatDate(endDate, locale)}`;
  }
  if (startDate !== undefined) return `Since ${formatDate(startDate, locale)}`;
  return endDate === undefined ? null : `Until ${formatDate(endDate, locale)}`;
}

function amountWords(filter: TransactionFilter, locale: string, homeCurrency: string): string | null {
  const currency = filter.currency ?? homeCurrency;
  const range = amountRangeOf(filter);
  const money = (amount: number) => formatMoney(amount, currency, locale);
  if (range === null) return null;
  if (range.direction === 'either') {
    if (range.least === null) return `At most ${money(range.most ?? 0)}`;
    return range.most === null ? `At least ${money(range.least)}` : `${money(range.least)} to ${money(range.most)}`;
  }
  const way = range.direction === 'out' ? 'Money out' : 'Money in';
  const least = range.least !== null && range.least > 1 ? range.least : null;
  if (least === null) return range.most === null ? way : `${way}, at most ${money(range.most)}`;
  return range.most === null ? `${way}, at least ${money(least)}` : `${way}, ${money(least)} to ${money(range.most)}`;
}

/**
 * An amount range as people think of it: out or in, from so much to so much, without signs. `either` keeps the signs;
 * no control here makes it, but an address may.
 */
export interface AmountRange {
  readonly direction: 'out' | 'in' | 'either';
  /** Minor units; null is open. */
  readonly least: number | null;
  readonly most: number | null;
}

export function amountRangeOf({ minAmount, maxAmount }: TransactionFilter): AmountRange | null {
  if (minAmount === undefined && maxAmount === undefined) return null;
  if (maxAmount !== undefined && maxAmount < 0) {
    return { direction: 'out', least: -maxAmount, most: minAmount === undefined ? null : -minAmount };
  }
  if (minAmount !== undefined && minAmount > 0) {
    return { direction: 'in', least: minAmount, most: maxAmount ?? null };
  }
  return { direction: 'either', least: minAmount ?? null, most: maxAmount ?? null };
}

/** The fields of the filter for a range; undefined where open. */
export function amountFields(
  direction: 'out' | 'in',
  least: number | null,
  most: number | null,
): { minAmount: number | undefined; maxAmount: number | undefined } {
  const from = Math.max(1, least ?? 1);
  return direction === 'out'
    ? { minAmount: most === null ? undefined : -most, maxAmount: -from }
    : { minAmount: from, maxAmount: most ?? undefined };
}

/** Leaves out the fields that are undefined, so that the address stays short. */
export function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  const kept = { ...fields };
  for (const key of Object.keys(kept)) {
    if (Reflect.get(kept, key) === undefined) Reflect.deleteProperty(kept, key);
  }
  return kept;
}

/** Start and end of the usual periods around `today` (`YYYY-MM-DD`). */
export function usualPeriods(today: string): { label: string; startDate: string; endDate: string }[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const day = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10);
  return [
    { label: 'This month', startDate: day(year, month, 1), endDate: day(year, month + 1, 0) },
    { label: 'Last month', startDate: day(year, month - 1, 1), endDate: day(year, month, 0) },
    { label: 'This year', startDate: day(year, 1, 1), endDate: day(year, 12, 31) },
    { label: 'Last year', startDate: day(year - 1, 1, 1), endDate: day(year - 1, 12, 31) },
  ];
}
