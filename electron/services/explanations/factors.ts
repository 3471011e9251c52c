import type { FactorGroup, PredictionExplanation } from '../../../shared/contract/explanations.ts';
import { formatDate } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { Connection } from '../../database/connection.ts';
import type { PredictableRow } from '../../database/stores/predictionStore.ts';
import type { Contribution } from '../../ml/categoryModel.ts';
import type { JudgedRow } from '../coordinator/MLCoordinator.ts';

export const systemNames = {
  learning: 'Category model',
  intelligence: 'Payee history',
  lexicon: 'Word list',
} as const;

type PathOf = (categoryId: number | null) => string | null;

/** How to name categories, and in whose way to write dates and amounts. */
export interface Words {
  readonly pathOf: PathOf;
  readonly locale: string;
}

const groupNames: Readonly<Record<FactorGroup, string>> = {
  history: 'History of this payee',
  words: 'Words in the text',
  amount: 'Amount',
  timing: 'Timing',
  account: 'Account',
  other: 'Everything else',
};

const partsShown = 8;

/** Factors as a person thinks of them, largest first. Parts beyond the largest are folded into one line, so that every sum still holds. */
export function groupFactors(
  connection: Connection,
  row: PredictableRow,
  judged: JudgedRow,
  contributions: readonly Contribution[],
  words: Words,
): PredictionExplanation['mainFactors'] {
  const groups = new Map<FactorGroup, Contribution[]>();
  for (const part of contributions) groups.set(part.group, [...(groups.get(part.group) ?? []), part]);
  return [...groups]
    .map(([group, parts]) => {
      const ordered = [...parts].sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
      const shown = ordered.slice(0, partsShown).map(({ feature, value }) => ({ feature, contribution: value }));
      const rest = ordered.slice(partsShown);
      if (rest.length > 0) {
        shown.push({
          feature: rest.length === 1 ? '1 smaller one' : `${rest.length} smaller ones`,
          contribution: rest.reduce((sum, { value }) => sum + value, 0),
        });
      }
      return {
        factor: groupNames[group],
        group,
        contribution: parts.reduce((sum, { value }) => sum + value, 0),
        evidence: evidenceOf(group, connection, row, judged, ordered, words),
        parts: shown,
      };
    })
    .sort((one, other) => Math.abs(other.contribution) - Math.abs(one.contribution));
}

function evidenceOf(
  group: FactorGroup,
  connection: Connection,
  row: PredictableRow,
  { payee, lexicon, similar }: JudgedRow,
  parts: readonly Contribution[],
  { pathOf, locale }: Words,
): string {
  const strongest = parts[0];
  if (group === 'history') {
    if (!payee) {
      const [likest] = similar;
      if (likest) return `This payee is new; it is written like ${likest.name}.`;
      return strongest ? `Strongest: ${strongest.feature}.` : 'This payee is new.';
    }
    const counts = payee.counts
      .slice(0, 3)
      .map(({ category, count }) => `${count} × ${pathOf(category) ?? 'a removed category'}`);
    const same = payee.sameAmount > 0 ? `, ${payee.sameAmount} of this very amount` : '';
    const rows = payee.evidence === 1 ? '1 confirmed transaction' : `${payee.evidence} confirmed transactions`;
    return `${rows} of this payee: ${counts.join(', ')}${same}; the last on ${formatDate(payee.lastDate, locale)}.`;
  }
  if (group === 'words') {
    if (lexicon && strongest?.feature === 'what such words usually mean')
      return `“${lexicon.word}” usually means ${pathOf(lexicon.category)}.`;
    return strongest ? `Strongest: ${strongest.feature}.` : 'No word of the text is known.';
  }
  if (group === 'amount') {
    const amount = formatMoney(Math.abs(row.amount), row.currency, locale, true);
    const seen = countSameAmount(connection, row);
    return seen === 0
      ? `${row.amount < 0 ? 'Paid' : 'Received'} ${amount}, an amount that was not confirmed before.`
      : `${row.amount < 0 ? 'Paid' : 'Received'} ${amount}, as ${seen === 1 ? 'in 1 confirmed transaction' : `in ${seen} confirmed transactions`}.`;
  }
  if (group === 'timing') {
    const date = formatDate(row.date, locale);
    return strongest ? `On ${date}; strongest: ${strongest.feature}.` : `On ${date}.`;
  }
  if (group === 'account') return `In the account ${row.accountName}.`;
  return 'What is not in this text, and what holds for every transaction.';
}

function countSameAmount(connection: Connection, row: PredictableRow): number {
  return (
    connection.get<{ count: number }>(
      `SELECT COUNT(*) AS count FROM transactions
       WHERE amount = ? AND currency = ? AND id <> ? AND category_source IN ('user', 'import')`,
      row.amount,
      row.currency,
      row.id,
    )?.count ?? 0
  );
}

/** What speaks for another category than the predicted one, in facts. */
export function alternativeReason({ payee, lexicon, prediction }: JudgedRow, category: number, pathOf: PathOf): string {
  const before = payee?.counts.find((entry) => entry.category === category);
  if (payee && before) {
    return `${before.count} of ${payee.evidence} confirmed transactions of this payee were ${pathOf(category)}.`;
  }
  if (lexicon?.category === category) return `“${lexicon.word}” often means it.`;
  const backer = prediction.votes.find(({ top, system }) => top === category && system === 'learning');
  return backer
    ? 'The category model alone would choose it.'
    : 'Similar words, amounts or accounts were this category before.';
}

/** Why the prediction may be wrong, each as a sentence with the number behind it. */
export function uncertaintyOf({ prediction, payee, lexicon, current, knownShare: known }: JudgedRow): string[] {
  const sources: string[] = [];
  if (prediction.isFirstGuess && lexicon) {
    sources.push(`A first guess, from the word “${lexicon.word}” alone: nothing like it was confirmed yet.`);
  }
  const { learntRows } = current.learner;
  if (learntRows === 0) sources.push('Nothing was confirmed yet, so only the word list was asked.');
  else if (learntRows < 20) {
    sources.push(`Only ${learntRows === 1 ? '1 transaction was' : `${learntRows} transactions were`} learnt so far.`);
  }
  if (!payee) sources.push('No transaction of this payee is confirmed yet.');
  else if (payee.evidence < 3) {
    sources.push(
      payee.evidence === 1
        ? 'Only 1 transaction of this payee is confirmed.'
        : `Only ${payee.evidence} transactions of this payee are confirmed.`,
    );
  }
  if (learntRows > 0 && known < 0.5) {
    sources.push(known === 0 ? 'No word of the text was seen before.' : 'Most words of the text were not seen before.');
  }
  if (payee && payee.counts.length > 1)
    sources.push(`This payee had ${payee.counts.length} different categories before.`);
  const second = prediction.alternatives[0];
  if (second && prediction.confidence - second.probability < 0.2)
    sources.push('The second choice is nearly as likely.');
  if (prediction.agreement > 0 && prediction.agreement < 1) sources.push('The systems do not agree.');
  return sources;
}
