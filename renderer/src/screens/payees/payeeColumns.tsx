import { Ellipsis, List, Merge, Pencil, Tags } from 'lucide-react';
import type { ListedPayee } from '../../../../shared/contract/payees.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { DateText, NumberText } from '../../ui/Values.tsx';
import type { Column } from '../../ui/VirtualTable.tsx';
import type { PayeeDialog } from './PayeeDialogs.tsx';

export interface PayeeActs {
  ask(dialog: PayeeDialog): void;
  showTransactions(payee: ListedPayee): void;
}

export function payeeColumns(acts: PayeeActs): Column<ListedPayee>[] {
  return [
    {
      id: 'name',
      header: 'Payee',
      width: 'minmax(140px, 2fr)',
      isSortable: true,
      render: ({ name }) => <span className="font-medium">{name}</span>,
    },
    {
      id: 'aliases',
      header: 'Other names',
      width: '108px',
      align: 'end',
      hideBelow: 'md',
      render: ({ aliasCount }) => (
        <span className="text-soft">{aliasCount > 0 && <NumberText value={aliasCount} />}</span>
      ),
    },
    {
      id: 'transactionCount',
      header: 'Transactions',
      width: '120px',
      align: 'end',
      isSortable: true,
      hideBelow: 'sm',
      render: ({ transactionCount }) => <NumberText value={transactionCount} />,
    },
    {
      id: 'lastDate',
      header: 'Last',
      width: '112px',
      align: 'end',
      isSortable: true,
      render: ({ lastDate }) => (lastDate === null ? '' : <DateText value={lastDate} />),
    },
    {
      id: 'more',
      header: 'More',
      width: '40px',
      align: 'end',
      render: (payee) => (
        <Menu
          trigger={<IconButton label={`More for “${payee.name}”`} icon={<Ellipsis size={16} />} />}
          items={[
            {
              id: 'rename',
              label: 'Rename',
              icon: <Pencil size={14} />,
              perform: () => acts.ask({ kind: 'rename', payee }),
            },
            {
              id: 'merge',
              label: 'Merge into another',
              icon: <Merge size={14} />,
              perform: () => acts.ask({ kind: 'merge', payees: [payee] }),
            },
            {
              id: 'aliases',
              label: 'Other names',
              icon: <Tags size={14} />,
              perform: () => acts.ask({ kind: 'aliases', payee }),
            },
            {
              id: 'transactions',
              label: 'Show its transactions',
              icon: <List size={14} />,
              perform: () => acts.showTransactions(payee),
            },
          ]}
        />
      ),
    },
  ];
}
