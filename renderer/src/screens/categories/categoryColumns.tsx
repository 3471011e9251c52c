import {
  Archive,
  ArchiveRestore,
  CornerDownRight,
  Ellipsis,
  FolderInput,
  List,
  Merge,
  Pencil,
  Trash2,
} from 'lucide-react';
import type { Category, CategoryKind } from '../../../../shared/contract/categories.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { NumberText } from '../../ui/Values.tsx';
import type { Column } from '../../ui/VirtualTable.tsx';
import type { CategoryDialog } from './CategoryDialogs.tsx';
import type { CategoryRow } from './categoryRows.ts';

export const categoryKindNames: Readonly<Record<CategoryKind, string>> = {
  expense: 'Spending',
  income: 'Income',
  transfer: 'Transfer',
};

export interface CategoryActs {
  ask(dialog: CategoryDialog): void;
  setArchived(category: Category, isArchived: boolean): void;
  showTransactions(category: Category): void;
}

function menuItems(category: Category, acts: CategoryActs): MenuItem[] {
  return [
    {
      id: 'rename',
      label: 'Rename',
      icon: <Pencil size={14} />,
      perform: () => acts.ask({ kind: 'rename', category }),
    },
    {
      id: 'new',
      label: 'New category below it',
      icon: <CornerDownRight size={14} />,
      perform: () => acts.ask({ kind: 'create', above: category }),
    },
    {
      id: 'move',
      label: 'Move',
      icon: <FolderInput size={14} />,
      perform: () => acts.ask({ kind: 'move', category }),
    },
    {
      id: 'merge',
      label: 'Merge into another',
      icon: <Merge size={14} />,
      perform: () => acts.ask({ kind: 'merge', category }),
    },
    {
      id: 'transactions',
      label: 'Show its transactions',
      icon: <List size={14} />,
      perform: () => acts.showTransactions(category),
    },
    category.isArchived
      ? {
          id: 'bringBack',
          label: 'Bring back',
          icon: <ArchiveRestore size={14} />,
          perform: () => acts.setArchived(category, false),
        }
      : {
          id: 'archive',
          label: 'Archive',
          icon: <Archive size={14} />,
          perform: () => acts.setArchived(category, true),
        },
    {
      id: 'delete',
      label: 'Delete',
      icon: <Trash2 size={14} />,
      isDangerous: true,
      perform: () => acts.ask({ kind: 'delete', category }),
    },
  ];
}

export function categoryColumns(acts: CategoryActs): Column<CategoryRow>[] {
  return [
    {
      id: 'name',
      header: 'Category',
      width: 'minmax(140px, 2fr)',
      render: ({ category, depth }) => (
        <span className={depth === 0 ? 'font-medium' : ''} style={{ paddingInlineStart: `${depth * 22}px` }}>
          <span className={category.isArchived ? 'text-soft' : ''}>{category.name}</span>{' '}
          {category.isArchived && <Chip>Archived</Chip>}
        </span>
      ),
    },
    {
      id: 'kind',
      header: 'Kind',
      width: 'minmax(88px, 1fr)',
      hideBelow: 'md',
      render: ({ category }) => <span className="text-soft">{categoryKindNames[category.kind]}</span>,
    },
    {
      id: 'transactions',
      header: 'Transactions',
      width: '104px',
      align: 'end',
      render: ({ category }) => <NumberText value={category.transactionCount} />,
    },
    {
      id: 'all',
      header: 'With those below',
      width: '132px',
      align: 'end',
      hideBelow: 'md',
      render: ({ transactionCount }) => (
        <span className="text-soft">
          <NumberText value={transactionCount} />
        </span>
      ),
    },
    {
      id: 'more',
      header: 'More',
      width: '40px',
      align: 'end',
      render: ({ category }) => (
        <Menu
          trigger={<IconButton label={`More for “${category.name}”`} icon={<Ellipsis size={16} />} />}
          items={menuItems(category, acts)}
        />
      ),
    },
  ];
}
