import type { CsvLayout } from '../../../../shared/contract/imports.ts';

type Columns = CsvLayout['columns'];
type AmountForm = CsvLayout['amountForm'];
/** All columns, and the form of the amounts where it changes with them: a `CsvLayoutChoice`. */
export interface ColumnChoice {
  readonly columns: Columns;
  readonly amountForm?: AmountForm;
}
export type ColumnRole = keyof Columns | 'none';

export const columnRoleNames: Readonly<Record<ColumnRole, string>> = {
  none: 'Not used',
  date: 'Date',
  text: 'Text of the bank',
  payee: 'Payee',
  amount: 'Amount',
  debit: 'Money out',
  credit: 'Money in',
  direction: 'In or out',
  currency: 'Currency',
  account: 'Account',
  category: 'Category',
  bankId: 'Number of the transaction',
  balance: 'Balance',
  status: 'Status (pending, failed)',
};

export const columnRoles: readonly ColumnRole[] = Object.keys(columnRoleNames).filter(isColumnRole);

function isColumnRole(word: string): word is ColumnRole {
  return Object.hasOwn(columnRoleNames, word);
}

export function roleOf(columns: Columns, column: number): ColumnRole {
  if (columns.text.includes(column)) return 'text';
  return columnRoles.find((role) => role !== 'none' && role !== 'text' && columns[role] === column) ?? 'none';
}

function without(columns: Columns, column: number): Columns {
  const role = roleOf(columns, column);
  if (role === 'none') return columns;
  if (role === 'text') return { ...columns, text: columns.text.filter((other) => other !== column) };
  return { ...columns, [role]: null };
}

/**
 * Gives a column another role. A role that only one column can have is taken from the one that had it, and the roles of
 * money are kept such that they make sense together: one column, one with a direction, or two.
 */
export function withRole(layout: CsvLayout, column: number, role: ColumnRole): ColumnChoice {
  const columns = without(layout.columns, column);
  if (role === 'none') return { columns };
  if (role === 'text') return { columns: { ...columns, text: [...columns.text, column].sort((a, b) => a - b) } };
  if (role === 'debit' || role === 'credit') {
    return {
      columns: { ...columns, amount: null, direction: null, [role]: column },
      amountForm: 'debit-and-credit',
    };
  }
  if (role === 'amount') {
    const amountForm = layout.amountForm === 'debit-and-credit' ? 'signed' : layout.amountForm;
    return { columns: { ...columns, debit: null, credit: null, amount: column }, amountForm };
  }
  if (role === 'direction') return { columns: { ...columns, direction: column }, amountForm: 'direction' };
  return { columns: { ...columns, [role]: column } };
}

/** Reads the amounts in another form, with the columns that it needs: those it cannot know are left to be marked. */
export function withAmountForm(layout: CsvLayout, form: AmountForm): ColumnChoice {
  const { columns } = layout;
  if (form === 'debit-and-credit') {
    return {
      amountForm: form,
      columns: {
        ...columns,
        amount: null,
        direction: null,
        debit: columns.debit ?? columns.amount,
        credit: columns.credit,
      },
    };
  }
  return {
    amountForm: form,
    columns: {
      ...columns,
      amount: columns.amount ?? columns.debit ?? columns.credit,
      debit: null,
      credit: null,
      direction: form === 'direction' ? columns.direction : null,
    },
  };
}

/** What the chosen roles still lack, in one sentence; null when nothing. */
export function missingRole({ columns, amountForm }: CsvLayout): string | null {
  if (columns.date === null) return 'Say below which column holds the date.';
  if (amountForm === 'direction' && columns.direction === null) {
    return 'Say below which column tells money in from money out.';
  }
  if (amountForm === 'debit-and-credit' && (columns.debit === null || columns.credit === null)) {
    return `Say below which column holds ${columns.debit === null ? 'money out' : 'money in'}.`;
  }
  if (amountForm !== 'debit-and-credit' && columns.amount === null) return 'Say below which column holds the amount.';
  return null;
}
