import { useMutation } from '@tanstack/react-query';
import type { Category } from '../../../../shared/contract/categories.ts';
import { useSayChanged } from '../../changes/useSayChanged.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { countOf } from '../../ui/format.ts';
import { showErrorToast } from '../../ui/Toast.tsx';
import { CategoryChoiceDialog } from './CategoryChoiceDialog.tsx';
import { CategoryNameForm } from './CategoryNameForm.tsx';
import { placesFor, shownPath } from './categoryRows.ts';

/** What is asked about a category before it is changed. */
export type CategoryDialog =
  | { readonly kind: 'create'; readonly above: Category | null }
  | { readonly kind: 'rename' | 'move' | 'merge' | 'delete'; readonly category: Category };

const atTheTop = 'top';

/** The dialog that is open, if one is. */
export function CategoryDialogs({
  dialog,
  categories,
  onClose,
}: {
  dialog: CategoryDialog | null;
  categories: readonly Category[];
  onClose(): void;
}) {
  const { locale } = usePreferences();
  const sayChanged = useSayChanged();
  const options = { onError: showErrorToast };
  const move = useMutation(trpc.categories.moveCategory.mutationOptions(options));
  const merge = useMutation(trpc.categories.mergeCategories.mutationOptions(options));
  const remove = useMutation(trpc.categories.deleteCategory.mutationOptions(options));
  const done = (message: string) => ({
    onSuccess: ({ changeSetId }: { changeSetId: string }) => {
      sayChanged(message, changeSetId);
      onClose();
    },
  });

  if (!dialog) return null;
  if (dialog.kind === 'create') {
    return <CategoryNameForm category={null} above={dialog.above} onClose={onClose} />;
  }
  const { category } = dialog;
  const { id: categoryId, name, transactionCount } = category;
  if (dialog.kind === 'rename') return <CategoryNameForm category={category} above={null} onClose={onClose} />;
  const places = placesFor(category, categories);
  const rows = countOf(transactionCount, 'transaction', 'transactions', locale);
  if (dialog.kind === 'move') {
    return (
      <CategoryChoiceDialog
        title={`Move “${name}”`}
        description="What stands below it comes along."
        label="Below"
        options={[
          ...(category.parentId === null ? [] : [{ value: atTheTop, label: 'At the top' }]),
          ...places
            .filter(({ id }) => id !== category.parentId)
            .map(({ id, path }) => ({ value: String(id), label: path })),
        ]}
        confirmLabel="Move category"
        isBusy={move.isPending}
        onClose={onClose}
        onConfirm={(chosen) =>
          move.mutate({ categoryId, parentId: chosen === atTheTop ? null : Number(chosen) }, done(`${name} is moved.`))
        }
      />
    );
  }
  const targets = places.map(({ id, path }) => ({ value: String(id), label: path }));
  const shownTarget = (chosen: string) => shownPath(places.find(({ id }) => String(id) === chosen)?.path ?? '');
  if (dialog.kind === 'merge') {
    return (
      <CategoryChoiceDialog
        title={`Merge “${name}” into another category`}
        description={`Its ${rows}, and the categories below it, go to the other one. What was learnt from them does too.`}
        label="Into"
        options={targets}
        confirmLabel="Merge categories"
        isBusy={merge.isPending}
        onClose={onClose}
        onConfirm={(chosen) =>
          merge.mutate(
            { categoryIds: [categoryId], intoId: Number(chosen) },
            done(`${name} is part of ${shownTarget(chosen)} now.`),
          )
        }
      />
    );
  }
  if (transactionCount > 0) {
    return (
      <CategoryChoiceDialog
        title={`Delete “${name}”`}
        description={`It has ${rows}. Choose the category that they go to.`}
        label="Its transactions go to"
        options={targets}
        confirmLabel="Delete category"
        isBusy={remove.isPending}
        onClose={onClose}
        onConfirm={(chosen) => remove.mutate({ categoryId, moveTo: Number(chosen) }, done(`${name} is deleted.`))}
      />
    );
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => remove.mutate({ categoryId }, done(`${name} is deleted.`))}
      isBusy={remove.isPending}
      title={`Delete “${name}”?`}
      description="No transaction has it."
      confirmLabel="Delete category"
    />
  );
}
