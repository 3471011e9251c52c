import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/bulkEdit.ts';
import type { BulkChange, BulkEditPreview, BulkEditResult, BulkEditSide } from '../../../shared/contract/bulkEdit.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import { type BulkEditRow, readBulkEditRows } from '../../database/stores/bulkEditStore.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import { findTransactionIds, listTagRows, searchTextOf } from '../../database/stores/transactionStore.ts';
import type { JobContext, JobRunner } from '../../jobs/JobRunner.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import { decideCategory } from '../predictions/decisions.ts';
import type { Learner } from '../review/Learner.ts';
import { BulkEditTally, changesAnything, type PlannedChange, planBulkChange } from './bulkChange.ts';
import { parseTags } from './tags.ts';

const rowsPerSlice = 400;
const mostSamples = 20;
/** After changes of more rows everything that waits is predicted anew. */
const mostRowsLearntOneByOne = 500;

type BulkEditInput = z.infer<typeof contract.bulkEdit.input>;

/** The names behind the ids of a change, as they stand when it is planned. */
interface ChangeNames {
  readonly categoryPath: string | null;
  readonly payeeName: string | null;
}

/** Changes many transactions at once, and shows beforehand what that would do. */
export class BulkEditService {
  readonly #database: BookDatabase;
  readonly #jobs: JobRunner;
  readonly #ledger: Ledger;
  readonly #learner: Learner;

  constructor(dependencies: { database: BookDatabase; jobs: JobRunner; ledger: Ledger; learner: Learner }) {
    this.#database = dependencies.database;
    this.#jobs = dependencies.jobs;
    this.#ledger = dependencies.ledger;
    this.#learner = dependencies.learner;
  }

  async previewBulkEdit(input: z.infer<typeof contract.previewBulkEdit.input>): Promise<BulkEditPreview> {
    const { reader } = this.#database;
    const names = namesOf(reader, input.change);
    const tally = new BulkEditTally();
    const samples: BulkEditPreview['samples'] = [];
    const options = { overwriteOwn: input.overwriteOwn, knownTags: knownTags(reader) };
    for (const rows of slicesOf(reader, chosenIds(reader, input).reverse())) {
      for (const row of rows) {
        const plan = planBulkChange(row, input.change, options);
        tally.add(plan);
        if (samples.length < mostSamples && changesAnything(plan)) samples.push(sampleOf(row, plan, names));
      }
      await nextTurn();
    }
    return { ...tally.counts(), samples };
  }

  async bulkEdit(input: BulkEditInput, signal?: AbortSignal): Promise<BulkEditResult> {
    namesOf(this.#database.reader, input.change);
    const { job, result } = await this.#jobs.start(
      { kind: 'edit', title: 'Change many transactions', signal },
      (context) => this.#edit(input, context),
    );
    return { ...(await result), jobId: job.id };
  }

  async #edit(input: BulkEditInput, job: JobContext) {
    const reason = `Change many at once: ${changeInWords(input.change, namesOf(this.#database.reader, input.change))}`;
    const changedIds: number[] = [];
    const { changeSetId, result } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'edit', reason },
      async (recorder) => {
        const { connection } = recorder;
        const names = namesOf(connection, input.change);
        const audit = new AuditLog(connection, recorder.at);
        const options = { overwriteOwn: input.overwriteOwn, knownTags: knownTags(connection) };
        const ids = chosenIds(connection, input);
        const tally = new BulkEditTally();
        for (const rows of slicesOf(connection, ids)) {
          job.signal.throwIfAborted();
          job.report(tally.count / ids.length, `Changing ${tally.count} of ${ids.length}`);
          for (const row of rows) {
            const plan = planBulkChange(row, input.change, options);
            tally.add(plan);
            if (!changesAnything(plan)) continue;
            changeRow(recorder, audit, row, plan, names);
            changedIds.push(row.id);
            await recorder.breathe();
          }
          await recorder.breathe();
        }
        return tally.counts();
      },
    );
    await this.#learn(input.change, changedIds);
    return { changeSetId, ...result };
  }

  async #learn(change: BulkChange, changedIds: readonly number[]): Promise<void> {
    if (changedIds.length === 0 || (change.categoryId === undefined && change.payeeId === undefined)) return;
    if (changedIds.length <= mostRowsLearntOneByOne) await this.#learner.learnFrom(changedIds);
    else await this.#learner.predictLater(null, 'Learning from what you changed');
  }
}

/** Throws where the category or the payee of a change does not exist. */
function namesOf(connection: Connection, { categoryId, payeeId }: BulkChange): ChangeNames {
  const category = typeof categoryId === 'number' ? readEntity(connection, 'categories', categoryId) : null;
  if (typeof categoryId === 'number' && !category) {
    throw new AppError('NOT_FOUND', 'This category does not exist any more.');
  }
  const payee = typeof payeeId === 'number' ? readEntity(connection, 'payees', payeeId) : null;
  if (typeof payeeId === 'number' && !payee) throw new AppError('NOT_FOUND', 'This payee does not exist any more.');
  return {
    categoryPath: category === null ? null : String(category.path),
    payeeName: payee === null ? null : String(payee.name),
  };
}

function chosenIds(
  connection: Connection,
  { filter, transactionIds }: Pick<BulkEditInput, 'filter' | 'transactionIds'>,
) {
  return transactionIds === undefined ? findTransactionIds(connection, filter ?? {}) : [...new Set(transactionIds)];
}

function* slicesOf(connection: Connection, ids: readonly number[]): Generator<BulkEditRow[]> {
  for (let start = 0; start < ids.length; start += rowsPerSlice) {
    const slice = ids.slice(start, start + rowsPerSlice);
    const rows = readBulkEditRows(connection, slice);
    if (rows.length < slice.length) {
      throw new AppError('NOT_FOUND', 'One of these transactions does not exist any more.');
    }
    yield rows;
  }
}

function knownTags(connection: Connection): ReadonlyMap<string, string> {
  return new Map(listTagRows(connection).map(({ tag }) => [tag.toLowerCase(), tag]));
}

function changeRow(
  recorder: ChangeRecorder,
  audit: AuditLog,
  row: BulkEditRow,
  { categoryId, fields }: PlannedChange,
  names: ChangeNames,
): void {
  if (categoryId === null) {
    // Cleared by hand: it waits for the person, and no rule may set it again.
    const cleared = { categoryId: null, categorySource: null, ruleId: null, isSkipped: true };
    recorder.update('transactions', row.id, cleared);
  } else if (categoryId !== undefined) decideCategory(recorder, audit, row.id, categoryId);
  if (Object.keys(fields).length === 0) return;
  const payeeName = 'payeeId' in fields ? names.payeeName : row.payeeName;
  const note = fields.note === undefined ? row.note : fields.note;
  recorder.update('transactions', row.id, { ...fields, searchText: searchTextOf(payeeName ?? '', row.bankText, note) });
}

function sampleOf(row: BulkEditRow, { categoryId, fields }: PlannedChange, names: ChangeNames) {
  const before: BulkEditSide = {
    categoryPath: row.categoryPath,
    payeeName: row.payeeName ?? row.bankText,
    tags: parseTags(row.tagsJson),
    note: row.note,
  };
  const after: BulkEditSide = {
    categoryPath: categoryId === undefined ? before.categoryPath : names.categoryPath,
    payeeName: 'payeeId' in fields ? (names.payeeName ?? row.bankText) : before.payeeName,
    tags: fields.tagsJson === undefined ? before.tags : parseTags(fields.tagsJson),
    note: fields.note === undefined ? before.note : fields.note,
  };
  return { transactionId: row.id, date: row.date, amount: row.amount, currency: row.currency, before, after };
}

function changeInWords({ categoryId, payeeId, addTags, removeTags, note }: BulkChange, names: ChangeNames): string {
  const words = [
    ...(categoryId === undefined ? [] : [`category ${names.categoryPath ?? 'taken away'}`]),
    ...(payeeId === undefined ? [] : [`payee ${names.payeeName ?? 'taken away'}`]),
    ...(addTags?.length ? [`tags added: ${addTags.join(', ')}`] : []),
    ...(removeTags?.length ? [`tags taken off: ${removeTags.join(', ')}`] : []),
    ...(note === undefined ? [] : [note === null ? 'note taken away' : 'note']),
  ];
  return words.join(' · ');
}
