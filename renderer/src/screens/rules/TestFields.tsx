import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleTest } from '../../../../shared/contract/ruleLanguage.ts';
import { decimalToMinorUnits, minorUnitDigits, minorUnitsToDecimal } from '../../../../shared/money.ts';
import { useCategories } from '../../categories/useCategories.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ChosenList } from './ChosenList.tsx';
import { useDebounced } from './useDebounced.ts';

type TestOf<Kind extends RuleTest['test']> = Extract<RuleTest, { test: Kind }>;
interface FieldsOf<Test> {
  readonly test: Test;
  onChange(test: RuleTest): void;
}

const withoutValue = <Value,>(values: readonly Value[], value: Value) => values.filter((each) => each !== value);

/** What a test looks for, as fields. */
export function TestFields({ test, onChange }: FieldsOf<RuleTest>) {
  switch (test.test) {
    case 'bankText':
      return <TextFields test={test} onChange={onChange} />;
    case 'payee':
      return <PayeeFields test={test} onChange={onChange} />;
    case 'amount':
      return <AmountFields test={test} onChange={onChange} />;
    case 'date':
      return <DateFields test={test} onChange={onChange} />;
    case 'account':
      return <AccountFields test={test} onChange={onChange} />;
    case 'category':
    case 'predictedCategory':
      return <CategoryFields test={test} onChange={onChange} />;
    case 'currency':
      return (
        <TypedList
          label="Currency"
          placeholder="EUR"
          values={test.currencies}
          clean={(text) => text.toUpperCase()}
          onChange={(currencies) => onChange({ ...test, currencies })}
        />
      );
    case 'tags':
      return <TagFields test={test} onChange={onChange} />;
    case 'agreement':
      return (
        <NumberField
          label="Share of the systems that agree"
          isLabelHidden
          value={Math.round(test.atLeast * 100)}
          min={0}
          max={100}
          unit="%"
          onChange={(percent) => percent !== null && onChange({ ...test, atLeast: percent / 100 })}
        />
      );
  }
}

function TextFields({ test, onChange }: FieldsOf<TestOf<'bankText'>>) {
  const pattern = useDebounced(test.text, 200);
  const isPattern = test.how === 'matches' && pattern !== '';
  const checked = useQuery(trpc.automation.checkRegularExpression.queryOptions({ pattern }, { enabled: isPattern }));
  return (
    <div className="flex min-w-0 flex-1 flex-wrap gap-2">
      <Select
        label="How"
        isLabelHidden
        value={test.how}
        onChange={(how) => onChange({ ...test, how })}
        options={[
          { value: 'contains', label: 'contains' },
          { value: 'word', label: 'has the word' },
          { value: 'matches', label: 'matches the expression' },
        ]}
      />
      <div className="min-w-28 flex-1">
        <TextField
          label="Text to look for"
          isLabelHidden
          value={test.text}
          placeholder={test.how === 'matches' ? '^card .* rewe' : 'rewe'}
          maxLength={200}
          error={isPattern && checked.data?.problem ? checked.data.problem : null}
          onChange={(text) => onChange({ ...test, text })}
        />
      </div>
    </div>
  );
}

function PayeeFields({ test, onChange }: FieldsOf<TestOf<'payee'>>) {
  const [text, setText] = useState('');
  const found = useQuery(
    trpc.payees.searchPayees.queryOptions({ text, limit: 50 }, { placeholderData: keepPreviousData }),
  );
  const add = (name: string) => onChange({ ...test, names: [...withoutValue(test.names, name), name] });
  return (
    <ChosenList
      label="Payee"
      placeholder="Choose a payee"
      chosen={test.names.map((name) => ({ value: name, label: name }))}
      options={(found.data ?? []).map(({ name, transactionCount }) => ({
        value: name,
        label: name,
        hint: String(transactionCount),
      }))}
      onSearch={setText}
      onAdd={add}
      onRemove={(name) => onChange({ ...test, names: withoutValue(test.names, name) })}
    />
  );
}

function AmountFields({ test, onChange }: FieldsOf<TestOf<'amount'>>) {
  const { homeCurrency } = usePreferences();
  const step = 10 ** -minorUnitDigits(homeCurrency);
  const shown = (amount: number | null) => (amount === null ? null : Number(minorUnitsToDecimal(amount, homeCurrency)));
  const stored = (value: number | null) =>
    value === null ? null : decimalToMinorUnits(value.toFixed(minorUnitDigits(homeCurrency)), homeCurrency);
  const field = (label: string, amount: number | null, change: (amount: number | null) => void) => (
    <div className="w-36">
      <NumberField
        label={label}
        isLabelHidden
        placeholder={label}
        value={shown(amount)}
        step={step}
        unit={homeCurrency}
        onChange={(value) => change(stored(value))}
      />
    </div>
  );
  return (
    <div className="flex min-w-0 flex-1 flex-wrap gap-2">
      <Select
        label="How"
        isLabelHidden
        value={test.how}
        onChange={(how) => {
          if (how === 'between') onChange({ test: 'amount', how, from: null, to: null });
          else if (how === 'approximately') onChange({ test: 'amount', how, amount: 0, within: 0.075 });
          else onChange({ test: 'amount', how });
        }}
        options={[
          { value: 'between', label: 'is between', hint: 'out is negative' },
          { value: 'approximately', label: 'is about' },
          { value: 'recurring', label: 'comes regularly' },
        ]}
      />
      {test.how === 'between' && (
        <>
          {field('From', test.from, (from) => onChange({ ...test, from }))}
          {field('To', test.to, (to) => onChange({ ...test, to }))}
        </>
      )}
      {test.how === 'approximately' && (
        <>
          {field('Amount', test.amount, (amount) => amount !== null && onChange({ ...test, amount }))}
          <div className="w-24">
            <NumberField
              label="May differ by"
              isLabelHidden
              value={Math.round(test.within * 1000) / 10}
              min={0}
              max={100}
              step={0.1}
              unit="%"
              onChange={(percent) => percent !== null && onChange({ ...test, within: percent / 100 })}
            />
          </div>
        </>
      )}
    </div>
  );
}

function DateFields({ test, onChange }: FieldsOf<TestOf<'date'>>) {
  const ranges = { dayOfMonth: [1, 31], weekday: [1, 7], month: [1, 12], year: [1900, 2199] } as const;
  const [least, most] = ranges[test.part];
  const field = (label: string, value: number, change: (value: number) => void) => (
    <div className="w-20">
      <NumberField
        key={test.part}
        label={label}
        isLabelHidden
        value={value}
        min={least}
        max={most}
        onChange={(next) => next !== null && change(next)}
      />
    </div>
  );
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <Select
        label="Part of the date"
        isLabelHidden
        value={test.part}
        onChange={(part) => onChange({ ...test, part, from: ranges[part][0], to: ranges[part][1] })}
        options={[
          { value: 'dayOfMonth', label: 'Day of the month' },
          { value: 'weekday', label: 'Weekday', hint: 'Monday is 1' },
          { value: 'month', label: 'Month' },
          { value: 'year', label: 'Year' },
        ]}
      />
      {field('From', test.from, (from) => onChange({ ...test, from }))}
      <span className="text-soft">to</span>
      {field('To', test.to, (to) => onChange({ ...test, to }))}
    </div>
  );
}

function AccountFields({ test, onChange }: FieldsOf<TestOf<'account'>>) {
  const accounts = useQuery(trpc.accounts.listAccounts.queryOptions()).data ?? [];
  const options = accounts.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <ChosenList
      label="Account"
      placeholder="Choose an account"
      chosen={options.filter(({ value }) => test.accountIds.includes(Number(value)))}
      options={options}
      onAdd={(value) => onChange({ ...test, accountIds: [...test.accountIds, Number(value)] })}
      onRemove={(value) => onChange({ ...test, accountIds: withoutValue(test.accountIds, Number(value)) })}
    />
  );
}

function CategoryFields({ test, onChange }: FieldsOf<TestOf<'category'> | TestOf<'predictedCategory'>>) {
  const { options } = useCategories();
  return (
    <ChosenList
      label="Category"
      placeholder={test.categoryIds.length === 0 ? 'None; choose one' : 'Choose another'}
      chosen={options.filter(({ value }) => test.categoryIds.includes(Number(value)))}
      options={options}
      onAdd={(value) => onChange({ ...test, categoryIds: [...test.categoryIds, Number(value)] })}
      onRemove={(value) => onChange({ ...test, categoryIds: withoutValue(test.categoryIds, Number(value)) })}
    />
  );
}

function TagFields({ test, onChange }: FieldsOf<TestOf<'tags'>>) {
  const known = useQuery(trpc.transactions.listTags.queryOptions()).data ?? [];
  const add = (tag: string) => onChange({ ...test, tags: [...withoutValue(test.tags, tag), tag] });
  return (
    <ChosenList
      label="Tag"
      placeholder="Choose a tag"
      chosen={test.tags.map((tag) => ({ value: tag, label: tag }))}
      options={known.map(({ tag, transactionCount }) => ({ value: tag, label: tag, hint: String(transactionCount) }))}
      onAdd={add}
      onCreate={add}
      onRemove={(tag) => onChange({ ...test, tags: withoutValue(test.tags, tag) })}
    />
  );
}

/** Values that are typed, one after the other. */
function TypedList({
  label,
  placeholder,
  values,
  clean,
  onChange,
}: {
  label: string;
  placeholder: string;
  values: readonly string[];
  clean(text: string): string;
  onChange(values: string[]): void;
}) {
  return (
    <ChosenList
      label={label}
      placeholder={placeholder}
      chosen={values.map((value) => ({ value, label: value }))}
      options={[]}
      onAdd={() => {}}
      onCreate={(text) => onChange([...withoutValue(values, clean(text)), clean(text)])}
      onRemove={(value) => onChange(withoutValue(values, value))}
    />
  );
}
