import { type ReactNode, useMemo } from 'react';
import type { OptionalColumn } from '../../../../shared/contract/settings.ts';
import type { Transaction, TransactionSort } from '../../../../shared/contract/transactions.ts';
import { medium, useMediaQuery } from '../../hooks/useMediaQuery.ts';
import { VirtualTable } from '../../ui/VirtualTable.tsx';
import { stackedColumns, transactionColumns } from './transactionColumns.tsx';
import type { useTransactionList } from './useTransactionList.ts';

const sortable = ['date', 'amount', 'payee', 'confidence'] as const satisfies readonly TransactionSort['by'][];

/** Below this width a row takes two lines. */
export const stacked = '(max-width: 699.98px)';

export function TransactionsTable({
  list,
  sort,
  onSort,
  showCurrency,
  openId,
  onOpen,
  selection,
  onSelectionChange,
  onActiveRowChange,
  hiddenColumns,
  renderCategory,
  empty,
}: {
  list: ReturnType<typeof useTransactionList>;
  sort: TransactionSort;
  onSort(sort: TransactionSort): void;
  showCurrency: boolean;
  openId: number | undefined;
  onOpen(id: number): void;
  selection: ReadonlySet<number>;
  onSelectionChange(selection: ReadonlySet<number>): void;
  onActiveRowChange(row: Transaction): void;
  hiddenColumns: ReadonlySet<OptionalColumn>;
  renderCategory(row: Transaction): ReactNode;
  empty: ReactNode;
}) {
  const isDrawer = useMediaQuery(medium);
  const isBeside = openId !== undefined && !isDrawer;
  const isStacked = useMediaQuery(stacked);
  const columns = useMemo(
    () =>
      isStacked
        ? stackedColumns(showCurrency)
        : transactionColumns({ showCurrency, isBeside, hidden: hiddenColumns, renderCategory }),
    [isStacked, showCurrency, isBeside, hiddenColumns, renderCategory],
  );
  return (
    <VirtualTable
      label="Transactions"
      columns={columns}
      linesPerRow={isStacked ? 2 : 1}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowLabel={(row) => `${row.payeeName}, ${row.date}`}
      totalCount={list.count}
      hasNextPage={list.hasNextPage}
      isFetchingNextPage={list.isFetchingNextPage}
      fetchNextPage={list.fetchNextPage}
      sort={sort}
      onSort={({ by, direction }) => {
        const column = sortable.find((candidate) => candidate === by);
        if (column) onSort({ by: column, direction });
      }}
      onOpen={(row) => onOpen(row.id)}
      openKey={openId ?? null}
      selection={selection}
      onSelectionChange={onSelectionChange}
      onActiveRowChange={(row) => {
        onActiveRowChange(row);
        // The panel beside the list follows the row that the person walks to.
        if (isBeside) onOpen(row.id);
      }}
      onRowFocus={onActiveRowChange}
      empty={empty}
    />
  );
}
