import type { z } from 'zod';
import type * as contract from '../../../shared/contract/heldRows.ts';
import type { HeldRowKind } from '../../../shared/contract/heldRows.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { readAccount } from '../../database/stores/bookStore.ts';
import {
  countHeldRows,
  decideHeldRow,
  deleteExemption,
  insertExemption,
  type KeptRow,
  listExemptionRows,
  listHeldRowRows,
  rejudgeHeldRow,
  type StoredHeldRow,
} from '../../database/stores/heldRowStore.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { EventService } from '../events/EventService.ts';
import { RowBooking } from '../imports/RowBooking.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { Learner } from '../review/Learner.ts';
import { correctedRow } from './correctedRow.ts';
import { equalTransaction, nextOccurrence } from './equalTransactions.ts';
import { RowJudge } from './RowJudge.ts';

/** A row that can be booked as it is. */
interface BookableRow {
  readonly id: number;
  readonly importId: number;
  readonly accountId: number;
  readonly kept: KeptRow;
}

type Booked = z.infer<typeof contract.acceptHeldRows.output>;

/** The rows that imports held back, and what a person decides on them. Nothing of them is ever removed. */
export class HeldRowService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #events: EventService;
  readonly #learner: Learner;

  constructor(dependencies: {
    database: BookDatabase;
    clock: Clock;
    ledger: Ledger;
    events: EventService;
    learner: Learner;
  }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#ledger = dependencies.ledger;
    this.#events = dependencies.events;
    this.#learner = dependencies.learner;
  }

  listHeldRows(input: z.infer<typeof contract.listHeldRows.input>): z.infer<typeof contract.listHeldRows.output> {
    const { reader } = this.#database;
    const { cursor = null, limit = 100, ...filter } = input ?? {};
    const rows = listHeldRowRows(reader, filter, { after: cursor, limit: limit + 1 });
    const heldRows = rows.slice(0, limit).map(({ details }) => details);
    return {
      heldRows,
      count: countHeldRows(reader, filter),
      nextCursor: rows.length > limit ? (heldRows.at(-1)?.id ?? null) : null,
    };
  }

  async correctHeldRow({
    id,
    row,
    evenIfThere,
  }: z.infer<typeof contract.correctHeldRow.input>): Promise<z.infer<typeof contract.correctHeldRow.output>> {
    const account = readAccount(this.#database.reader, row.accountId);
    if (!account) throw new AppError('NOT_FOUND', 'There is no account with this id.');
    const [stored] = this.#undecided([id]);
    if (!stored) throw new AppError('NOT_FOUND', 'There is no held row with this id.');
    const { details } = stored;
    refuseRemark(stored);
    const corrected = { ...correctedRow(row, stored), importId: details.importId, accountId: row.accountId };
    const there = evenIfThere ? null : equalTransaction({ connection: this.#database.reader }, corrected);
    if (there !== null) return { outcome: 'already_there', transactionId: there, changeSetId: null };
    const reason = `Book line ${details.line} of ${details.fileName}, corrected`;
    const { changeSetId, result: transactionId } = await this.#apply(reason, (recorder) => {
      refuseDecided(recorder, [{ id }]);
      const occurrence = nextOccurrence(recorder, corrected);
      const row = new RowBooking(recorder).transactionOf({ ...corrected, occurrence });
      const made = recorder.insert('transactions', row);
      decide(recorder, id, 'accepted', made);
      return made;
    });
    await this.#settled();
    return { outcome: 'booked', transactionId, changeSetId };
  }

  acceptHeldRows({ ids }: z.infer<typeof contract.acceptHeldRows.input>): Promise<Booked> {
    return this.#book(this.#undecided(ids).map((row) => this.#bookable(row)));
  }

  async alwaysAccept({
    accountId,
    kind,
  }: z.infer<typeof contract.alwaysAccept.input>): Promise<z.infer<typeof contract.alwaysAccept.output>> {
    if (!readAccount(this.#database.reader, accountId)) {
      throw new AppError('NOT_FOUND', 'There is no account with this id.');
    }
    await this.#database.write(({ connection }) => {
      insertExemption(connection, { accountId, kind, createdAt: instant(this.#clock) });
    });
    const exemption = listExemptionRows(this.#database.reader).find(
      (row) => row.accountId === accountId && row.kind === kind,
    );
    if (!exemption) throw new Error('An exemption that was written is not there');
    const { stillHeld: _, ...booked } = await this.#judgeAgain({ accountId, kind });
    return { ...booked, exemption };
  }

  listExemptions(_input: unknown): z.infer<typeof contract.listExemptions.output> {
    return listExemptionRows(this.#database.reader);
  }

  async removeExemption({
    id,
  }: z.infer<typeof contract.removeExemption.input>): Promise<z.infer<typeof contract.removeExemption.output>> {
    const isRemoved = await this.#database.write(({ connection }) => deleteExemption(connection, id));
    if (!isRemoved) throw new AppError('NOT_FOUND', 'There is no exemption with this id.');
    this.#events.changed('imports');
    return { id };
  }

  async discardHeldRows({
    ids,
  }: z.infer<typeof contract.discardHeldRows.input>): Promise<z.infer<typeof contract.discardHeldRows.output>> {
    const rows = this.#undecided(ids);
    const changeSetIds: string[] = [];
    for (const ofImport of byImport(rows.map(({ details }) => details))) {
      const { changeSetId } = await this.#apply(`Discard ${rowsOf(ofImport.length)} held back`, (recorder) => {
        refuseDecided(recorder, ofImport);
        for (const { id } of ofImport) decide(recorder, id, 'discarded', null);
      });
      changeSetIds.push(changeSetId);
    }
    this.#events.changed('imports');
    return { changeSetIds, discarded: rows.length };
  }

  replayHeldRows(
    input: z.infer<typeof contract.replayHeldRows.input>,
  ): Promise<z.infer<typeof contract.replayHeldRows.output>> {
    return this.#judgeAgain({ importId: input?.importId });
  }

  /** Judges what is held by what is known now, books what is suspicious no more, and says anew what the rest is held for. */
  async #judgeAgain(filter: { importId?: number | undefined; accountId?: number; kind?: HeldRowKind }) {
    const { reader } = this.#database;
    const judge = new RowJudge(reader, { today: instant(this.#clock).slice(0, 10), importId: null });
    const held = listHeldRowRows(reader, { ...filter, status: 'held' });
    const cleared: BookableRow[] = [];
    const reasons: { id: number; kind: HeldRowKind; reason: string }[] = [];
    for (const row of held) {
      const account = row.accountId === null ? undefined : readAccount(reader, row.accountId);
      if (row.kept === null || !account || row.isImportUndone) continue;
      const { id, kind } = row.details;
      const suspicion = judge.suspicionOf(row.kept, account);
      if (suspicion === null) cleared.push(this.#bookable(row));
      else if (suspicion.kind !== kind) reasons.push({ id, ...suspicion });
    }
    await this.#database.write(({ connection }) => {
      for (const { id, ...reason } of reasons) rejudgeHeldRow(connection, id, reason);
    });
    const booked = await this.#book(cleared);
    return { ...booked, stillHeld: held.length - cleared.length };
  }

  async #book(rows: readonly BookableRow[]): Promise<Booked> {
    const booked: Booked = { changeSetIds: [], booked: 0, alreadyThere: 0 };
    for (const ofImport of byImport(rows)) {
      const { changeSetId } = await this.#apply(`Book ${rowsOf(ofImport.length)} held back`, async (recorder) => {
        refuseDecided(recorder, ofImport);
        const booking = new RowBooking(recorder);
        for (const { id, kept, ...place } of ofImport) {
          const row = { ...kept, ...place };
          const isThere = equalTransaction(recorder, row) !== null;
          const made = isThere ? null : recorder.insert('transactions', booking.transactionOf(row));
          decide(recorder, id, 'accepted', made);
          booked[isThere ? 'alreadyThere' : 'booked'] += 1;
          await recorder.breathe();
        }
      });
      booked.changeSetIds.push(changeSetId);
    }
    await this.#settled();
    return booked;
  }

  #apply<Result>(reason: string, work: (recorder: ChangeRecorder) => Result | Promise<Result>) {
    return this.#ledger.apply({ actor: 'user', actorName: 'You', kind: 'edit', reason }, work);
  }

  async #settled(): Promise<void> {
    this.#events.changed('imports');
    await this.#learner.predictMissing();
  }

  /** The rows with these ids, which nobody has decided on. */
  #undecided(ids: readonly number[]): StoredHeldRow[] {
    const wanted = [...new Set(ids)];
    const rows = listHeldRowRows(this.#database.reader, { ids: wanted });
    if (rows.length < wanted.length) throw new AppError('NOT_FOUND', 'One of these held rows does not exist.');
    for (const { details, isImportUndone } of rows) {
      const { line, fileName, status } = details;
      if (isImportUndone) {
        throw new AppError(
          'HELD_ROW_DECIDED',
          `The import of ${fileName} was undone, so its rows are not held any more.`,
        );
      }
      if (status === 'held') continue;
      const became = {
        accepted: 'is in your books',
        discarded: 'was discarded',
        repeated: 'is held in an earlier import',
      };
      throw new AppError('HELD_ROW_DECIDED', `Line ${line} of ${fileName} ${became[status]} already.`);
    }
    return rows;
  }

  #bookable(row: StoredHeldRow): BookableRow {
    const { details, kept } = row;
    const { id, importId, line, fileName, accountId } = details;
    refuseRemark(row);
    if (kept === null) {
      const message = `Line ${line} of ${fileName} could not be read for certain, so it cannot be booked as it is.`;
      throw new AppError('HELD_ROW_INCOMPLETE', message);
    }
    if (accountId === null) {
      const message = `The account that line ${line} of ${fileName} was for is not in your books any more.`;
      throw new AppError('HELD_ROW_INCOMPLETE', message);
    }
    return { id, importId, accountId, kept };
  }
}

function refuseRemark({ details: { kind, line, fileName } }: StoredHeldRow): void {
  if (kind !== 'remark') return;
  const message = `What stands at line ${line} of ${fileName} is a remark about the file and no transaction.`;
  throw new AppError('HELD_ROW_REMARK', message);
}

/** Decisions wait for one another: what was undecided when it was asked for may be decided by now. */
function refuseDecided({ connection }: ChangeRecorder, rows: readonly { readonly id: number }[]): void {
  const ids = rows.map(({ id }) => id);
  if (countHeldRows(connection, { ids, status: 'held' }) === ids.length) return;
  throw new AppError('HELD_ROW_DECIDED', 'One of these rows was decided already.');
}

function decide(
  { connection, changeSetId, at }: ChangeRecorder,
  id: number,
  status: 'accepted' | 'discarded',
  transactionId: number | null,
): void {
  decideHeldRow(connection, id, { status, changeSetId, decidedAt: at, transactionId });
}

/** One list for each import, so that undoing an import takes back what was booked of it and nothing else. */
function byImport<Row extends { readonly importId: number }>(rows: readonly Row[]): Row[][] {
  return [...Map.groupBy(rows, ({ importId }) => importId).values()];
}

const rowsOf = (count: number) => (count === 1 ? 'a row' : `${count} rows`);
