import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from '../../database/connection.ts';
import { type CandidateRow, type CandidateScope, readCandidatePages } from '../../database/stores/ruleStore.ts';
import { type Candidate, type Decision, evaluateRule, type RuleActions, type RuleConditions } from './evaluateRule.ts';

/** A transaction that waits, and what a rule makes of it. */
export interface Judged {
  readonly row: CandidateRow;
  readonly decision: Decision;
}

/** Lets one rule judge what waits, all or some, giving way to others every two thousand rows. */
export async function* judgeCandidates(
  connection: Connection,
  rule: { readonly conditions: RuleConditions; readonly actions: RuleActions },
  scope: CandidateScope,
): AsyncGenerator<Judged> {
  for (const page of readCandidatePages(connection, scope)) {
    for (const row of page) {
      const candidate: Candidate = { ...row, isSkipped: row.isSkipped !== 0 };
      yield { row, decision: evaluateRule(rule.conditions, rule.actions, candidate) };
    }
    await nextTurn();
  }
}
