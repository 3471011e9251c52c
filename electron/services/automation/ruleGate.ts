import type { AutomationRule } from '../../../shared/contract/automation.ts';
import type { PromiseRow } from '../../database/stores/promiseStore.ts';
import type { Gate } from './compileRules.ts';
import { takesSuggestion } from './conditions.ts';

/** Whether a rule makes a promise: it applies suggestions by itself, and does not do without one. */
export const makesPromise = ({ conditions, actions }: Pick<AutomationRule, 'conditions' | 'actions'>) =>
  conditions.promise && actions.autoApply && !actions.requiresApproval && takesSuggestion(actions.effect);

/** Why what was proven once does not count any more. */
export function outdated(
  promise: PromiseRow,
  rule: { readonly version: number },
  now: { readonly at: string; readonly modelId: string | null },
): 'version' | 'model' | 'age' | null {
  if (promise.ruleVersion !== rule.version) return 'version';
  if (promise.modelId !== now.modelId) return 'model';
  return promise.expiresAt <= now.at ? 'age' : null;
}

/** How far a rule may act by itself at this moment. */
export function gateOf(
  rule: Pick<AutomationRule, 'version' | 'conditions' | 'actions' | 'suspension'>,
  promise: PromiseRow | null,
  now: { readonly at: string; readonly modelId: string | null },
): Gate {
  if (rule.suspension !== null) return { kind: 'asks', reason: 'suspended' };
  // Who accepts that all may be wrong asks for no proof.
  if (!makesPromise(rule) || rule.conditions.riskTolerance >= 1) return { kind: 'open' };
  if (promise === null || promise.threshold === null || outdated(promise, rule, now) !== null) {
    return { kind: 'asks', reason: 'no_promise' };
  }
  return { kind: 'from', confidence: promise.threshold };
}
