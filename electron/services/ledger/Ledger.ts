import { randomUUID } from 'node:crypto';
import type { ChangeSetKind } from '../../../shared/contract/changes.ts';
import type { ChangedArea } from '../../../shared/contract/events.ts';
import type { BookDatabase, WriteTransaction } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import { projectFeedback } from '../../database/stores/auditStore.ts';
import {
  insertChangeSet,
  nextChangeSetSequence,
  readChangeSet,
  updateChangeSet,
} from '../../database/stores/changeStore.ts';
import { outcomesOfChangeSet } from '../../database/stores/predictionStore.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { EventService } from '../events/EventService.ts';
import { ChangeRecorder } from './ChangeRecorder.ts';
import { takeBack, type UndoConflict } from './undo.ts';

/** Who changes the books: `user`, `system`, `rule:<id>@<version>` or `import:<id>`. */
export type Actor = 'user' | 'system' | `rule:${string}@${number}` | `import:${string}`;

export interface ChangeRequest {
  readonly actor: Actor;
  /** The actor as a person knows it: `You`, the rule's name, the file's name. */
  readonly actorName: string;
  readonly kind: ChangeSetKind;
  readonly reason: string;
  /** A rule that was told to: also categories that came with a file. Those that a person set stay in any case. */
  readonly mayOverruleFile?: boolean;
}

export interface AppliedChangeSet<Result> {
  readonly changeSetId: string;
  readonly changeCount: number;
  /** Rows left alone because a person had set them by hand. */
  readonly protectedCount: number;
  readonly result: Result;
}

export interface UndoResult {
  readonly changeSetId: string;
  readonly undone: number;
  readonly conflicts: readonly UndoConflict[];
}

const areasOfBooks: readonly ChangedArea[] = [
  'accounts',
  'categories',
  'changes',
  'exchangeRates',
  'payees',
  'transactions',
  'audit',
  'profile',
  'health',
];

/**
 * The one way to change the books. Every change belongs to a change set with an actor and a reason, is applied in one
 * database transaction, and keeps old and new values: undo, history, audit and screen refresh all come from here.
 */
export class Ledger {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; clock: Clock; events: EventService }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#events = dependencies.events;
  }

  /**
   * Runs `work`, which makes its changes through the recorder it is given, as one change set. Whatever else `work`
   * writes over the recorder's connection commits or fails with it. Throws what `work` throws; then nothing changed.
   */
  async apply<Result>(
    request: ChangeRequest,
    work: (recorder: ChangeRecorder) => Result | Promise<Result>,
  ): Promise<AppliedChangeSet<Result>> {
    const applied = await this.#database.write((transaction) => this.#record(request, null, transaction, work));
    this.#events.changed(...areasOfBooks);
    return applied;
  }

  /**
   * Takes a change set back as a change set of its own, or only what it did to some transactions. What changed again since
   * stays and is reported.
   */
  async undo(changeSetId: string, transactionIds?: readonly number[]): Promise<UndoResult> {
    const undone = await this.#database.write(async (transaction) => {
      const plan = takeBack.plan(transaction.connection, changeSetId, transactionIds);
      return this.#record(plan.request, changeSetId, transaction, async (recorder) => {
        const result = await takeBack.run(plan, recorder);
        projectOutcomes(recorder.connection, changeSetId);
        return result;
      });
    });
    this.#events.changed(...areasOfBooks, 'imports', 'automation');
    return { changeSetId: undone.changeSetId, undone: undone.result.undone, conflicts: undone.result.conflicts };
  }

  async #record<Result>(
    request: ChangeRequest,
    undoes: string | null,
    transaction: WriteTransaction,
    work: (recorder: ChangeRecorder) => Result | Promise<Result>,
  ): Promise<AppliedChangeSet<Result>> {
    const { connection } = transaction;
    const at = instant(this.#clock);
    const changeSetId = randomUUID();
    insertChangeSet(connection, {
      id: changeSetId,
      sequence: nextChangeSetSequence(connection),
      at,
      actor: request.actor,
      actorName: request.actorName,
      kind: request.kind,
      reason: request.reason,
      status: 'applied',
      changeCount: 0,
      transactionCount: 0,
      undoes,
    });
    const recorder = new ChangeRecorder(transaction, {
      changeSetId,
      actor: request.actor,
      at,
      isUndo: undoes !== null,
      mayOverruleFile: request.mayOverruleFile ?? false,
    });
    const result = await work(recorder);
    const { changeCount, transactionCount, protectedCount } = recorder;
    updateChangeSet(connection, changeSetId, { changeCount, transactionCount });
    new AuditLog(connection, at).append({
      system: 'books',
      action: undoes === null ? 'change_set' : 'undo',
      summary: `${request.actorName}: ${request.reason}`,
      input: { actor: request.actor, kind: request.kind, undoes },
      output: { changes: changeCount, transactions: transactionCount, protected: protectedCount },
      changeSetId,
    });
    return { changeSetId, changeCount, protectedCount, result };
  }
}

/** A decision that is taken back is no verdict on a prediction any more; one that is in force again is. */
function projectOutcomes(connection: Connection, changeSetId: string): void {
  let decision = readChangeSet(connection, changeSetId);
  while (decision && decision.undoes !== null) decision = readChangeSet(connection, decision.undoes);
  if (!decision) return;
  const stands = decision.status !== 'undone';
  for (const { predictionId, outcome, categoryPath } of outcomesOfChangeSet(connection, decision.id)) {
    projectFeedback(connection, predictionId, {
      accepted: stands ? outcome === 'accepted' : null,
      corrected: stands ? outcome === 'corrected' : null,
      text: stands && outcome === 'corrected' ? categoryPath : null,
    });
  }
}
