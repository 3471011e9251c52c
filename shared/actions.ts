import { fileFormatNames } from './fileFormats.ts';

/** Where an action can be done: everywhere, or while one screen is open. Its shortcut counts only there. */
export const actionScopes = [
  'everywhere',
  'home',
  'transactions',
  'review',
  'import',
  'rules',
  'audit',
  'training',
] as const;
export type ActionScope = (typeof actionScopes)[number];

export interface ActionDefinition {
  /** In the command palette and the menu: verb first, sentence case. */
  readonly label: string;
  readonly scope: ActionScope;
  /** `Mod` is Ctrl, and Command on a Mac. `g h` is two keys, one after the other. */
  readonly shortcut?: string;
  /** Other words under which the palette finds it. */
  readonly keywords?: readonly string[];
}

/**
 * Everything a person can do by name. Palette, shortcuts, the desktop menu and the sheet of shortcuts all read it here.
 * What it does is said by the screen that offers it (`useAction`).
 */
export const actions = {
  openPalette: { label: 'Find an action', scope: 'everywhere', shortcut: 'Mod+k' },
  showShortcuts: { label: 'Show keyboard shortcuts', scope: 'everywhere', shortcut: '?', keywords: ['keys', 'help'] },
  goHome: { label: 'Go to home', scope: 'everywhere', shortcut: 'g h', keywords: ['health', 'dashboard'] },
  goTransactions: { label: 'Go to transactions', scope: 'everywhere', shortcut: 'g t', keywords: ['list', 'rows'] },
  goReview: { label: 'Go to review', scope: 'everywhere', shortcut: 'g r', keywords: ['confirm', 'waiting'] },
  goImport: {
    label: 'Import a bank file',
    scope: 'everywhere',
    shortcut: 'g i',
    keywords: fileFormatNames,
  },
  goRules: { label: 'Go to rules', scope: 'everywhere', shortcut: 'g u', keywords: ['automation'] },
  goAudit: { label: 'Go to the audit log', scope: 'everywhere', shortcut: 'g a', keywords: ['history'] },
  goTraining: { label: 'Go to training', scope: 'everywhere', shortcut: 'g m', keywords: ['models'] },
  goSettings: { label: 'Open settings', scope: 'everywhere', shortcut: 'Mod+,', keywords: ['preferences', 'theme'] },
  goHowItWorks: { label: 'Read how it works', scope: 'everywhere', keywords: ['help', 'about', 'privacy'] },
  toggleTheme: { label: 'Switch between light and dark', scope: 'everywhere', keywords: ['theme', 'night'] },
  undoLastChange: { label: 'Undo the last change', scope: 'everywhere', shortcut: 'Mod+z', keywords: ['revert'] },

  addSampleData: { label: 'Try with sample data', scope: 'home' },
  chooseFile: { label: 'Choose a bank file', scope: 'import', shortcut: 'o' },
  confirmImport: { label: 'Import this file', scope: 'import', shortcut: 'Mod+Enter' },
  searchTransactions: { label: 'Search transactions', scope: 'transactions', shortcut: '/', keywords: ['filter'] },
  setCategoryOfSelection: {
    label: 'Set the category of the selected rows, or of this one',
    scope: 'transactions',
    shortcut: 'c',
  },
  chooseColumns: { label: 'Choose the columns', scope: 'transactions', keywords: ['show', 'hide'] },
  showWhy: { label: 'Show why', scope: 'transactions', shortcut: 'w', keywords: ['explain', 'reason'] },
  clearTransactionFilters: { label: 'Clear all filters', scope: 'transactions', shortcut: 'Shift+x' },
  exportTransactions: { label: 'Download the list as CSV', scope: 'transactions', keywords: ['export', 'save'] },
  confirmGroup: { label: 'Confirm all as suggested', scope: 'review', shortcut: 'Enter', keywords: ['accept'] },
  skipGroup: { label: 'Skip this group', scope: 'review', shortcut: 's' },
  chooseOtherCategory: { label: 'Choose another category', scope: 'review', shortcut: 'c' },
  nextGroup: { label: 'Go to the next group', scope: 'review', shortcut: 'j' },
  previousGroup: { label: 'Go to the previous group', scope: 'review', shortcut: 'k' },
  takeChoice1: { label: 'Take the first choice', scope: 'review', shortcut: '1' },
  takeChoice2: { label: 'Take the second choice', scope: 'review', shortcut: '2' },
  takeChoice3: { label: 'Take the third choice', scope: 'review', shortcut: '3' },
  takeChoice4: { label: 'Take the fourth choice', scope: 'review', shortcut: '4' },
  takeChoice5: { label: 'Take the fifth choice', scope: 'review', shortcut: '5' },
  takeChoice6: { label: 'Take the sixth choice', scope: 'review', shortcut: '6' },
  takeChoice7: { label: 'Take the seventh choice', scope: 'review', shortcut: '7' },
  takeChoice8: { label: 'Take the eighth choice', scope: 'review', shortcut: '8' },
  takeChoice9: { label: 'Take the ninth choice', scope: 'review', shortcut: '9' },
  tickRow: { label: 'Tick this row, to decide on it alone', scope: 'review', shortcut: 'x', keywords: ['select'] },
  applyToSimilar: { label: 'Apply the same to similar rows', scope: 'review', shortcut: 'a' },
  undoDecision: { label: 'Undo the last decision', scope: 'review', shortcut: 'u', keywords: ['revert'] },
  explainRow: { label: 'Go to the reasons', scope: 'review', shortcut: 'w', keywords: ['why', 'explain'] },
  newRule: { label: 'Write a new rule', scope: 'rules', shortcut: 'n' },
  runRules: { label: 'Run the active rules now', scope: 'rules' },
  verifyAuditChain: { label: 'Verify the audit log', scope: 'audit', shortcut: 'v', keywords: ['chain', 'hash'] },
  startTraining: { label: 'Train a model', scope: 'training', shortcut: 'n', keywords: ['learn'] },
} as const satisfies Record<string, ActionDefinition>;

export type ActionId = keyof typeof actions;

export const actionIds: readonly ActionId[] = Object.keys(actions).filter(isActionId);

export function isActionId(text: string): text is ActionId {
  return Object.hasOwn(actions, text);
}

export function actionDefinition(id: ActionId): ActionDefinition {
  return actions[id];
}
