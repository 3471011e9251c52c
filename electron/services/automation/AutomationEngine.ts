import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import { addDays } from '../../../shared/dates.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import { putApproval } from '../../database/stores/approvalStore.ts';
import { insertExecution, updateRuleRow } from '../../database/stores/ruleStore.ts';
import { countSubjects, type SubjectRow, type SubjectScope } from '../../database/stores/subjectStore.ts';
import type { JobContext } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { EventService } from '../events/EventService.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import { applyChange } from './applyChange.ts';
import { bookNames } from './bookNames.ts';
import { type Claim, CompiledRules, type Gate } from './compileRules.ts';
import { type Change, outcomeInWords } from './outcomes.ts';
import { type Needs, needsOf, readSubjects, stateOf } from './subjects.ts';

/** A rule with how far it may act by itself at present. */
export type GatedRule = AutomationRule & { readonly gate: Gate };

export interface AutomationRun {
  readonly considered: number;
  /** Transactions that a rule changed. */
  readonly applied: number;
  /** Transactions that are now put before the person, and were not before. */
  readonly asked: number;
  /** What no rule changed. */
  readonly left: number;
  readonly changeSetIds: readonly string[];
}

/** What one rule decided on one transaction, as that was. */
interface Decided {
  readonly row: SubjectRow;
  readonly outcome: Claim['outcome'];
}

/** Lets rules decide. What one rule does in one run is one change set, which can be undone as a whole or in part. */
export class AutomationEngine {
  readonly #database: BookDatabase;
  readonly #ledger: Ledger;
  readonly #events: EventService;
  readonly #clock: Clock;

  constructor(dependencies: { database: BookDatabase; ledger: Ledger; events: EventService; clock: Clock }) {
    this.#clock = dependencies.clock;
    this.#database = dependencies.database;
    this.#ledger = dependencies.ledger;
    this.#events = dependencies.events;
  }

  /** Runs rules in their order over transactions (null: all of them), each as it is before any of them acts. */
  async run(rules: readonly GatedRule[], scope: SubjectScope, job?: JobContext): Promise<AutomationRun> {
    const needs = needsOf(rules);
    const considered = countSubjects(this.#database.reader, scope, !needs.settled);
    const decided = await this.#decide(rules, scope, needs, (done) =>
      job?.report((0.5 * done) / Math.max(1, considered), 'Looking at the transactions'),
    );
    // What each transaction is to be when a rule acts on it: as it was looked at, and as earlier rules of this run left it.
    const states = new Map(decided.flat().map(({ row }) => [row.id, stateOf(row)]));
    const run = { considered, importId: scope !== null && 'importId' in scope ? scope.importId : null, needs, states };
    const changed = new Set<number>();
    const changeSetIds: string[] = [];
    let asked = 0;
    for (const [place, rule] of rules.entries()) {
      // What the rules before this one did is done, each in a change set of its own.
      job?.signal.throwIfAborted();
      job?.report(0.5 + (0.5 * place) / rules.length, `Running “${rule.name}”`);
      const own = decided[place] ?? [];
      const toApply = own.filter(({ outcome }) => outcome.kind === 'apply');
      const toAsk = own.filter(({ outcome }) => outcome.kind === 'ask');
      const newlyAsked = toAsk.length === 0 ? 0 : await this.#ask(rule, toAsk, toApply.length === 0, run);
      asked += newlyAsked;
      if (toApply.length === 0) continue;
      const outcome = await this.#apply(rule, toApply, newlyAsked, run);
      for (const id of outcome.changed) changed.add(id);
      changeSetIds.push(outcome.changeSetId);
    }
    if (changeSetIds.length > 0 || asked > 0) this.#events.changed('automation', 'audit');
    return { considered, applied: changed.size, asked, left: considered - changed.size, changeSetIds };
  }

  /** What each rule decided, by its place. Gives way to others between two pages. */
  async #decide(
    rules: readonly GatedRule[],
    scope: SubjectScope,
    needs: Needs,
    onPage: (done: number) => void,
  ): Promise<Decided[][]> {
    const { reader } = this.#database;
    const compiled = new CompiledRules(rules, bookNames(reader));
    const decided: Decided[][] = rules.map(() => []);
    let done = 0;
    for (const page of readSubjects(reader, scope, needs)) {
      for (const { row, subject } of page) {
        for (const { place, outcome } of compiled.decide(subject)) decided[place]?.push({ row, outcome });
      }
      done += page.length;
      onPage(done);
      await nextTurn();
    }
    return decided;
  }

  async #apply(rule: GatedRule, decided: readonly Decided[], asked: number, run: Run) {
    const rows = decided.length === 1 ? 'a transaction' : `${decided.length} transactions`;
    const { changeSetId, result } = await this.#ledger.apply(
      {
        actor: `rule:${rule.id}@${rule.version}`,
        actorName: rule.name,
        kind: 'automation',
        reason: `${verbs[rule.type]} ${rows} by the rule “${rule.name}”`,
        mayOverruleFile: rule.actions.overwrite === 'all_but_user',
      },
      async (recorder) => {
        const audit = new AuditLog(recorder.connection, recorder.at);
        const changed: number[] = [];
        for (const { row, outcome } of decided) {
          const now = unchangedRow(recorder.connection, row.id, run);
          if (now && actOn(recorder, audit, rule, now, outcome.change)) changed.push(row.id);
          await recorder.breathe();
        }
        for (const id of changed) remember(recorder.connection, id, run);
        this.#record(recorder.connection, rule, decided, run, {
          at: recorder.at,
          applied: changed.length,
          asked,
          changeSetId: recorder.changeSetId,
        });
        return changed;
      },
    );
    return { changeSetId, changed: result };
  }

  /** Puts proposals before the person. Returns how many are new. */
  async #ask(rule: GatedRule, decided: readonly Decided[], isAlone: boolean, run: Run): Promise<number> {
    const at = instant(this.#clock);
    return this.#database.write(async ({ connection, breathe }) => {
      let asked = 0;
      for (const { row, outcome } of decided) {
        if (!unchangedRow(connection, row.id, run)) continue;
        const isNew = putApproval(connection, {
          ruleId: rule.id,
          ruleVersion: rule.version,
          transactionId: row.id,
          predictionId: row.predictionId,
          changeJson: JSON.stringify(outcome.change),
          reason: outcomeInWords(outcome, rule.conditions, () => null),
          confidence: row.confidence,
          createdAt: at,
          expiresAt: `${addDays(at.slice(0, 10), rule.monitoring.approvalDays)}${at.slice(10)}`,
        });
        if (isNew) asked += 1;
        await breathe();
      }
      if (isAlone && asked > 0) {
        this.#record(connection, rule, decided, run, { at, applied: 0, asked, changeSetId: null });
      }
      return asked;
    });
  }

  #record(
    connection: Connection,
    rule: GatedRule,
    decided: readonly Decided[],
    run: Run,
    outcome: { at: string; applied: number; asked: number; changeSetId: string | null },
  ): void {
    insertExecution(connection, {
      id: randomUUID(),
      ruleId: rule.id,
      ruleVersion: rule.version,
      payeeId: decided.length === 1 ? (decided[0]?.row.payeeId ?? null) : null,
      timestamp: outcome.at,
      success: true,
      considered: run.considered,
      applied: outcome.applied,
      asked: outcome.asked,
      changeSetId: outcome.changeSetId,
      importId: run.importId,
      predictionJson: JSON.stringify({ predictionIds: decided.slice(0, 100).map(({ row }) => row.predictionId) }),
      error: null,
    });
    updateRuleRow(connection, rule.id, { lastTriggered: outcome.at });
  }
}

interface Run {
  readonly considered: number;
  readonly importId: number | null;
  readonly needs: Needs;
  readonly states: Map<number, string>;
}

const verbs = {
  category: 'Categorise',
  payee: 'Rename the payee of',
  transfer: 'Pair',
  tag: 'Tag',
  split: 'Divide',
} as const satisfies Record<AutomationRule['type'], string>;

function readOne(connection: Connection, id: number): SubjectRow | undefined {
  const needs = { peers: false, recurring: false, ownPayees: false, settled: true };
  return readSubjects(connection, [id], needs).next().value?.[0]?.row;
}

/** The transaction, unless a person decided on it or a new prediction was made before this write had its turn. */
function unchangedRow(connection: Connection, id: number, { states }: Run): SubjectRow | null {
  const row = readOne(connection, id);
  return row && stateOf(row) === states.get(id) ? row : null;
}

function remember(connection: Connection, id: number, { states }: Run): void {
  const row = readOne(connection, id);
  if (row) states.set(id, stateOf(row));
}

function actOn(recorder: ChangeRecorder, audit: AuditLog, rule: GatedRule, row: SubjectRow, change: Change): boolean {
  if (!applyChange(recorder, row, change, { categorySource: 'rule', ruleId: rule.id })) return false;
  if (rule.actions.logDecision) {
    audit.append({
      system: 'automation',
      action: 'automation',
      summary: `The rule “${rule.name}” ${deeds[change.kind]}`,
      input: {
        ruleId: rule.id,
        predictionId: row.predictionId,
        confidence: row.confidence,
        dataPoints: row.dataPoints,
        agreement: row.agreement,
      },
      output:
        change.kind === 'category' ? { applied: true, categoryId: change.categoryId } : { applied: true, ...change },
      confidence: row.confidence,
      modelVersion: `${rule.id}@${rule.version}`,
      payeeId: row.payeeId,
      transactionId: row.id,
      changeSetId: recorder.changeSetId,
    });
  }
  return true;
}

const deeds = {
  category: 'set the category',
  payee: 'renamed the payee',
  transfer: 'paired a transfer',
  tag: 'put tags on it',
  split: 'divided it',
} as const satisfies Record<Change['kind'], string>;
