import { z } from 'zod';
import type * as contract from '../../../shared/contract/approvals.ts';
import { transactionPartSchema } from '../../../shared/contract/transactions.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import {
  type ApprovalRow,
  countWaitingApprovals,
  decideApprovalRow,
  readWaitingApprovals,
  readWaitingOf,
} from '../../database/stores/approvalStore.ts';
import { readTransactions } from '../../database/stores/transactionStore.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { EventService } from '../events/EventService.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import { decideCategory } from '../predictions/decisions.ts';
import type { Learner } from '../review/Learner.ts';
import { applyChange } from './applyChange.ts';
import { bookNames } from './bookNames.ts';
import { effectsOf } from './changeInWords.ts';
import { CompiledRules } from './compileRules.ts';
import type { Change } from './outcomes.ts';
import { readRules } from './storedRules.ts';
import { needsOf, type ReadSubject, readSubjects } from './subjects.ts';

type Decision = z.infer<typeof contract.decideApprovals.input>;

const changeSchema: z.ZodType<Change> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('category'), categoryId: z.int() }),
  z.object({ kind: z.literal('payee'), name: z.string() }),
  z.object({ kind: z.literal('transfer'), peerId: z.int() }),
  z.object({ kind: z.literal('tag'), tags: z.array(z.string()) }),
  z.object({ kind: z.literal('split'), parts: z.array(transactionPartSchema) }),
]);

/** A proposal that its rule would make again now, for the transaction as it is. */
interface Standing {
  readonly row: ApprovalRow;
  readonly ruleName: string;
  readonly change: Change;
  readonly read: ReadSubject;
}

/** What rules ask about, and the decisions on it. */
export class ApprovalService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #events: EventService;
  readonly #ledger: Ledger;
  readonly #learner: Learner;

  constructor(dependencies: {
    database: BookDatabase;
    clock: Clock;
    events: EventService;
    ledger: Ledger;
    learner: Learner;
  }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#events = dependencies.events;
    this.#ledger = dependencies.ledger;
    this.#learner = dependencies.learner;
  }

  listApprovals(input: z.infer<typeof contract.listApprovals.input>): z.infer<typeof contract.listApprovals.output> {
    const { reader } = this.#database;
    const limit = input?.limit ?? 100;
    const ruleId = input?.ruleId ?? null;
    const rows = readWaitingApprovals(reader, {
      ruleId,
      afterId: input?.cursor ?? 0,
      limit: limit + 1,
      at: instant(this.#clock),
    });
    const page = rows.slice(0, limit);
    const standing = standingOf(reader, page);
    const transactions = new Map(
      readTransactions(
        reader,
        standing.map(({ row }) => row.transactionId),
      ).map((transaction) => [transaction.id, transaction]),
    );
    const effects = effectsOf(reader, standing);
    const waiting = countWaitingApprovals(reader);
    return {
      approvals: standing.flatMap(({ row, ruleName }, place) => {
        const { id, ruleVersion, reason, confidence, createdAt, expiresAt } = row;
        const transaction = transactions.get(row.transactionId);
        const effect = effects[place];
        if (!transaction || !effect) return [];
        const { from, to } = effect;
        const fields = { id, ruleVersion, reason, confidence, createdAt, expiresAt };
        return [{ ...fields, ruleId: row.ruleId, ruleName, transaction, from, to }];
      }),
      count:
        ruleId === null ? [...waiting.values()].reduce((sum, count) => sum + count, 0) : (waiting.get(ruleId) ?? 0),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  async decideApprovals(input: Decision): Promise<z.infer<typeof contract.decideApprovals.output>> {
    if (readWaitingOf(this.#database.reader, input.ids).length === 0) {
      throw new AppError('NOT_FOUND', 'This was decided already, or taken back by its rule.');
    }
    const outcome = input.decision === 'approve' ? await this.#approve(input) : await this.#reject(input);
    this.#events.changed('automation', 'audit');
    return outcome;
  }

  async #approve(input: Decision) {
    const names = new Set(
      standingOf(this.#database.reader, readWaitingOf(this.#database.reader, input.ids)).map(
        ({ ruleName }) => ruleName,
      ),
    );
    const [name] = names;
    const what = names.size === 1 ? `the rule “${name}” proposes` : 'rules propose';
    const count = input.ids.length === 1 ? 'a transaction' : `${input.ids.length} transactions`;
    const { changeSetId, changeCount, result } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'review', reason: `Approve what ${what} for ${count}` },
      async (recorder) => {
        const audit = new AuditLog(recorder.connection, recorder.at);
        const { standing, withdrawn } = this.#split(recorder.connection, input, recorder.at);
        const touched: number[] = [];
        for (const proposal of standing) {
          approve(recorder, audit, proposal);
          const { id, transactionId } = proposal.row;
          decideApprovalRow(recorder.connection, id, {
            status: 'approved',
            decidedAt: recorder.at,
            changeSetId: recorder.changeSetId,
          });
          touched.push(transactionId);
          await recorder.breathe();
        }
        return { touched, withdrawn };
      },
    );
    const suggestionsChanged = await this.#learner.learnFrom(result.touched);
    return {
      changeSetId: changeCount === 0 ? null : changeSetId,
      decided: result.touched.length,
      withdrawn: result.withdrawn,
      suggestionsChanged,
    };
  }

  async #reject(input: Decision) {
    const at = instant(this.#clock);
    const counts = await this.#database.write(({ connection }) => {
      const { standing, withdrawn } = this.#split(connection, input, at);
      const audit = new AuditLog(connection, at);
      for (const { row, ruleName, change } of standing) {
        decideApprovalRow(connection, row.id, { status: 'rejected', decidedAt: at, changeSetId: null });
        audit.append({
          system: 'automation',
          action: 'approval',
          summary: `You rejected what the rule “${ruleName}” proposed`,
          input: { approvalId: row.id, ruleId: row.ruleId, predictionId: row.predictionId },
          output: { approved: false, ...change },
          confidence: row.confidence,
          modelVersion: `${row.ruleId}@${row.ruleVersion}`,
          transactionId: row.transactionId,
        });
      }
      return { decided: standing.length, withdrawn };
    });
    return { changeSetId: null, ...counts, suggestionsChanged: 0 };
  }

  /** Those that stand; the others are given up at once. */
  #split(connection: Connection, { ids }: Decision, at: string): { standing: Standing[]; withdrawn: number } {
    const waiting = readWaitingOf(connection, ids);
    const standing = standingOf(
      connection,
      waiting.filter(({ expiresAt }) => expiresAt > at),
    );
    const stand = new Set(standing.map(({ row }) => row.id));
    for (const { id, expiresAt } of waiting) {
      if (stand.has(id)) continue;
      const status = expiresAt <= at ? 'expired' : 'withdrawn';
      decideApprovalRow(connection, id, { status, decidedAt: at, changeSetId: null });
    }
    return { standing, withdrawn: new Set(ids).size - standing.length };
  }
}

/** Of these proposals those that their rules would make again, one rule at a time and by the one evaluator. */
function standingOf(connection: Connection, rows: readonly ApprovalRow[]): Standing[] {
  const rules = new Map(readRules(connection).map((rule) => [rule.id, rule]));
  const names = bookNames(connection);
  const standing: Standing[] = [];
  for (const [ruleId, own] of Map.groupBy(rows, (row) => row.ruleId)) {
    const rule = rules.get(ruleId);
    if (!rule) continue;
    const asking = { ...rule, gate: { kind: 'asks', reason: 'approval' } as const };
    const compiled = new CompiledRules([asking], names);
    const ids = own.map(({ transactionId }) => transactionId);
    const needs = { ...needsOf([asking]), settled: true };
    const reads = new Map([...readSubjects(connection, ids, needs)].flat().map((read) => [read.subject.id, read]));
    for (const row of own) {
      const read = reads.get(row.transactionId);
      const change = changeSchema.parse(JSON.parse(row.changeJson));
      const [claim] = read && row.ruleVersion === rule.version ? compiled.decide(read.subject) : [];
      if (read && JSON.stringify(claim?.outcome.change) === JSON.stringify(change)) {
        standing.push({ row, ruleName: rule.name, change, read });
      }
    }
  }
  return standing.sort((one, other) => one.row.id - other.row.id);
}

function approve(recorder: ChangeRecorder, audit: AuditLog, { row, ruleName, change, read }: Standing): void {
  if (change.kind === 'category') decideCategory(recorder, audit, row.transactionId, change.categoryId);
  else applyChange(recorder, read.row, change, { categorySource: 'user', ruleId: null });
  audit.append({
    system: 'automation',
    action: 'approval',
    summary: `You approved what the rule “${ruleName}” proposed`,
    input: { approvalId: row.id, ruleId: row.ruleId, predictionId: row.predictionId },
    output: { approved: true, ...change },
    confidence: row.confidence,
    modelVersion: `${row.ruleId}@${row.ruleVersion}`,
    payeeId: read.row.payeeId,
    transactionId: row.transactionId,
    changeSetId: recorder.changeSetId,
  });
}
