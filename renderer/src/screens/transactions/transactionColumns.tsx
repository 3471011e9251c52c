import type { ReactNode } from 'react';
import type { OptionalColumn } from '../../../../shared/contract/settings.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { CategoryChip } from '../../categories/CategoryChip.tsx';
import { DateText, Money, Percent } from '../../ui/Values.tsx';
import type { Column } from '../../ui/VirtualTable.tsx';
import { sourceWords } from './sourceWords.ts';

/** What each column that can be left out is called. */
export const optionalColumnNames: Readonly<Record<OptionalColumn, string>> = {
  bankText: 'Bank text',
  account: 'Account',
  confidence: 'Sure',
  source: 'From',
};

/**
 * @param isBeside a panel stands beside the table: it says the rest, so the columns that matter least give way
 */
export function transactionColumns({
  showCurrency,
  isBeside,
  hidden,
  renderCategory,
}: {
  showCurrency: boolean;
  isBeside: boolean;
  hidden: ReadonlySet<OptionalColumn>;
  renderCategory(row: Transaction): ReactNode;
}): Column<Transaction>[] {
  const isLeftOut = (column: OptionalColumn) => isBeside || hidden.has(column);
  const all: (Column<Transaction> | null)[] = [
    {
      id: 'date',
      header: 'Date',
      width: '104px',
      isSortable: true,
      render: (row) => <DateText value={row.date} />,
    },
    {
      id: 'payee',
      header: 'Payee',
      width: 'minmax(120px, 2fr)',
      isSortable: true,
      render: (row) => (
        <span title={row.bankText}>
          {row.payeeName}
          {row.payeeName !== row.bankText && !hidden.has('bankText') && (
            <span className="text-small text-faint"> {row.bankText}</span>
          )}
        </span>
      ),
    },
    isLeftOut('account')
      ? null
      : {
          id: 'account',
          header: optionalColumnNames.account,
          width: 'minmax(112px, 0.8fr)',
          hideBelow: 'lg',
          render: (row) => <span className="text-soft">{row.accountName}</span>,
        },
    {
      id: 'amount',
      header: 'Amount',
      width: showCurrency ? '116px' : '88px',
      align: 'end',
      isSortable: true,
      render: (row) => <Money amount={row.amount} currency={row.currency} showCurrency={showCurrency} />,
    },
    {
      id: 'category',
      header: 'Category',
      width: 'minmax(96px, 1fr)',
      render: renderCategory,
    },
    isLeftOut('confidence')
      ? null
      : {
          id: 'confidence',
          header: optionalColumnNames.confidence,
          width: '56px',
          align: 'end',
          isSortable: true,
          hideBelow: 'md',
          render: (row) => <Confidence transaction={row} />,
        },
    isLeftOut('source')
      ? null
      : {
          id: 'source',
          header: optionalColumnNames.source,
          width: 'minmax(72px, 0.7fr)',
          hideBelow: 'md',
          render: (row) => (
            <span className="text-soft" title={sourceWords(row)}>
              {sourceWords(row)}
            </span>
          ),
        },
  ];
  return all.filter((column) => column !== null);
}

/** For narrow windows: two lines a row, in two columns. */
export function stackedColumns(showCurrency: boolean): Column<Transaction>[] {
  return [
    {
      id: 'payee',
      header: 'Payee',
      width: 'minmax(0, 1fr)',
      isSortable: true,
      render: (row) => (
        <>
          <div className="truncate" title={row.bankText}>
            {row.payeeName}
          </div>
          <div className="truncate text-small">
            <CategoryChip transaction={row} />
          </div>
        </>
      ),
    },
    {
      id: 'amount',
      header: 'Amount',
      width: showCurrency ? '112px' : '88px',
      align: 'end',
      isSortable: true,
      render: (row) => (
        <>
          <Money amount={row.amount} currency={row.currency} showCurrency={showCurrency} />
          <div className="text-small text-soft">
            <DateText value={row.date} />
          </div>
        </>
      ),
    },
  ];
}

/** How sure the suggestion was, while nobody has confirmed it. */
function Confidence({ transaction: { confidence, state } }: { transaction: Transaction }) {
  if (confidence === null || (state !== 'suggested' && state !== 'automatic')) return null;
  return (
    <span className="text-soft">
      <Percent share={confidence} />
    </span>
  );
}
