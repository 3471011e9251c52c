import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import { type PayeeSort, payeeSortSchema } from '../../../../shared/contract/payees.ts';
import { useAction } from '../../actions/useAction.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { EmptyState, Skeleton } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { VirtualTable } from '../../ui/VirtualTable.tsx';
import { type PayeeDialog, PayeeDialogs } from './PayeeDialogs.tsx';
import { payeeColumns } from './payeeColumns.tsx';
import { usePayeeList } from './usePayeeList.ts';

/** Everyone that money went to or came from, to give them good names and make one of several spellings. */
export function PayeesScreen() {
  const { locale } = usePreferences();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed);
  const [sort, setSort] = useState<PayeeSort>({ by: 'transactionCount', direction: 'descending' });
  const list = usePayeeList(text, sort);
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const [activeId, setActiveId] = useState<number | null>(null);
  const [dialog, setDialog] = useState<PayeeDialog | null>(null);
  const search = useRef<HTMLInputElement>(null);

  const active = list.rows.find(({ id }) => id === activeId) ?? null;
  const selected = list.rows.filter(({ id }) => selection.has(id));
  const toMerge = selected.length > 0 ? selected : active ? [active] : [];
  const noRow = active ? null : 'Go to a payee first.';
  const merge = () => setDialog({ kind: 'merge', payees: toMerge });

  useAction('searchPayees', () => search.current?.focus());
  useAction('renamePayee', () => active && setDialog({ kind: 'rename', payee: active }), noRow);
  useAction('showPayeeAliases', () => active && setDialog({ kind: 'aliases', payee: active }), noRow);
  useAction('mergePayees', merge, toMerge.length > 0 ? null : 'Select payees with Space, or go to one, first.');

  function onEscape(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented && selection.size > 0) setSelection(new Set());
  }

  const isEmpty = list.isReady && list.rows.length === 0 && text === '';
  return (
    <section aria-label="Payees" className="flex h-full min-h-0 flex-col" onKeyDown={onEscape}>
      <ScreenHeader
        title="Payees"
        description="Give them the names you know them by, and make one of several spellings. Later imports follow."
      />
      {list.error ? (
        <ErrorPanel error={list.error} onRetry={() => list.refetch()} />
      ) : (
        <>
          {!isEmpty && (
            <div className="mb-3 flex flex-wrap items-center gap-2">
              <div className="w-full sm:w-64">
                <TextField
                  label="Search payees"
                  isLabelHidden
                  type="search"
                  placeholder="Search payees and their other names"
                  maxLength={200}
                  value={typed}
                  onChange={setTyped}
                  ref={search}
                />
              </div>
              {selected.length > 0 && (
                <section
                  aria-label="Selected payees"
                  className="flex flex-wrap items-center gap-2 rounded-control bg-accent-soft px-3 py-1.5"
                >
                  <strong className="mr-1 font-semibold">
                    {countOf(selected.length, 'payee', 'payees', locale)} selected
                  </strong>
                  <Button shortcut={actions.mergePayees.shortcut} onClick={merge}>
                    Merge
                  </Button>
                  <Button variant="quiet" onClick={() => setSelection(new Set())}>
                    Clear selection
                  </Button>
                </section>
              )}
            </div>
          )}
          <Card isFlush className="min-h-60 flex-1 overflow-hidden">
            {!list.isReady ? (
              <div className="px-4.5 py-2">
                <Skeleton lines={8} label="Loading payees" />
              </div>
            ) : isEmpty ? (
              <EmptyState
                title="No payees yet"
                action={
                  <LinkButton to="/import" variant="primary">
                    Import a bank file
                  </LinkButton>
                }
              >
                Import a file from your bank: whoever it names stands here, with the noise of the bank’s text taken off.
              </EmptyState>
            ) : (
              <VirtualTable
                label="Payees"
                columns={payeeColumns({
                  ask: setDialog,
                  showTransactions: ({ id }) => void navigate({ to: '/transactions', search: { payeeId: id } }),
                })}
                rows={list.rows}
                rowKey={({ id }) => id}
                rowLabel={({ name }) => name}
                hasNextPage={list.hasNextPage}
                isFetchingNextPage={list.isFetchingNextPage}
                fetchNextPage={list.fetchNextPage}
                sort={sort}
                onSort={({ by, direction }) => {
                  const sortBy = payeeSortSchema.shape.by.safeParse(by);
                  if (sortBy.success) setSort({ by: sortBy.data, direction });
                }}
                onOpen={(payee) => setDialog({ kind: 'rename', payee })}
                selection={selection}
                onSelectionChange={setSelection}
                onActiveRowChange={({ id }) => setActiveId(id)}
                empty={
                  <EmptyState
                    title="Nobody by this name"
                    action={<Button onClick={() => setTyped('')}>Clear the search</Button>}
                  >
                    No payee, and no other name of one, has these letters.
                  </EmptyState>
                }
              />
            )}
          </Card>
        </>
      )}
      <PayeeDialogs dialog={dialog} onMerged={() => setSelection(new Set())} onClose={() => setDialog(null)} />
    </section>
  );
}
