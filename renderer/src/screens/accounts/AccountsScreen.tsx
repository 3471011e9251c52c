import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { Account } from '../../../../shared/contract/accounts.ts';
import { useAction } from '../../actions/useAction.ts';
import { useSayChanged } from '../../changes/useSayChanged.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { EmptyState, Skeleton } from '../../ui/States.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { Switch } from '../../ui/Toggles.tsx';
import { Money } from '../../ui/Values.tsx';
import { VirtualTable } from '../../ui/VirtualTable.tsx';
import { AccountForm } from './AccountForm.tsx';
import { accountColumns } from './accountColumns.tsx';
import { totalsOf } from './accountWords.ts';

/** Every account with what is in it. */
export function AccountsScreen() {
  const { locale } = usePreferences();
  const navigate = useNavigate();
  const list = useQuery(trpc.accounts.listAccounts.queryOptions());
  const sayChanged = useSayChanged();
  const [edited, setEdited] = useState<Account | 'new' | null>(null);
  const [activeId, setActiveId] = useState<number | null>(null);
  const [showsArchived, setShowsArchived] = useState(false);
  const archive = useMutation(trpc.accounts.archiveAccount.mutationOptions({ onError: showErrorToast }));
  const unarchive = useMutation(trpc.accounts.unarchiveAccount.mutationOptions({ onError: showErrorToast }));

  const accounts = list.data ?? [];
  const kept = accounts.filter(({ isArchived }) => !isArchived);
  const rows = showsArchived ? accounts : kept;
  const active = rows.find(({ id }) => id === activeId) ?? null;
  const noRow = active ? null : 'Go to an account first.';

  function setArchived(account: Account, isArchived: boolean) {
    const message = isArchived ? `${account.name} is archived.` : `${account.name} is back.`;
    const options = { onSuccess: ({ changeSetId }: { changeSetId: string }) => sayChanged(message, changeSetId) };
    (isArchived ? archive : unarchive).mutate({ accountId: account.id }, options);
  }
  const columns = accountColumns({
    edit: setEdited,
    setArchived,
    showTransactions: ({ id }) => void navigate({ to: '/transactions', search: { accountId: id } }),
  });

  useAction('newAccount', () => setEdited('new'));
  useAction('editAccount', () => active && setEdited(active), noRow);
  useAction('archiveAccount', () => active && setArchived(active, !active.isArchived), noRow);

  const newButton = (
    <Button
      variant="primary"
      icon={<Plus size={15} />}
      shortcut={actions.newAccount.shortcut}
      onClick={() => setEdited('new')}
    >
      New account
    </Button>
  );
  return (
    <section aria-label="Accounts" className="flex h-full min-h-0 flex-col">
      <ScreenHeader
        title={list.data ? countOf(kept.length, 'account', 'accounts', locale) : 'Accounts'}
        documentTitle="Accounts"
        description={
          kept.length > 0 && (
            <>
              Together{' '}
              {totalsOf(kept).map(({ currency, amount }, index) => (
                <span key={currency}>
                  {index > 0 && ' and '}
                  <Money amount={amount} currency={currency} showCurrency />
                </span>
              ))}
            </>
          )
        }
        actions={
          accounts.length > 0 && (
            <>
              {accounts.length > kept.length && (
                <Switch label="Show archived" isOn={showsArchived} onChange={setShowsArchived} />
              )}
              {newButton}
            </>
          )
        }
      />
      {list.error ? (
        <ErrorPanel error={list.error} onRetry={() => list.refetch()} />
      ) : (
        <Card isFlush className="min-h-60 flex-1 overflow-hidden">
          {!list.data ? (
            <div className="px-4.5 py-2">
              <Skeleton lines={4} label="Loading accounts" />
            </div>
          ) : accounts.length === 0 ? (
            <EmptyState
              title="No accounts yet"
              action={
                <>
                  <LinkButton to="/import" variant="primary">
                    Import a bank file
                  </LinkButton>
                  <Button onClick={() => setEdited('new')}>New account</Button>
                </>
              }
            >
              An import opens the account that its file is about by itself. For cash, or for what no bank writes down,
              open one here.
            </EmptyState>
          ) : (
            <VirtualTable
              label="Accounts"
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              rowLabel={({ name }) => name}
              totalCount={rows.length}
              onOpen={(account) => setEdited(account)}
              onActiveRowChange={({ id }) => setActiveId(id)}
              empty={
                <EmptyState title="All accounts are archived">
                  Show the archived ones to bring one back, or open a new one.
                </EmptyState>
              }
            />
          )}
        </Card>
      )}
      {edited !== null && <AccountForm account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
