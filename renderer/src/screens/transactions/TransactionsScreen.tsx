import { useQuery } from '@tanstack/react-query';
import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { useAction } from '../../actions/useAction.ts';
import { useCategories } from '../../categories/useCategories.ts';
import { useWhyFocus } from '../../explanations/useWhyFocus.ts';
import { useMediaQuery } from '../../hooks/useMediaQuery.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { BulkEditDialog } from './BulkEditDialog.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { InlineCategory } from './InlineCategory.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { transactionsForClipboard } from './spreadsheetText.ts';
import { TransactionFilters } from './TransactionFilters.tsx';
import { TransactionPanel } from './TransactionPanel.tsx';
import { NothingFound, NothingImported } from './TransactionsEmptyStates.tsx';
import { stacked, TransactionsTable } from './TransactionsTable.tsx';
import { TransactionTotals } from './TransactionTotals.tsx';
import { filterChips } from './transactionFilter.ts';
import { useCategorizing } from './useCategorizing.ts';
import { useColumnChoice } from './useColumnChoice.ts';
import { useDeleting } from './useDeleting.ts';
import { useFilterNames } from './useFilterNames.ts';
import { useTransactionAddress } from './useTransactionAddress.ts';
import { useTransactionList } from './useTransactionList.ts';

/** Every transaction: found, narrowed, looked at, and categorised one by one or many at once. */
export function TransactionsScreen() {
  const { locale, homeCurrency } = usePreferences();
  const address = useTransactionAddress();
  const { filter, openId } = address;
  const list = useTransactionList(filter, address.sort, homeCurrency);
  const accounts = useQuery(trpc.accounts.listAccounts.queryOptions()).data ?? [];
  const categories = useCategories().options;
  const names = useFilterNames(filter, { accounts, categories, rows: list.rows });
  const categorizing = useCategorizing();
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState<Transaction | null>(null);
  const remove = useDeleting(() => {
    setSelection(new Set());
    if (openId !== undefined) address.open(undefined);
  });
  const [picker, setPicker] = useState<'selection' | 'panel' | 'cell' | null>(null);
  const [dialog, setDialog] = useState<'split' | 'bulkEdit' | null>(null);
  const columnChoice = useColumnChoice();
  const search = useRef<HTMLInputElement>(null);
  const why = useWhyFocus();
  const isStacked = useMediaQuery(stacked);

  const chips = filterChips(filter, names, locale, homeCurrency);
  const hasFilter = chips.length > 0 || Boolean(filter.text);
  const currencies = [...new Set(accounts.map(({ currency }) => currency))];
  // Only what is loaded can be acted on: rows that the filter no longer finds are not selected any more.
  const selected = useMemo(() => list.rows.filter(({ id }) => selection.has(id)), [list.rows, selection]);

  useAction('searchTransactions', () => search.current?.focus());
  useAction('clearTransactionFilters', address.clear, hasFilter ? null : 'No filter is set.');
  useAction(
    'setCategoryOfSelection',
    () => setPicker(selected.length > 0 ? 'selection' : openId === undefined ? 'cell' : 'panel'),
    selected.length > 0 || openId !== undefined || active ? null : 'Go to a row, or select some with Space, first.',
  );
  useAction(
    'deleteSelection',
    () => remove(selected.length > 0 ? selected.map(({ id }) => id) : openId === undefined ? [] : [openId]),
    selected.length > 0 || openId !== undefined ? null : 'Select rows with Space, or open one with Enter, first.',
  );
  useAction(
    'splitTransaction',
    () => {
      if (openId === undefined && active) address.open(active.id);
      setDialog('split');
    },
    openId !== undefined || active ? null : 'Go to a row first.',
  );
  useAction('bulkEdit', () => setDialog('bulkEdit'), (list.count ?? 0) > 0 ? null : 'No transaction is found.');
  useAction(
    'showWhy',
    () => {
      why.ask();
      if (openId === undefined && active) address.open(active.id);
    },
    openId !== undefined || active ? null : 'Go to a row first.',
  );

  function onEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (selected.length > 0) setSelection(new Set());
    else if (openId !== undefined) address.open(undefined);
  }

  /** Ctrl+C takes the selected rows where no text is marked: as a table, for a spreadsheet. */
  function onCopy(event: ClipboardEvent) {
    const isInText = event.target instanceof HTMLInputElement || document.getSelection()?.isCollapsed === false;
    if (isInText || selected.length === 0) return;
    event.clipboardData.setData('text/plain', transactionsForClipboard(selected));
    event.preventDefault();
    showToast({ message: `${countOf(selected.length, 'row', 'rows', locale)} copied.` });
  }

  const editedId = picker === 'cell' ? active?.id : undefined;
  const setCategory = useRef(categorizing.set);
  useEffect(() => {
    setCategory.current = categorizing.set;
  });
  const renderCategory = useCallback(
    (row: Transaction) => (
      <InlineCategory
        transaction={row}
        isEditing={row.id === editedId}
        onEdit={() => {
          setActive(row);
          setPicker('cell');
        }}
        onClose={() => setPicker(null)}
        onChoose={(category) => setCategory.current([row.id], category)}
      />
    ),
    [editedId],
  );

  if (list.error) {
    return (
      <>
        <ScreenHeader title="Transactions" />
        <ErrorPanel error={list.error} onRetry={list.retry} />
      </>
    );
  }
  if (list.isReady && list.count === 0 && !hasFilter) {
    return (
      <>
        <ScreenHeader title="Transactions" />
        <NothingImported />
      </>
    );
  }
  return (
    <section aria-label="Transactions" className="flex h-full min-h-0 flex-col" onKeyDown={onEscape} onCopy={onCopy}>
      <ScreenHeader
        title="Transactions"
        description={
          list.count !== undefined && (
            <TransactionTotals count={list.count} totals={list.totals} converted={list.converted} />
          )
        }
        actions={
          <>
            <Button shortcut={actions.bulkEdit.shortcut} onClick={() => setDialog('bulkEdit')}>
              Change many
            </Button>
            {!isStacked && <ColumnMenu choice={columnChoice} />}
            <ExportMenu filter={filter} sort={address.sort} count={list.count ?? 0} />
          </>
        }
      />
      <TransactionFilters
        filter={filter}
        chips={chips}
        onChange={address.change}
        onClear={address.clear}
        onApply={address.apply}
        searchRef={search}
        form={{
          accounts,
          categories,
          currencies,
          homeCurrency,
          order: isStacked ? { sort: address.sort, onSort: address.sortBy } : null,
        }}
      />
      {selected.length > 0 && (
        <SelectionBar
          selected={selected}
          categorizing={categorizing}
          onEdit={() => setDialog('bulkEdit')}
          onDelete={remove}
          onClear={() => setSelection(new Set())}
          isPickerOpen={picker === 'selection'}
          onPickerOpenChange={(isOpen) => setPicker(isOpen ? 'selection' : null)}
        />
      )}
      <div className="flex min-h-0 flex-1 gap-4.5">
        <Card isFlush className="min-h-80 min-w-0 flex-1 overflow-hidden">
          {list.isReady ? (
            <TransactionsTable
              list={list}
              sort={address.sort}
              onSort={address.sortBy}
              showCurrency={currencies.length > 1}
              openId={openId}
              onOpen={address.open}
              selection={selection}
              onSelectionChange={setSelection}
              onActiveRowChange={setActive}
              hiddenColumns={columnChoice.hidden}
              renderCategory={renderCategory}
              empty={<NothingFound onClear={address.clear} />}
            />
          ) : (
            <div className="px-4.5 py-2">
              <Skeleton lines={10} label="Loading transactions" />
            </div>
          )}
        </Card>
        {openId !== undefined && (
          <TransactionPanel
            transactionId={openId}
            onClose={() => address.open(undefined)}
            categorizing={categorizing}
            whyRef={why.ref}
            isPickerOpen={picker === 'panel'}
            onPickerOpenChange={(isOpen) => setPicker(isOpen ? 'panel' : null)}
            onOpen={address.open}
            isSplitOpen={dialog === 'split'}
            onSplitOpenChange={(isOpen) => setDialog(isOpen ? 'split' : null)}
          />
        )}
      </div>
      {dialog === 'bulkEdit' && (
        <BulkEditDialog selected={selected} filter={filter} found={list.count ?? 0} onClose={() => setDialog(null)} />
      )}
    </section>
  );
}
