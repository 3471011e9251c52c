import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/matches.ts';
import type { MatchKind } from '../../../shared/contract/matches.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { listExchangeRateRows } from '../../database/stores/exchangeRateStore.ts';
import {
  deleteRejectedPair,
  insertRejectedPair,
  type MatchableRow,
  type MatchSide,
  readMatchableRows,
  readMatchSide,
  readRejectedPairs,
} from '../../database/stores/matchStore.ts';
import { readTransactions } from '../../database/stores/transactionStore.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { EventService } from '../events/EventService.ts';
import { convertTotal } from '../exchangeRates/currencyConversion.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import { deleteOnPurpose } from '../transactions/deleting.ts';
import { MatchFinder } from './proposals.ts';

/** Rows read at once: a few milliseconds of work, so that other calls are answered in between. */
const rowsPerSlice = 1000;
const kinds = ['duplicate', 'transfer'] as const satisfies readonly MatchKind[];

type Pair = z.infer<typeof contract.acceptMatch.input>;

/** Transactions that belong together: the same one twice, or the two sides of a transfer. Proposed, never assumed. */
export class MatchService {
  readonly #database: BookDatabase;
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; ledger: Ledger; clock: Clock; events: EventService }) {
    this.#database = dependencies.database;
    this.#ledger = dependencies.ledger;
    this.#clock = dependencies.clock;
    this.#events = dependencies.events;
  }

  async listMatches({
    kind,
    limit,
  }: z.infer<typeof contract.listMatches.input>): Promise<z.infer<typeof contract.listMatches.output>> {
    const { reader } = this.#database;
    const rejected = new Map(kinds.map((each) => [each, readRejectedPairs(reader, each)]));
    const rates = listExchangeRateRows(reader);
    const finder = new MatchFinder(kind === undefined ? kinds : [kind], {
      isRejected: (each, pair) => Boolean(rejected.get(each)?.has(pair)),
      convert: (amount, currency, quote, date) => {
        const sum = convertTotal([{ currency, date, amount, count: 1 }], rates, quote);
        return sum.withoutRate.length > 0 ? null : sum.amount;
      },
    });
    let last: MatchableRow | null = null;
    for (;;) {
      const rows = readMatchableRows(reader, last, rowsPerSlice);
      for (const row of rows) finder.add(row);
      last = rows.at(-1) ?? null;
      if (rows.length < rowsPerSlice || last === null) break;
      await setImmediate();
    }
    const proposals = finder.best();
    const shown = proposals.slice(0, limit);
    const ids = shown.flatMap(({ firstId, secondId }) => [firstId, secondId]);
    const byId = new Map(readTransactions(reader, ids).map((row) => [row.id, row]));
    return {
      count: proposals.length,
      matches: shown.flatMap(({ kind: each, firstId, secondId, daysApart, reasons }) => {
        const [first, second] = [byId.get(firstId), byId.get(secondId)];
        return first && second ? [{ kind: each, first, second, daysApart, reasons: [...reasons] }] : [];
      }),
    };
  }

  async acceptMatch({ kind, firstId, secondId }: Pair): Promise<z.infer<typeof contract.acceptMatch.output>> {
    const reason = kind === 'duplicate' ? 'Merge a transaction that stood twice' : 'Pair the sides of a transfer';
    const { changeSetId } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'edit', reason },
      (recorder) => {
        const [first, second] = [side(recorder, firstId), side(recorder, secondId)];
        if (first.id === second.id) throw new AppError('BAD_INPUT', 'A transaction is no match of itself.');
        if (kind === 'duplicate') merge(recorder, first, second);
        else pair(recorder, first, second);
      },
    );
    return { changeSetId };
  }

  async rejectMatch({ kind, firstId, secondId }: Pair): Promise<z.infer<typeof contract.rejectMatch.output>> {
    await this.#database.write(({ connection }) => {
      insertRejectedPair(connection, kind, firstId, secondId, instant(this.#clock));
    });
    this.#events.changed('transactions');
    return { isRejected: true };
  }

  async reconsiderMatch({ kind, firstId, secondId }: Pair): Promise<z.infer<typeof contract.reconsiderMatch.output>> {
    await this.#database.write(({ connection }) => {
      deleteRejectedPair(connection, kind, firstId, secondId);
    });
    this.#events.changed('transactions');
    return { isRejected: false };
  }

  async unmatchTransfer({
    transactionId,
  }: z.infer<typeof contract.unmatchTransfer.input>): Promise<z.infer<typeof contract.unmatchTransfer.output>> {
    const { changeSetId } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'edit', reason: 'Separate the sides of a transfer' },
      (recorder) => {
        const { id, transferPeerId } = side(recorder, transactionId);
        if (transferPeerId === null) throw new AppError('BAD_INPUT', 'This transaction is no side of a transfer.');
        recorder.update('transactions', id, { transferPeerId: null });
        recorder.update('transactions', transferPeerId, { transferPeerId: null });
      },
    );
    return { changeSetId };
  }
}

function side({ connection }: ChangeRecorder, id: number): MatchSide {
  const row = readMatchSide(connection, id);
  if (!row) throw new AppError('NOT_FOUND', 'One of these transactions does not exist any more.');
  return row;
}

function merge(recorder: ChangeRecorder, stays: MatchSide, leaves: MatchSide): void {
  if (stays.accountId !== leaves.accountId || stays.amount !== leaves.amount || stays.currency !== leaves.currency) {
    throw new AppError('BAD_INPUT', 'Only transactions of one account with the same amount can be the same one.');
  }
  if (stays.bankId !== null && leaves.bankId !== null && stays.bankId !== leaves.bankId) {
    throw new AppError(
      'BAD_INPUT',
      'The bank gave these two transactions different ids, so they are not the same one.',
    );
  }
  const lacksCategory = stays.categoryId === null && leaves.categoryId !== null;
  recorder.update('transactions', stays.id, {
    ...(lacksCategory
      ? { categoryId: leaves.categoryId, categorySource: leaves.categorySource, ruleId: leaves.ruleId }
      : {}),
    note: stays.note ?? leaves.note,
    tagsJson: stays.tagsJson ?? leaves.tagsJson,
    transferPeerId: stays.transferPeerId ?? leaves.transferPeerId,
  });
  const peer = stays.transferPeerId === null ? leaves.transferPeerId : null;
  if (peer !== null) recorder.update('transactions', peer, { transferPeerId: stays.id });
  if (leaves.transferPeerId !== null) recorder.update('transactions', leaves.id, { transferPeerId: null });
  deleteOnPurpose(recorder, leaves.id, stays.id);
}

function pair(recorder: ChangeRecorder, first: MatchSide, second: MatchSide): void {
  if (first.accountId === second.accountId) {
    throw new AppError('BAD_INPUT', 'The sides of a transfer are in two accounts.');
  }
  if (Math.sign(first.amount) * Math.sign(second.amount) !== -1) {
    throw new AppError('BAD_INPUT', 'Of a transfer, money leaves one account and comes to the other.');
  }
  if (first.currency === second.currency && first.amount !== -second.amount) {
    throw new AppError('BAD_INPUT', 'The sides of a transfer in one currency have the same amount.');
  }
  if (first.transferPeerId !== null || second.transferPeerId !== null) {
    throw new AppError('BAD_INPUT', 'One of these is a side of another transfer already.');
  }
  const category = recorder.connection.get<{ id: number }>(
    "SELECT id FROM categories WHERE kind = 'transfer' AND is_archived = 0 ORDER BY id LIMIT 1",
  );
  for (const [own, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const lacksCategory = own.categoryId === null && category !== undefined;
    recorder.update('transactions', own.id, {
      transferPeerId: other.id,
      ...(lacksCategory ? { categoryId: category.id, categorySource: 'user' } : {}),
    });
  }
}
