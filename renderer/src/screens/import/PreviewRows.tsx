import { useMemo } from 'react';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { PathText } from '../../ui/Combobox.tsx';
import { DateText, Money } from '../../ui/Values.tsx';
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx';

type PreviewRow = ImportPreview['rows'][number];
interface NumberedRow extends PreviewRow {
  /** Files may state several rows on one line, and several accounts from line one. */
  readonly position: number;
}

const dim = (row: PreviewRow) => (row.isAlreadyThere ? 'text-soft' : '');

const lineColumn: Column<NumberedRow> = {
  id: 'line',
  header: 'Line',
  width: '52px',
  align: 'end',
  hideBelow: 'md',
  render: (row) => <span className="text-soft">{row.line}</span>,
};
const commonColumns: readonly Column<NumberedRow>[] = [
  {
    id: 'date',
    header: 'Date',
    width: '88px',
    render: (row) => (
      <span className={dim(row)}>
        <DateText value={row.date} />
      </span>
    ),
  },
  {
    id: 'payee',
    header: 'Payee',
    width: 'minmax(72px, 1.2fr)',
    render: (row) => (
      <span className={dim(row)} title={row.bankText}>
        {row.payee || row.bankText}
      </span>
    ),
  },
  {
    id: 'text',
    header: 'Text of the bank',
    width: 'minmax(120px, 1.6fr)',
    hideBelow: 'lg',
    render: (row) => (
      <span className="text-soft" title={row.bankText}>
        {row.bankText}
      </span>
    ),
  },
];
const categoryColumn: Column<NumberedRow> = {
  id: 'category',
  header: 'Category in the file',
  width: 'minmax(110px, 1fr)',
  hideBelow: 'md',
  render: (row) => row.category && <PathText path={row.category} />,
};
const accountColumn: Column<NumberedRow> = {
  id: 'account',
  header: 'Account',
  width: 'minmax(80px, 0.7fr)',
  hideBelow: 'md',
  render: (row) => row.account,
};
const stateColumn: Column<NumberedRow> = {
  id: 'state',
  header: 'State',
  width: '108px',
  hideBelow: 'sm',
  render: (row) => (row.isAlreadyThere ? <Chip>already there</Chip> : 'new'),
};
const amountColumn = (showCurrency: boolean): Column<NumberedRow> => ({
  id: 'amount',
  header: 'Amount',
  width: showCurrency ? '124px' : '96px',
  align: 'end',
  render: (row) => <Money amount={row.amount} currency={row.currency} showCurrency={showCurrency} />,
});

/** The transactions as they would be imported. */
export function PreviewRows({ preview }: { preview: ImportPreview }) {
  const { rowHeight } = usePreferences();
  const rows = preview.rows.map((row, position) => ({ ...row, position }));
  const hasCategories = preview.categories.length > 0;
  const hasAccounts = preview.accounts.length > 1;
  const hasCurrencies = new Set(preview.rows.map(({ currency }) => currency)).size > 1;
  const columns = useMemo(
    () => [
      lineColumn,
      ...commonColumns,
      ...(hasCategories ? [categoryColumn] : []),
      ...(hasAccounts ? [accountColumn] : []),
      stateColumn,
      amountColumn(hasCurrencies),
    ],
    [hasCategories, hasAccounts, hasCurrencies],
  );
  return (
    <div style={{ height: `min(${(rows.length + 1) * rowHeight + 2}px, 440px)` }}>
      <VirtualTable
        label="Transactions in the file"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.position}
        empty={<p className="px-4.5 py-4 text-soft">No row of the file could be read for certain.</p>}
      />
    </div>
  );
}
