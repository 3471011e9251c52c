import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCategories } from '../../categories/useCategories.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import type { Names } from './matcherWords.ts';

/** The names of the books, for rules in sentences. */
export function useRuleNames(): Names {
  const { locale, homeCurrency } = usePreferences();
  const { options } = useCategories();
  const accounts = useQuery(trpc.accounts.listAccounts.queryOptions()).data;
  return useMemo(
    () => ({
      locale,
      currency: homeCurrency,
      categoryPath: (id) => options.find(({ value }) => value === String(id))?.label ?? 'a category that is gone',
      accountName: (id) => accounts?.find((account) => account.id === id)?.name ?? 'an account that is gone',
    }),
    [locale, homeCurrency, options, accounts],
  );
}
