import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CategoryKind } from '../../../shared/contract/categories.ts';
import { trpc } from '../rpc/client.ts';
import type { ComboboxOption } from '../ui/Combobox.tsx';
import { showErrorToast } from '../ui/Toast.tsx';
import { draftCategory } from './categoryName.ts';

export interface Categories {
  readonly options: readonly ComboboxOption[];
  /** Those that were not put away: for something new. */
  readonly offered: readonly ComboboxOption[];
  /** Those that have transactions, with most of them first. */
  readonly mostUsed: readonly { readonly categoryId: number; readonly categoryPath: string }[];
  /** Makes a category from what was typed, and calls on once it exists. A failure is told in passing. */
  create(typed: string, kind: CategoryKind, onCreated: (category: { id: number; path: string }) => void): void;
}

/** Every category, for lists to choose from, and the way to make one more. */
export function useCategories(): Categories {
  const { data } = useQuery(trpc.categories.listCategories.queryOptions());
  const creation = useMutation(trpc.categories.createCategory.mutationOptions({ onError: showErrorToast }));
  const options = useMemo(
    () => (data ?? []).map((category) => ({ value: String(category.id), label: category.path })),
    [data],
  );
  const offered = useMemo(() => {
    const archived = new Set((data ?? []).flatMap(({ id, isArchived }) => (isArchived ? String(id) : [])));
    return options.filter(({ value }) => !archived.has(value));
  }, [data, options]);
  const mostUsed = useMemo(
    () =>
      (data ?? [])
        .filter(({ transactionCount, isArchived }) => transactionCount > 0 && !isArchived)
        .sort((one, other) => other.transactionCount - one.transactionCount)
        .map(({ id, path }) => ({ categoryId: id, categoryPath: path })),
    [data],
  );
  return {
    options,
    offered,
    mostUsed,
    create(typed, kind, onCreated) {
      const draft = draftCategory(typed, data ?? []);
      creation.mutate(
        { ...draft, kind },
        { onSuccess: ({ categoryId }) => onCreated({ id: categoryId, path: draft.name }) },
      );
    },
  };
}
