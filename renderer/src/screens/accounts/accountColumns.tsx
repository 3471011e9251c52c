import { Archive, ArchiveRestore, Ellipsis, List, Pencil } from 'lucide-react';
import type { Account } from '../../../../shared/contract/accounts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Money, NumberText } from '../../ui/Values.tsx';
import type { Column } from '../../ui/VirtualTable.tsx';
import { accountKindNames } from './accountWords.ts';

export interface AccountActs {
  edit(account: Account): void;
  setArchived(account: Account, isArchived: boolean): void;
  showTransactions(account: Account): void;
}

export function accountColumns(acts: AccountActs): Column<Account>[] {
  return [
    {
      id: 'name',
      header: 'Account',
      width: 'minmax(120px, 2fr)',
      render: (account) => (
        <span className={account.isArchived ? 'text-soft' : 'font-medium'}>
          {account.name} {account.isArchived && <Chip>Archived</Chip>}
        </span>
      ),
    },
    {
      id: 'kind',
      header: 'Kind',
      width: 'minmax(96px, 1fr)',
      hideBelow: 'md',
      render: ({ kind }) => <span className="text-soft">{accountKindNames[kind]}</span>,
    },
    {
      id: 'transactions',
      header: 'Transactions',
      width: '104px',
      align: 'end',
      hideBelow: 'sm',
      render: ({ transactionCount }) => <NumberText value={transactionCount} />,
    },
    {
      id: 'balance',
      header: 'Balance',
      width: 'minmax(120px, 1fr)',
      align: 'end',
      render: (account) => (
        <>
          {account.otherBalances.map(({ currency, amount }) => (
            <span key={currency} className="mr-2 text-small text-soft">
              <Money amount={amount} currency={currency} showCurrency />
            </span>
          ))}
          <Money amount={account.balance} currency={account.currency} showCurrency />
        </>
      ),
    },
    {
      id: 'more',
      header: 'More',
      width: '40px',
      align: 'end',
      render: (account) => (
        <Menu
          trigger={<IconButton label={`More for “${account.name}”`} icon={<Ellipsis size={16} />} />}
          items={[
            { id: 'edit', label: 'Change', icon: <Pencil size={14} />, perform: () => acts.edit(account) },
            {
              id: 'transactions',
              label: 'Show its transactions',
              icon: <List size={14} />,
              perform: () => acts.showTransactions(account),
            },
            account.isArchived
              ? {
                  id: 'bringBack',
                  label: 'Bring back',
                  icon: <ArchiveRestore size={14} />,
                  perform: () => acts.setArchived(account, false),
                }
              : {
                  id: 'archive',
                  label: 'Archive',
                  icon: <Archive size={14} />,
                  perform: () => acts.setArchived(account, true),
                },
          ]}
        />
      ),
    },
  ];
}
