import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/audit.ts';
import { auditEntrySchema } from '../../../shared/contract/audit.ts';
import { addDays } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import {
  type AuditFilter,
  type AuditListRow,
  auditHash,
  auditRowsAfter,
  chainStart,
  countAuditRows,
  readAuditRow,
  searchAuditRows,
  unrecordedEnd,
} from '../../database/stores/auditStore.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { EventService } from '../events/EventService.ts';

const rowsPerTurn = 500;

type Search = z.infer<typeof contract.searchAuditLogs.input>;

/** Instants as they are stored, with milliseconds, so that they compare as text. */
const stored = (at: string) => new Date(at).toISOString();

function startOf({ startAt, startDate }: Search): string | undefined {
  const instants = [startAt, startDate && `${startDate}T00:00:00Z`].flatMap((at) => (at ? [stored(at)] : []));
  return instants.sort().at(-1);
}

function endOf({ endAt, endDate }: Search): string | undefined {
  const instants = [endAt, endDate && `${addDays(endDate, 1)}T00:00:00Z`].flatMap((at) => (at ? [stored(at)] : []));
  return instants.sort()[0];
}

const asBoolean = (value: number | null) => (value === null ? null : value !== 0);

function toEntry(row: AuditListRow): contract.AuditEntry {
  return auditEntrySchema.parse({
    ...row,
    userAccepted: asBoolean(row.userAccepted),
    userCorrected: asBoolean(row.userCorrected),
    success: row.success !== 0,
  });
}

/** Reads the audit log. Writing it is the business of AuditLog, inside the transaction of what it records. */
export class AuditService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #events: EventService;
  #lastVerification: z.infer<typeof contract.verifyAuditChain.output> | null = null;

  constructor(dependencies: { database: BookDatabase; clock: Clock; events: EventService }) {
    this.#events = dependencies.events;
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
  }

  searchAuditLogs(
    input: z.infer<typeof contract.searchAuditLogs.input>,
  ): z.infer<typeof contract.searchAuditLogs.output> {
    const filter: AuditFilter = {
      system: input.system,
      action: input.action,
      payeeId: input.payeeId,
      transactionId: input.transactionId,
      changeSetId: input.changeSetId,
      from: startOf(input),
      until: endOf(input),
      minConfidence: input.minConfidence,
    };
    const rows = searchAuditRows(this.#database.reader, filter, { before: input.before, limit: input.limit });
    return {
      entries: rows.map(toEntry),
      nextBefore: rows.length < input.limit ? null : (rows.at(-1)?.sequence ?? null),
      total: countAuditRows(this.#database.reader, filter),
    };
  }

  getAuditEntry(input: z.infer<typeof contract.getAuditEntry.input>): z.infer<typeof contract.getAuditEntry.output> {
    const { reader } = this.#database;
    const row = readAuditRow(reader, input.id);
    if (!row) throw new AppError('NOT_FOUND', 'There is no entry with this id in the audit log.');
    const payee = row.payeeId === null ? null : readEntity(reader, 'payees', row.payeeId);
    return {
      ...auditEntrySchema.parse({ ...row, payeeName: payee?.name ?? null }),
      input: JSON.parse(row.inputJson),
      output: JSON.parse(row.outputJson),
      previousHash: row.previousHash,
      hash: row.hash,
    };
  }

  /** The verdict of this run of the app, or null before the first. */
  lastVerification(): z.infer<typeof contract.verifyAuditChain.output> | null {
    return this.#lastVerification;
  }

  /** Walks the whole chain from its start, a few hundred entries at a time, so that other queries get their turn. */
  async verifyAuditChain(
    _input: unknown,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof contract.verifyAuditChain.output>> {
    let sequence = 0;
    let lastId = '';
    let previousHash = chainStart;
    let checked = 0;
    const verdict = (firstBroken: { sequence: number; id: string; reason: string } | null) => {
      const verifiedAt = instant(this.#clock);
      this.#lastVerification = {
        isValid: firstBroken === null,
        checked,
        verifiedAt,
        lastHash: previousHash,
        firstBroken,
      };
      this.#events.changed('health');
      return this.#lastVerification;
    };
    for (;;) {
      const rows = auditRowsAfter(this.#database.reader, sequence, rowsPerTurn);
      for (const row of rows) {
        const broken = (reason: string) => verdict({ sequence: row.sequence, id: row.id, reason });
        if (row.sequence !== sequence + 1) return broken(`Entry ${sequence + 1} is missing.`);
        if (row.previousHash !== previousHash) return broken('It does not follow from the entry before it.');
        if (row.hash !== auditHash(row)) return broken('It was changed after it was written.');
        sequence = row.sequence;
        lastId = row.id;
        previousHash = row.hash;
        checked += 1;
      }
      if (rows.length < rowsPerTurn) {
        const lost = unrecordedEnd(this.#database.reader);
        return verdict(lost === null ? null : { sequence, id: lastId, reason: lost });
      }
      if (signal?.aborted) throw new AppError('CANCELLED', 'Verifying the audit log was cancelled.');
      await nextTurn();
    }
  }
}
