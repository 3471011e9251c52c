import type { AuditEntry, AuditSystem } from '../../../../shared/contract/audit.ts';

export const systemNames: Readonly<Record<AuditSystem, string>> = {
  intelligence: 'Payee history',
  learning: 'Category model',
  budget_allocation: 'Budgets',
  coordinator: 'Coordinator',
  automation: 'Rules',
  books: 'The books',
};

export const systemHints: Readonly<Record<AuditSystem, string>> = {
  intelligence: 'What the payee did before',
  learning: 'Training, and which model is in use',
  budget_allocation: 'Shares of the budget',
  coordinator: 'Predictions, from all systems together',
  automation: 'Rules and their runs',
  books: 'Changes by you, imports and undo',
};

/** Every kind of entry that is written, in the words of the filter. */
export const actionNames: Readonly<Record<string, string>> = {
  prediction: 'Prediction',
  feedback: 'Your verdict',
  change_set: 'Change',
  undo: 'Undo',
  automation: 'Run of a rule',
  training: 'Training',
  activation: 'Model put in use',
  approval: 'Your decision on what a rule asked',
  rule: 'Rule written or changed',
};

export function actionName(action: string): string {
  return actionNames[action] ?? action;
}

/** What the person said of a prediction later; null where there is nothing to say. */
export function verdictOf({ userAccepted, userCorrected }: AuditEntry): 'accepted' | 'corrected' | null {
  if (userCorrected) return 'corrected';
  return userAccepted ? 'accepted' : null;
}

/**
 * Only a prediction is more or less sure: what a person did is certain, and where nothing was predicted there is nothing
 * to be sure of. Saying either would be noise.
 */
export function hasConfidence({ confidence }: AuditEntry): boolean {
  return confidence > 0 && confidence < 1;
}

/** The rule and version behind an entry: an actor `rule:<id>@<version>`, or a model version `<id>@<version>`. */
export function ruleOf(text: string): { readonly id: string; readonly version: number } | null {
  const [, id, version] = /^(?:rule:)?(.+)@(\d+)$/.exec(text) ?? [];
  return id === undefined ? null : { id, version: Number(version) };
}
