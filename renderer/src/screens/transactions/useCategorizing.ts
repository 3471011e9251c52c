import { useMutation } from '@tanstack/react-query';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { categoryName } from '../../categories/categoryName.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { acceptedOf, changedMeanwhile } from '../../transactions/acceptance.ts';
import { countOf } from '../../ui/format.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';

/** Setting, taking off and confirming categories by hand, each with Undo in the message. */
export function useCategorizing() {
  const { locale } = usePreferences();
  const { undo } = useUndo();
  const setCategory = useMutation(trpc.transactions.setCategory.mutationOptions({ onError: showErrorToast }));
  const accept = useMutation(trpc.review.decideReview.mutationOptions({ onError: showErrorToast }));

  function tell(what: string, changeSetId: string) {
    showToast({ message: what, action: { label: 'Undo', perform: () => undo(changeSetId) } });
  }
  function tellConfirmed(answer: { changeSetId: string; decided: number; stale: number }) {
    if (answer.decided === 0 && answer.stale > 0) showToast({ message: changedMeanwhile(answer.stale, locale) });
    else {
      const message = [`${rowsOf(answer.decided)} confirmed.`, changedMeanwhile(answer.stale, locale)];
      tell(message.filter(Boolean).join(' '), answer.changeSetId);
    }
  }
  const rowsOf = (count: number) => countOf(count, 'row', 'rows', locale);

  return {
    isBusy: setCategory.isPending || accept.isPending,
    /** @param categoryPath of the category; with null the category is taken off */
    set(transactionIds: readonly number[], category: { id: number; path: string } | null) {
      setCategory.mutate(
        { transactionIds: [...transactionIds], categoryId: category?.id ?? null },
        {
          onSuccess: ({ changeSetId, changed }) =>
            tell(
              category
                ? `${rowsOf(changed)} set to ${categoryName(category.path)}.`
                : `The category was taken off ${rowsOf(changed)}.`,
              changeSetId,
            ),
        },
      );
    },
    /** Takes over what is suggested, or was set by a rule, as right. */
    confirm(rows: readonly Transaction[]) {
      accept.mutate(
        {
          decision: 'accept',
          accepted: acceptedOf(rows),
        },
        { onSuccess: tellConfirmed },
      );
    },
  };
}

/** Whether there is a category on it, or a suggestion, that nobody confirmed yet. */
export function canBeConfirmed({ state }: Transaction): boolean {
  return state === 'suggested' || state === 'automatic';
}
