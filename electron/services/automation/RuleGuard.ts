import type { z } from 'zod';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import type * as contract from '../../../shared/contract/rulePromises.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import { readUnverified, updateRuleRow, verifiedSince } from '../../database/stores/ruleStore.ts';
import { readTransactions } from '../../database/stores/transactionStore.ts';
import { brokenPromiseEvidence } from '../../ml/riskControl.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { EventService } from '../events/EventService.ts';
import { existingRule } from './AutomationService.ts';
import { makesPromise } from './ruleGate.ts';
import { readRules } from './storedRules.ts';

/** A promise is broken when the evidence against it is twenty to one, whenever one looks. */
const brokenFrom = 20;
const sampleShown = 50;

/** Watches over what rules promised, by what people made of what they set. */
export class RuleGuard {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; clock: Clock; events: EventService }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#events = dependencies.events;
  }

  /** Suspends every rule whose promise is broken. Returns how many. */
  async check(): Promise<number> {
    if (brokenRules(this.#database.reader).length === 0) return 0;
    const suspended = await this.#database.write(({ connection }) => {
      const at = instant(this.#clock);
      const broken = brokenRules(connection);
      for (const { rule, wrong, verified } of broken) {
        updateRuleRow(connection, rule.id, {
          suspendedAt: at,
          suspensionJson: JSON.stringify({ since: at, wrong, verified }),
        });
        new AuditLog(connection, at).append({
          system: 'automation',
          action: 'rule',
          summary: `The rule “${rule.name}” was suspended: ${wrong} of ${verified} that you looked at were wrong`,
          input: { ruleId: rule.id, version: rule.version, tolerance: rule.conditions.riskTolerance },
          output: { suspended: true, wrong, verified },
          modelVersion: `${rule.id}@${rule.version}`,
        });
      }
      return broken.length;
    });
    if (suspended > 0) this.#events.changed('automation', 'audit', 'health');
    return suspended;
  }

  async liftSuspension({ id }: z.infer<typeof contract.liftSuspension.input>): Promise<AutomationRule> {
    const rule = await this.#database.write(({ connection }) => {
      const row = existingRule(connection, id);
      if (row.suspendedAt === null) throw new AppError('BAD_INPUT', 'This rule is not suspended.');
      const at = instant(this.#clock);
      updateRuleRow(connection, id, { suspendedAt: null, suspensionJson: null, guardedSince: at });
      new AuditLog(connection, at).append({
        system: 'automation',
        action: 'rule',
        summary: `You let the rule “${row.name}” act again`,
        input: { ruleId: id, version: row.version },
        output: { suspended: false },
        modelVersion: `${id}@${row.version}`,
      });
      return readRules(connection).find((each) => each.id === id);
    });
    this.#events.changed('automation', 'audit', 'health');
    if (!rule) throw new AppError('NOT_FOUND', 'This rule does not exist any more.');
    return rule;
  }

  listToVerify(_input: unknown): z.infer<typeof contract.listToVerify.output> {
    const { reader } = this.#database;
    const shares = new Map(readRules(reader).map(({ id, monitoring }) => [id, monitoring.auditShare]));
    const rows = readUnverified(reader);
    const drawn = rows.filter(({ id, ruleId }) => drawFor(ruleId, id) < (shares.get(ruleId) ?? 0));
    const months = [...Map.groupBy(rows, ({ date }) => date.slice(0, 7))];
    return {
      sample: readTransactions(
        reader,
        drawn.slice(-sampleShown).map(({ id }) => id),
      ),
      sampleCount: drawn.length,
      months: months
        .sort(([one], [other]) => (one < other ? 1 : -1))
        .map(([month, own]) => ({
          month,
          count: own.length,
          groups: [...Map.groupBy(own, ({ payeeName, categoryId }) => `${categoryId} ${payeeName}`).values()].flatMap(
            (group) => {
              const [first] = group;
              if (!first) return [];
              const { payeeName, categoryId, categoryPath } = first;
              return [{ payeeName, categoryId, categoryPath, transactionIds: group.map(({ id }) => id) }];
            },
          ),
        })),
    };
  }
}

function brokenRules(connection: Connection): { rule: AutomationRule; wrong: number; verified: number }[] {
  const rules = readRules(connection).filter(
    (rule) => makesPromise(rule) && rule.suspension === null && rule.conditions.riskTolerance < 1,
  );
  return rules.flatMap((rule) => {
    const { verified, wrong } = verifiedSince(connection, rule.id);
    const evidence = brokenPromiseEvidence(verified, wrong, Math.max(1e-6, rule.conditions.riskTolerance));
    return evidence >= brokenFrom ? [{ rule, wrong, verified }] : [];
  });
}

/** Between 0 and 1, the same whenever it is asked, and as good as drawn by lot. */
function drawFor(ruleId: string, transactionId: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${ruleId} ${transactionId}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
