import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { CategoryChip } from '../../categories/CategoryChip.tsx';
import { CategoryPicker } from '../../categories/CategoryPicker.tsx';
import { categoryName } from '../../categories/categoryName.ts';
import { WhyPanel } from '../../explanations/WhyPanel.tsx';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { DetailsList } from '../../ui/DetailsList.tsx';
import { SidePanel } from '../../ui/Drawer.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { DateText, Money } from '../../ui/Values.tsx';
import { PartsList } from './PartsList.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { TagsAndNote } from './TagsAndNote.tsx';
import { TransactionHistory } from './TransactionHistory.tsx';
import { canBeConfirmed, type useCategorizing } from './useCategorizing.ts';
import { useMatching } from './useMatching.ts';

interface PanelProps {
  readonly categorizing: ReturnType<typeof useCategorizing>;
  readonly whyRef: Ref<HTMLHeadingElement>;
  readonly isPickerOpen: boolean;
  onPickerOpenChange(isOpen: boolean): void;
  onOpen(transactionId: number): void;
  readonly isSplitOpen: boolean;
  onSplitOpenChange(isOpen: boolean): void;
}

/** One transaction: what it is, its category and how it came about, why, and what happened to it. */
export function TransactionPanel({
  transactionId,
  onClose,
  ...rest
}: PanelProps & { transactionId: number; onClose(): void }) {
  const query = useQuery(trpc.transactions.getTransaction.queryOptions({ transactionId }));
  return (
    <SidePanel isOpen onClose={onClose} title={query.data?.payeeName ?? 'Transaction'}>
      {query.error ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <Details transaction={query.data} {...rest} />
      ) : (
        <Skeleton lines={6} />
      )}
    </SidePanel>
  );
}

function Details({
  transaction,
  categorizing,
  whyRef,
  isPickerOpen,
  onPickerOpenChange,
  onOpen,
  isSplitOpen,
  onSplitOpenChange,
}: PanelProps & { transaction: Transaction }) {
  const { homeCurrency } = usePreferences();
  const { id, amount, currency, date, categoryId, categoryPath, suggestedCategoryPath, payeeId, importId } =
    transaction;
  const { transferPeerId } = transaction;
  const matching = useMatching(() => {});
  const path = categoryPath ?? suggestedCategoryPath;
  return (
    <div className="grid gap-4">
      <p className="text-figure font-semibold">
        <Money amount={amount} currency={currency} showCurrency={currency !== homeCurrency} />{' '}
        <span className="text-body font-normal text-soft">
          <DateText value={date} style="long" />
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <CategoryChip transaction={transaction} />
        <span className="text-soft">{sourceSentence(transaction)}</span>
        <div className="flex w-full flex-wrap gap-2">
          {canBeConfirmed(transaction) && path !== null && (
            <Button variant="primary" isBusy={categorizing.isBusy} onClick={() => categorizing.confirm([transaction])}>
              Confirm {categoryName(path)}
            </Button>
          )}
          <div className="min-w-40 flex-1">
            <CategoryPicker
              label="Category"
              placeholder="Choose a category"
              value={categoryId}
              rows={[transaction]}
              onChoose={(category) => categorizing.set([id], category)}
              {...(categoryId === null ? {} : { onClear: () => categorizing.set([id], null) })}
              isOpen={isPickerOpen}
              onOpenChange={onPickerOpenChange}
            />
          </div>
        </div>
      </div>
      {transaction.parts.length > 0 && <PartsList transaction={transaction} />}
      <div>
        <Button shortcut={actions.splitTransaction.shortcut} onClick={() => onSplitOpenChange(true)}>
          {transaction.parts.length > 0 ? 'Change the parts' : 'Divide'}
        </Button>
      </div>
      {transferPeerId !== null && (
        <div className="flex flex-wrap items-center gap-2">
          <span>One side of a transfer.</span>
          <Button onClick={() => onOpen(transferPeerId)}>Show the other side</Button>
          <Button isBusy={matching.isBusy} onClick={() => matching.separate(id)}>
            Separate
          </Button>
        </div>
      )}
      <TagsAndNote transaction={transaction} />
      <div className="border-t border-line pt-4">
        <WhyPanel
          transactionId={id}
          level={3}
          headingRef={whyRef}
          onChoose={(choice) => categorizing.set([id], { id: choice.categoryId, path: choice.categoryPath })}
        />
      </div>
      <div className="border-t border-line pt-4">
        <h3 className="mb-2 font-semibold">Details</h3>
        <DetailsList
          items={[
            { name: 'Bank text', value: transaction.bankText },
            {
              name: 'Account',
              value: <FilterLink search={{ accountId: transaction.accountId }}>{transaction.accountName}</FilterLink>,
            },
            {
              name: 'Payee',
              value: payeeId === null ? null : <FilterLink search={{ payeeId }}>{transaction.payeeName}</FilterLink>,
            },
            {
              name: 'Came with',
              value: importId === null ? null : <FilterLink search={{ importId }}>The same import</FilterLink>,
            },
          ]}
        />
      </div>
      <div>
        <h3 className="mb-2 font-semibold">History</h3>
        <TransactionHistory transactionId={id} />
      </div>
      {isSplitOpen && <SplitDialog transaction={transaction} onClose={() => onSplitOpenChange(false)} />}
    </div>
  );
}

/** Shows the others of the same account, payee or import. */
function FilterLink({
  search,
  children,
}: {
  search: { accountId?: number; payeeId?: number; importId?: number };
  children: string;
}) {
  return (
    <Link
      to="/transactions"
      search={search}
      className="underline decoration-line underline-offset-3 hover:decoration-current"
    >
      {children}
    </Link>
  );
}

function sourceSentence(transaction: Transaction): string {
  switch (transaction.state) {
    case 'automatic':
      return `set by ${transaction.ruleName === null ? 'a rule that is gone' : `the rule “${transaction.ruleName}”`}`;
    case 'confirmed':
      return transaction.categorySource === 'import' ? 'came with the file' : 'confirmed by you';
    case 'suggested':
      return 'suggested, not confirmed yet';
    case 'unsure':
      return 'no category yet';
  }
}
