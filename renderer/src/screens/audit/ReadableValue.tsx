import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { PathText } from '../../ui/Combobox.tsx';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { DateText } from '../../ui/Values.tsx';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** `confidenceThreshold` and `category_id` as `Confidence threshold` and `Category`. */
export function readableName(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase()
    .replace(/ id$/, '')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const shareNames =
  /(confidence|probability|share|agreement|accuracy|threshold|tolerance|progress|coverage|weight|f1|error)$/i;
const isInstant = (text: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text);
const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isPlain = (value: Json): boolean => value === null || typeof value !== 'object';

interface ReadableProps {
  readonly value: Json;
  readonly name?: string;
  /** Category paths by id, so that a number that names a category is read as its name. */
  readonly categories: ReadonlyMap<number, string>;
}

/** Any JSON as nested lists of names and values, in words where the name says what the value is. */
export function ReadableValue({ value, name = '', categories }: ReadableProps): ReactNode {
  if (value === null) return <span className="text-soft">none</span>;
  if (isList(value)) return <ReadableList values={value} name={name} categories={categories} />;
  if (typeof value === 'object') return <ReadableObject value={value} categories={categories} />;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return <ReadableNumber value={value} name={name} categories={categories} />;
  if (/ruleid$/i.test(name)) {
    return (
      <Link to="/rules" search={{ open: value }} className="text-accent hover:underline">
        Show rule
      </Link>
    );
  }
  if (isInstant(value) || isDate(value)) return <DateText value={value} />;
  return <span className="wrap-anywhere">{value === '' ? '(empty)' : value}</span>;
}

function ReadableNumber({
  value,
  name,
  categories,
}: {
  value: number;
  name: string;
  categories: ReadableProps['categories'];
}) {
  const { locale } = usePreferences();
  if (/categor(y|yid)$/i.test(name)) return <PathText path={categories.get(value) ?? `no. ${value}`} />;
  if (/transactionid$/i.test(name)) {
    return (
      <Link to="/transactions" search={{ open: value }} className="text-accent hover:underline">
        no. {value}
      </Link>
    );
  }
  if (/id$/i.test(name)) return `no. ${value}`;
  if (shareNames.test(name) && value >= 0 && value <= 1) return formatPercent(value, locale, 1);
  return formatNumber(value, locale, Number.isInteger(value) ? 0 : 4);
}

function ReadableList({
  values,
  name,
  categories,
}: {
  values: readonly Json[];
  name: string;
  categories: ReadableProps['categories'];
}) {
  if (values.length === 0) return <span className="text-soft">none</span>;
  return (
    <ol className={values.every(isPlain) ? '' : 'flex flex-col gap-1.5'}>
      {values.map((value, index) => {
        const place = `${index} ${JSON.stringify(value)}`;
        return (
          <li key={place} className={isPlain(value) ? '' : 'border-l-2 border-line pl-2.5'}>
            <ReadableValue value={value} name={name} categories={categories} />
          </li>
        );
      })}
    </ol>
  );
}

function ReadableObject({
  value,
  categories,
}: {
  value: { readonly [key: string]: Json };
  categories: ReadableProps['categories'];
}) {
  const fields = Object.entries(value);
  if (fields.length === 0) return <span className="text-soft">none</span>;
  return (
    <dl className="flex flex-col gap-1">
      {fields.map(([key, field]) => (
        <div
          key={key}
          className={
            isPlain(field) ? 'grid grid-cols-[minmax(90px,40%)_minmax(0,1fr)] gap-x-3' : 'flex flex-col gap-0.5'
          }
        >
          <dt className="text-soft">{readableName(key)}</dt>
          <dd className={isPlain(field) ? 'min-w-0' : 'min-w-0 pl-3'}>
            <ReadableValue value={field} name={key} categories={categories} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
