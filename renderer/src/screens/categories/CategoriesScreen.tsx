import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { Category } from '../../../../shared/contract/categories.ts';
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
import { VirtualTable } from '../../ui/VirtualTable.tsx';
import { type CategoryDialog, CategoryDialogs } from './CategoryDialogs.tsx';
import { categoryColumns } from './categoryColumns.tsx';
import { categoryRows } from './categoryRows.ts';

/** The tree of categories, and everything that can be done with it. */
export function CategoriesScreen() {
  const { locale } = usePreferences();
  const navigate = useNavigate();
  const list = useQuery(trpc.categories.listCategories.queryOptions());
  const sayChanged = useSayChanged();
  const [dialog, setDialog] = useState<CategoryDialog | null>(null);
  const [activeId, setActiveId] = useState<number | null>(null);
  const [showsArchived, setShowsArchived] = useState(false);
  const archive = useMutation(trpc.categories.archiveCategory.mutationOptions({ onError: showErrorToast }));
  const unarchive = useMutation(trpc.categories.unarchiveCategory.mutationOptions({ onError: showErrorToast }));

  const categories = list.data ?? [];
  const kept = categories.filter(({ isArchived }) => !isArchived).length;
  const rows = categoryRows(categories, showsArchived);
  const active = rows.find(({ category }) => category.id === activeId)?.category ?? null;
  const noRow = active ? null : 'Go to a category first.';

  function setArchived(category: Category, isArchived: boolean) {
    const message = isArchived ? `${category.name} is archived.` : `${category.name} is back.`;
    const options = { onSuccess: ({ changeSetId }: { changeSetId: string }) => sayChanged(message, changeSetId) };
    (isArchived ? archive : unarchive).mutate({ categoryId: category.id }, options);
  }
  const askActive = (kind: 'rename' | 'move' | 'merge' | 'delete') => active && setDialog({ kind, category: active });
  const makeNew = () => setDialog({ kind: 'create', above: null });

  useAction('newCategory', makeNew);
  useAction('renameCategory', () => askActive('rename'), noRow);
  useAction('moveCategory', () => askActive('move'), noRow);
  useAction('mergeCategory', () => askActive('merge'), noRow);
  useAction('deleteCategory', () => askActive('delete'), noRow);
  useAction('archiveCategory', () => active && setArchived(active, !active.isArchived), noRow);

  return (
    <section aria-label="Categories" className="flex h-full min-h-0 flex-col">
      <ScreenHeader
        title={list.data ? countOf(kept, 'category', 'categories', locale) : 'Categories'}
        documentTitle="Categories"
        description="Whatever you rename, move or merge here, your transactions and what was learnt from them follow."
        actions={
          categories.length > 0 && (
            <>
              {categories.length > kept && (
                <Switch label="Show archived" isOn={showsArchived} onChange={setShowsArchived} />
              )}
              <Button
                variant="primary"
                icon={<Plus size={15} />}
                shortcut={actions.newCategory.shortcut}
                onClick={makeNew}
              >
                New category
              </Button>
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
              <Skeleton lines={8} label="Loading categories" />
            </div>
          ) : categories.length === 0 ? (
            <EmptyState
              title="No categories yet"
              action={
                <>
                  <LinkButton to="/import" variant="primary">
                    Import a bank file
                  </LinkButton>
                  <Button onClick={makeNew}>New category</Button>
                </>
              }
            >
              Your first import brings a tree of categories to begin with, or the categories that your file has.
            </EmptyState>
          ) : (
            <VirtualTable
              label="Categories"
              columns={categoryColumns({
                ask: setDialog,
                setArchived,
                showTransactions: ({ id }) => void navigate({ to: '/transactions', search: { categoryId: id } }),
              })}
              rows={rows}
              rowKey={({ category }) => category.id}
              rowLabel={({ category }) => category.path}
              totalCount={rows.length}
              onOpen={({ category }) => setDialog({ kind: 'rename', category })}
              onActiveRowChange={({ category }) => setActiveId(category.id)}
              empty={
                <EmptyState title="All categories are archived">
                  Show the archived ones to bring one back, or make a new one.
                </EmptyState>
              }
            />
          )}
        </Card>
      )}
      <CategoryDialogs dialog={dialog} categories={categories} onClose={() => setDialog(null)} />
    </section>
  );
}
