import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../../../shared/contract/accounts.ts';
import type { TransactionFilter, TransactionSort, TransactionState } from '../../../../shared/contract/transactions.ts';
import { minorUnitDigits } from '../../../../shared/money.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox, type ComboboxOption } from '../../ui/Combobox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { SegmentedControl } from '../../ui/Toggles.tsx';
import { amountFields, amountRangeOf, stateNames, transferNames, usualPeriods } from './transactionFilter.ts';

/** Fields to set; those that are undefined are taken off. */
export type FilterChange = { readonly [Field in keyof TransactionFilter]?: TransactionFilter[Field] | undefined };

export interface FilterFormProps {
  readonly filter: TransactionFilter;
  onChange(fields: FilterChange): void;
  readonly accounts: readonly Account[];
  readonly categories: readonly ComboboxOption[];
  /** Of all accounts. With more than one, amounts can only be compared within one. */
  readonly currencies: readonly string[];
  readonly homeCurrency: string;
  /** Where the headers do not offer every order. */
  readonly order: { readonly sort: TransactionSort; onSort(sort: TransactionSort): void } | null;
}

const anything = 'any';
const withoutCategory = 'none';
const states = ['confirmed', 'automatic', 'suggested', 'unsure'] as const satisfies readonly TransactionState[];

/** Everything the list can be narrowed by. Each change takes effect at once. */
export function FilterForm({
  filter,
  onChange,
  accounts,
  categories,
  currencies,
  homeCurrency,
  order,
}: FilterFormProps) {
  return (
    <div className="grid gap-3.5">
      {order && <OrderChoice {...order} />}
      {accounts.length > 1 && (
        <Select
          label="Account"
          value={filter.accountId === undefined ? anything : String(filter.accountId)}
          onChange={(value) => onChange({ accountId: value === anything ? undefined : Number(value) })}
          options={[
            { value: anything, label: 'Every account' },
            ...accounts.map((account) => ({ value: String(account.id), label: account.name })),
          ]}
        />
      )}
      <Combobox
        label="Category"
        placeholder="Every category"
        value={
          filter.categoryId === undefined
            ? null
            : filter.categoryId === null
              ? withoutCategory
              : String(filter.categoryId)
        }
        options={[{ value: withoutCategory, label: 'Without a category' }, ...categories]}
        onChange={(value) => onChange({ categoryId: value === withoutCategory ? null : Number(value) })}
        clearLabel="Every category"
        onClear={() => onChange({ categoryId: undefined })}
      />
      <Select
        label="State"
        value={filter.state ?? anything}
        onChange={(value) => onChange({ state: value === anything ? undefined : value })}
        options={[
          { value: anything, label: 'Every state' },
          ...states.map((state) => ({ value: state, label: stateNames[state] })),
        ]}
      />
      <TagChoice tag={filter.tag} onChange={onChange} />
      <Select
        label="Transfers"
        value={filter.transfers ?? anything}
        onChange={(value) => onChange({ transfers: value === anything ? undefined : value })}
        options={[
          { value: anything, label: 'With transfers' },
          { value: 'exclude', label: transferNames.exclude },
          { value: 'only', label: transferNames.only },
        ]}
      />
      <PeriodFields filter={filter} onChange={onChange} />
      <AmountFields filter={filter} onChange={onChange} currencies={currencies} homeCurrency={homeCurrency} />
    </div>
  );
}

function TagChoice({ tag, onChange }: { tag: string | undefined; onChange(fields: FilterChange): void }) {
  const known = useQuery(trpc.transactions.listTags.queryOptions());
  if ((known.data ?? []).length === 0 && tag === undefined) return null;
  return (
    <Combobox
      label="Tag"
      placeholder="With any tag or none"
      value={tag ?? null}
      {...(tag === undefined ? {} : { valueLabel: tag })}
      options={(known.data ?? []).map(({ tag: name, transactionCount }) => ({
        value: name,
        label: name,
        hint: String(transactionCount),
      }))}
      onChange={(value) => onChange({ tag: value })}
      clearLabel="With any tag or none"
      onClear={() => onChange({ tag: undefined })}
    />
  );
}

const orders: readonly { label: string; sort: TransactionSort }[] = [
  { label: 'Newest first', sort: { by: 'date', direction: 'descending' } },
  { label: 'Oldest first', sort: { by: 'date', direction: 'ascending' } },
  { label: 'Largest payment first', sort: { by: 'amount', direction: 'ascending' } },
  { label: 'Largest receipt first', sort: { by: 'amount', direction: 'descending' } },
  { label: 'Payee, A to Z', sort: { by: 'payee', direction: 'ascending' } },
  { label: 'Payee, Z to A', sort: { by: 'payee', direction: 'descending' } },
  { label: 'Least sure first', sort: { by: 'confidence', direction: 'ascending' } },
  { label: 'Most sure first', sort: { by: 'confidence', direction: 'descending' } },
];

function OrderChoice({ sort, onSort }: { sort: TransactionSort; onSort(sort: TransactionSort): void }) {
  const chosen = orders.find((order) => order.sort.by === sort.by && order.sort.direction === sort.direction);
  return (
    <Select
      label="Order"
      value={chosen?.label ?? 'Newest first'}
      onChange={(label) => {
        const order = orders.find((candidate) => candidate.label === label);
        if (order) onSort(order.sort);
      }}
      options={orders.map(({ label }) => ({ value: label, label }))}
    />
  );
}

function PeriodFields({ filter, onChange }: Pick<FilterFormProps, 'filter' | 'onChange'>) {
  const { startDate, endDate } = filter;
  return (
    <div>
      <div className="grid grid-cols-2 gap-2">
        <DateField
          label="From"
          value={startDate ?? null}
          onChange={(date) => onChange({ startDate: date ?? undefined })}
          {...(endDate === undefined ? {} : { max: endDate })}
        />
        <DateField
          label="To"
          value={endDate ?? null}
          onChange={(date) => onChange({ endDate: date ?? undefined })}
          {...(startDate === undefined ? {} : { min: startDate })}
        />
      </div>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {usualPeriods(localDate(new Date())).map(({ label, ...period }) => (
          <Button key={label} size="small" onClick={() => onChange(period)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** The calendar date of the person's own clock. */
function localDate(instant: Date): string {
  const month = String(instant.getMonth() + 1).padStart(2, '0');
  return `${instant.getFullYear()}-${month}-${String(instant.getDate()).padStart(2, '0')}`;
}

function AmountFields({
  filter,
  onChange,
  currencies,
  homeCurrency,
}: Pick<FilterFormProps, 'filter' | 'onChange' | 'currencies' | 'homeCurrency'>) {
  const range = amountRangeOf(filter);
  const direction = range === null || range.direction === 'either' ? anything : range.direction;
  const currency = filter.currency ?? currencies.find((code) => code === homeCurrency) ?? currencies[0] ?? homeCurrency;
  const scale = 10 ** minorUnitDigits(currency);

  function change(way: 'out' | 'in', least: number | null, most: number | null, code = currency) {
    onChange({ ...amountFields(way, least, most), ...(currencies.length > 1 ? { currency: code } : {}) });
  }
  const shown = (amount: number | null) => (amount === null ? null : amount / scale);
  const minor = (value: number | null) => (value === null ? null : Math.round(value * scale));

  return (
    <div className="grid gap-2">
      <SegmentedControl
        label="Amount"
        value={direction}
        onChange={(way) =>
          way === anything
            ? onChange({ minAmount: undefined, maxAmount: undefined, currency: undefined })
            : change(way, range?.least ?? null, range?.most ?? null)
        }
        options={[
          { value: anything, label: 'Any' },
          { value: 'out', label: 'Money out' },
          { value: 'in', label: 'Money in' },
        ]}
      />
      {direction !== anything && range !== null && (
        <div className="grid grid-cols-2 gap-2">
          <NumberField
            label="At least"
            min={0}
            step={1 / scale}
            unit={currency}
            value={range.least !== null && range.least > 1 ? shown(range.least) : null}
            onChange={(value) => change(direction, minor(value), range.most)}
          />
          <NumberField
            label="At most"
            min={0}
            step={1 / scale}
            unit={currency}
            value={shown(range.most)}
            onChange={(value) => change(direction, range.least, minor(value))}
          />
        </div>
      )}
      {direction !== anything && range !== null && currencies.length > 1 && (
        <Select
          label="Currency"
          hint="Amounts are compared within one currency."
          value={currency}
          onChange={(code) => change(direction, range.least, range.most, code)}
          options={currencies.map((code) => ({ value: code, label: code }))}
        />
      )}
    </div>
  );
}
