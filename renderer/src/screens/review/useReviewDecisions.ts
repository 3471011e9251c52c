import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { categoryName } from '../../categories/categoryName.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { trpcClient } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { acceptableOf, acceptedOf, changedMeanwhile } from '../../transactions/acceptance.ts';
import { loadTransactions } from '../../transactions/loadTransactions.ts';
import { countOf } from '../../ui/format.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import type { PendingDecision } from './reviewGroups.ts';

export type Verdict =
  | { readonly decision: 'accept' }
  | { readonly decision: 'correct'; readonly categoryId: number; readonly categoryPath: string }
  | { readonly decision: 'skip' };

export interface Decision {
  readonly verdict: Verdict;
  /** What the rows are called together, for the message: the payee. */
  readonly name: string;
  readonly groupKey: string | null;
  readonly rows: readonly Pick<Transaction, 'id' | 'categoryId' | 'suggestedCategoryId'>[];
  /** The payees of which rows beyond the loaded ones are meant too; null where `rows` is all. */
  readonly alsoAllOf: readonly number[] | null;
}

export interface SimilarOffer {
  readonly transactionIds: readonly number[];
  readonly categoryId: number;
  readonly categoryPath: string;
  readonly example: string | null;
}

interface Made {
  readonly changeSetId: string;
  readonly groupKey: string | null;
}

/** Makes decisions one after the other, while the screen goes on at once; and takes them back. */
export function useReviewDecisions(options: { includeSkipped: boolean; onUndone(groupKey: string | null): void }) {
  const { locale } = usePreferences();
  const [pending, setPending] = useState<readonly PendingDecision[]>([]);
  const [made, setMade] = useState<readonly Made[]>([]);
  const [offer, setOffer] = useState<SimilarOffer | null>(null);
  const lastId = useRef(0);
  const undoing = useUndo();

  const mutation = useMutation({
    scope: { id: 'review' },
    mutationFn: async (decision: Decision & { id: number }) => {
      const rows = await meantBy(decision, options.includeSkipped);
      const transactionIds = rows.map((row) => row.id);
      const { verdict } = decision;
      const answer = await trpcClient.review.decideReview.mutate(
        verdict.decision === 'correct'
          ? { decision: 'correct', transactionIds, categoryId: verdict.categoryId }
          : verdict.decision === 'accept'
            ? { decision: 'accept', accepted: acceptedOf(rows) }
            : { decision: 'skip', transactionIds },
      );
      return { ...answer, count: transactionIds.length };
    },
    onError: (error, { id }) => {
      setPending((list) => list.filter((other) => other.id !== id));
      showErrorToast(error);
    },
    onSuccess: ({ changeSetId, similar, suggestionsChanged, stale, count }, { id, name, groupKey, verdict }) => {
      const decision: Made = { changeSetId, groupKey };
      setPending((list) => list.map((other) => (other.id === id ? { ...other, answeredAt: Date.now() } : other)));
      if (count > stale) setMade((list) => [...list, decision]);
      if (id === lastId.current) setOffer(offerOf(similar));
      const learnt =
        suggestionsChanged > 0
          ? ` ${countOf(suggestionsChanged, 'other suggestion', 'other suggestions', locale)} changed with it.`
          : '';
      const rows = countOf(count - stale, 'row', 'rows', locale);
      const done = count > stale ? `${rows} ${outcomeWords(verdict)}.${learnt} ` : '';
      showToast({
        message: `${name}: ${done}${changedMeanwhile(stale, locale)}`.trimEnd(),
        ...(count > stale ? { action: { label: 'Undo', perform: () => undo(decision) } } : {}),
      });
    },
  });

  function decide(decision: Decision) {
    lastId.current += 1;
    const id = lastId.current;
    setOffer(null);
    const transactionIds = new Set(decisive(decision).map((row) => row.id));
    const wholeGroupKey = decision.alsoAllOf === null ? null : decision.groupKey;
    setPending((list) => [...list, { id, transactionIds, wholeGroupKey, answeredAt: null }]);
    mutation.mutate({ ...decision, id });
  }

  function undo(decision: Made) {
    undoing.undo(decision.changeSetId, () => {
      setMade((list) => list.filter((other) => other.changeSetId !== decision.changeSetId));
      setOffer(null);
      options.onUndone(decision.groupKey);
    });
  }

  return {
    pending,
    decide,
    offer,
    dismissOffer: () => setOffer(null),
    canUndo: made.length > 0,
    undoLast() {
      const last = made.at(-1);
      if (last) undo(last);
    },
  };
}

/** Accepting means only the rows that have a suggestion. */
function decisive({ verdict, rows }: Pick<Decision, 'verdict' | 'rows'>): Decision['rows'] {
  return verdict.decision === 'accept' ? rows.filter(({ suggestedCategoryId }) => suggestedCategoryId !== null) : rows;
}

/** A group lists only its newest rows, and a decision on the group means all of them. */
async function meantBy({ alsoAllOf, verdict, rows }: Decision, includeSkipped: boolean): Promise<Decision['rows']> {
  if (alsoAllOf === null) return decisive({ verdict, rows });
  const waiting = (
    await Promise.all(alsoAllOf.map((payeeId) => loadTransactions({ payeeId, categoryId: null })))
  ).flat();
  const meant = waiting.filter(({ isSkipped }) => includeSkipped || !isSkipped);
  return verdict.decision === 'accept' ? acceptableOf(decisive({ verdict, rows }), meant) : meant;
}

function outcomeWords(verdict: Verdict): string {
  if (verdict.decision === 'correct') return `set to ${categoryName(verdict.categoryPath)}`;
  return verdict.decision === 'accept' ? 'confirmed' : 'skipped for now';
}

function offerOf(similar: {
  transactionIds: number[];
  categoryId: number | null;
  categoryPath: string | null;
  example: string | null;
}): SimilarOffer | null {
  const { transactionIds, categoryId, categoryPath, example } = similar;
  if (transactionIds.length === 0 || categoryId === null || categoryPath === null) return null;
  return { transactionIds, categoryId, categoryPath, example };
}
