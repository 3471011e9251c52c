import type { z } from 'zod';
import type * as contract from '../../../shared/contract/review.ts';
import type { ReviewGroup } from '../../../shared/contract/review.ts';
import type { Transaction } from '../../../shared/contract/transactions.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import { readCurrentPredictions } from '../../database/stores/predictionStore.ts';
import { readPayeeNamesOf, readSimilarWaiting, readWaitingPayees } from '../../database/stores/reviewStore.ts';
import { countSettled, readTransactions, readWaitingOf } from '../../database/stores/transactionStore.ts';
import { isFirstGuess } from '../../ml/prediction.ts';
import { SimilarPayees } from '../../ml/similarPayees.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import { decideCategory } from '../predictions/decisions.ts';
import { alternativesSchema, votesSchema } from '../predictions/predictionDraft.ts';
import type { Learner } from './Learner.ts';
import { questionsOf, wayToMilestone } from './reviewOrder.ts';

/** Rows that come with a group: all that a screen shows of the next ones, fewer of those further down. */
const rowsOfNextGroups = 50;
const rowsOfLaterGroups = 15;
const nextGroups = 3;
const choicesPerGroup = 9;

/** What waits for a person, in groups of one payee and its other spellings, and the decisions on it. */
export class ReviewService {
  readonly #database: BookDatabase;
  readonly #ledger: Ledger;
  readonly #learner: Learner;
  /** Spellings of the payees that wait. */
  readonly #spellings = new SimilarPayees();

  constructor(dependencies: { database: BookDatabase; ledger: Ledger; learner: Learner }) {
    this.#database = dependencies.database;
    this.#ledger = dependencies.ledger;
    this.#learner = dependencies.learner;
  }

  listReviewGroups(
    input: z.infer<typeof contract.listReviewGroups.input>,
  ): z.infer<typeof contract.listReviewGroups.output> {
    const { reader } = this.#database;
    const includeSkipped = input?.includeSkipped ?? false;
    const payees = readWaitingPayees(reader, includeSkipped);
    const names = readPayeeNamesOf(
      reader,
      payees.flatMap(({ payeeId }) => payeeId ?? []),
    );
    this.#spellings.setAll(names.values());
    const limit = input?.limit ?? 30;
    const questions = questionsOf(payees, names, this.#spellings, limit);
    const paths = new Map(listCategoryRows(reader).map(({ id, path }) => [id, path]));
    const groups = questions.slice(0, limit).map(({ payees: members, count, worth }, index): ReviewGroup => {
      const rows = index < nextGroups ? rowsOfNextGroups : rowsOfLaterGroups;
      const transactions = members
        .flatMap(({ payeeId }) => readWaitingOf(reader, payeeId, rows, includeSkipped))
        .sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : other.id - one.id))
        .slice(0, rows);
      const payeeId = members[0]?.payeeId ?? null;
      return {
        key: `payee-${payeeId ?? 'none'}`,
        payeeId,
        payeeIds: members.flatMap((member) => member.payeeId ?? []),
        payeeName: (payeeId === null ? transactions[0]?.payeeName : names.get(payeeId)) || 'Without a text',
        spellings: members.slice(1).flatMap((member) => names.get(member.payeeId ?? -1) ?? []),
        count,
        worth,
        transactions,
        ...this.#suggestions(transactions, paths),
      };
    });
    const settled = countSettled(reader);
    const all = settled.waiting + settled.skipped + settled.settled;
    return {
      groups,
      groupCount: questions.length,
      ...settled,
      next: wayToMilestone(questions, settled.settled, all),
    };
  }

  /** The categories that the predictions of these rows name, by their summed probability. */
  #suggestions(
    transactions: readonly Transaction[],
    paths: ReadonlyMap<number, string>,
  ): Pick<ReviewGroup, 'choices' | 'isFirstGuess'> {
    const predictions = readCurrentPredictions(
      this.#database.reader,
      transactions.map(({ id }) => id),
    );
    const sums = new Map<number, number>();
    const add = (categoryId: number, probability: number) => {
      if (paths.has(categoryId)) sums.set(categoryId, (sums.get(categoryId) ?? 0) + probability);
    };
    for (const prediction of predictions.values()) {
      if (prediction.bestCategoryId !== null) add(prediction.bestCategoryId, prediction.confidence);
      for (const { category, probability } of alternativesSchema.parse(JSON.parse(prediction.alternativesJson))) {
        add(category, probability);
      }
    }
    const count = Math.max(1, predictions.size);
    const named = [...predictions.values()].filter(({ categoryId }) => categoryId !== null);
    return {
      isFirstGuess:
        named.length > 0 && named.every(({ votesJson }) => isFirstGuess(votesSchema.parse(JSON.parse(votesJson)))),
      choices: [...sums]
        .sort(([, one], [, other]) => other - one)
        .slice(0, choicesPerGroup)
        .map(([categoryId, sum]) => ({
          categoryId,
          categoryPath: paths.get(categoryId) ?? '',
          probability: Math.min(1, sum / count),
        })),
    };
  }

  async decideReview(
    input: z.infer<typeof contract.decideReview.input>,
  ): Promise<z.infer<typeof contract.decideReview.output>> {
    const { reader } = this.#database;
    const transactionIds = idsOf(input);
    const rows = readTransactions(reader, transactionIds);
    if (rows.length < new Set(transactionIds).size) {
      throw new AppError('NOT_FOUND', 'One of these transactions does not exist any more.');
    }
    const correctedTo = input.decision === 'correct' ? readEntity(reader, 'categories', input.categoryId) : null;
    if (input.decision === 'correct' && !correctedTo) {
      throw new AppError('NOT_FOUND', 'This category does not exist any more.');
    }
    const names = rows.length === 1 ? `“${rows[0]?.payeeName}”` : `${rows.length} transactions`;
    const reason = {
      accept: `Accept the suggestion for ${names}`,
      correct: `Set ${names} to ${correctedTo?.path}`,
      skip: `Skip ${names} for now`,
    }[input.decision];
    const { changeSetId, result } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'review', reason },
      async (recorder) => {
        const audit = new AuditLog(recorder.connection, recorder.at);
        // Read again: while this waited for its turn to write, suggestions may have changed.
        const { decisions, stale } = decisionsOf(input, readTransactions(recorder.connection, transactionIds));
        let decided = 0;
        for (const { id, categoryId } of decisions) {
          const outcome =
            categoryId === null
              ? recorder.update('transactions', id, { isSkipped: true })
              : decideCategory(recorder, audit, id, categoryId);
          if (outcome === 'changed') decided += 1;
          await recorder.breathe();
        }
        return { decided, stale };
      },
    );
    const suggestionsChanged = input.decision === 'skip' ? 0 : await this.#learner.learnFrom(transactionIds);
    return { changeSetId, ...result, similar: this.#similar(input, rows), suggestionsChanged };
  }

  /** Other waiting transactions that the same decision probably fits: the payee's own, or those that begin alike. */
  #similar(
    input: z.infer<typeof contract.decideReview.input>,
    rows: readonly Transaction[],
  ): z.infer<typeof contract.decideReview.output>['similar'] {
    const none = { transactionIds: [], categoryId: null, categoryPath: null, example: null };
    const first = rows[0];
    if (input.decision !== 'correct' || !first) return none;
    const similar = readSimilarWaiting(this.#database.reader, {
      payeeId: first.payeeId,
      payeeName: first.payeeName,
      isOutgoing: first.amount < 0,
      exceptIds: input.transactionIds,
      categoryId: input.categoryId,
      limit: 500,
    });
    if (similar.length === 0) return none;
    const category = readEntity(this.#database.reader, 'categories', input.categoryId);
    return {
      transactionIds: similar.map(({ id }) => id),
      categoryId: input.categoryId,
      categoryPath: String(category?.path ?? ''),
      example: similar[0]?.bankText ?? null,
    };
  }
}

const idsOf = (input: z.infer<typeof contract.decideReview.input>): number[] =>
  input.decision === 'accept' ? input.accepted.map(({ transactionId }) => transactionId) : input.transactionIds;

/** What to set on which row. Of the suggestions that were accepted, those that are others by now are left out. */
function decisionsOf(
  input: z.infer<typeof contract.decideReview.input>,
  rows: readonly Transaction[],
): { decisions: { id: number; categoryId: number | null }[]; stale: number } {
  if (input.decision === 'skip') return { decisions: rows.map(({ id }) => ({ id, categoryId: null })), stale: 0 };
  if (input.decision === 'correct') {
    return { decisions: rows.map(({ id }) => ({ id, categoryId: input.categoryId })), stale: 0 };
  }
  const seen = new Map(input.accepted.map(({ transactionId, categoryId }) => [transactionId, categoryId]));
  const decisions = rows.flatMap((row) => {
    // What a rule set is accepted as it stands; what waits, as it is suggested.
    const categoryId = row.categoryId ?? row.suggestedCategoryId;
    return categoryId !== null && categoryId === seen.get(row.id) ? [{ id: row.id, categoryId }] : [];
  });
  return { decisions, stale: rows.length - decisions.length };
}
