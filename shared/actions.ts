import { fileFormatNames } from './fileFormats.ts';

/** Where an action can be done: everywhere, or while one screen is open. Its shortcut counts only there. */
export const actionScopes = [
  'everywhere',
  'home',
  'transactions',
  'review',
  'matches',
  'import',
  'heldRows',
  'accounts',
  'categories',
  'payees',
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
  goMatches: {
    label: 'Go to matches',
    scope: 'everywhere',
    shortcut: 'g d',
    keywords: ['duplicates', 'transfers', 'twice'],
  },
  goImport: {
    label: 'Import a bank file',
    scope: 'everywhere',
    shortcut: 'g i',
    keywords: fileFormatNames,
  },
  goHeldRows: {
    label: 'Go to the rows held back',
    scope: 'everywhere',
    shortcut: 'g q',
    keywords: ['quarantine', 'suspicious', 'unreadable'],
  },
  goAccounts: { label: 'Go to accounts', scope: 'everywhere', shortcut: 'g b', keywords: ['balance', 'bank'] },
  goCategories: { label: 'Go to categories', scope: 'everywhere', shortcut: 'g c', keywords: ['tree'] },
  goPayees: { label: 'Go to payees', scope: 'everywhere', shortcut: 'g p', keywords: ['names', 'shops'] },
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
  deleteSelection: {
    label: 'Delete the selected rows',
    scope: 'transactions',
    shortcut: 'Delete',
    keywords: ['remove'],
  },
  splitTransaction: {
    label: 'Divide this transaction into parts',
    scope: 'transactions',
    shortcut: 'd',
    keywords: ['split', 'parts'],
  },
  bulkEdit: {
    label: 'Change many transactions at once',
    scope: 'transactions',
    shortcut: 'e',
    keywords: ['bulk', 'tags', 'note', 'payee'],
  },
  showWhy: { label: 'Show why', scope: 'transactions', shortcut: 'w', keywords: ['explain', 'reason'] },
  clearTransactionFilters: { label: 'Clear all filters', scope: 'transactions', shortcut: 'Shift+x' },
  exportTransactions: { label: 'Download the list as CSV', scope: 'transactions', keywords: ['export', 'save'] },
  confirmGroup: { label: 'Confirm all as suggested', scope: 'review', shortcut: 'Enter', keywords: ['accept'] },
  skipGroup: { label: 'Skip this group', scope: 'review', shortcut: 's' },
  chooseOtherCategory: { label: 'Choose another category', scope: 'review', shortcut: 'c' },
  acceptMatch: {
    label: 'Say that these two belong together',
    scope: 'matches',
    shortcut: 'Enter',
    keywords: ['merge', 'pair'],
  },
  rejectMatch: { label: 'Keep these two apart', scope: 'matches', shortcut: 'x' },
  nextMatch: { label: 'Go to the next match', scope: 'matches', shortcut: 'j' },
  previousMatch: { label: 'Go to the previous match', scope: 'matches', shortcut: 'k' },
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
  acceptHeldRow: { label: 'Accept this row once', scope: 'heldRows', shortcut: 'a' },
  correctHeldRow: { label: 'Correct this row', scope: 'heldRows', shortcut: 'c', keywords: ['fix', 'edit'] },
  alwaysAcceptHeldRow: { label: 'Always accept rows like this', scope: 'heldRows', shortcut: 'Shift+a' },
  discardHeldRow: { label: 'Discard this row', scope: 'heldRows', shortcut: 'd' },
  nextHeldRow: { label: 'Go to the next row', scope: 'heldRows', shortcut: 'j' },
  previousHeldRow: { label: 'Go to the previous row', scope: 'heldRows', shortcut: 'k' },
  undoHeldRow: { label: 'Undo the last decision on a row', scope: 'heldRows', shortcut: 'u', keywords: ['revert'] },
  replayHeldRows: { label: 'Judge the rows held back again', scope: 'heldRows', keywords: ['replay'] },
  newAccount: { label: 'Open a new account', scope: 'accounts', shortcut: 'n', keywords: ['add'] },
  editAccount: { label: 'Change this account', scope: 'accounts', shortcut: 'e', keywords: ['rename', 'balance'] },
  archiveAccount: { label: 'Archive this account, or bring it back', scope: 'accounts', shortcut: 'a' },
  newCategory: { label: 'Make a new category', scope: 'categories', shortcut: 'n', keywords: ['add'] },
  renameCategory: { label: 'Rename this category', scope: 'categories', shortcut: 'e' },
  moveCategory: { label: 'Move this category', scope: 'categories', shortcut: 'm', keywords: ['parent', 'below'] },
  mergeCategory: { label: 'Merge this category into another', scope: 'categories', shortcut: 'Shift+m' },
  archiveCategory: { label: 'Archive this category, or bring it back', scope: 'categories', shortcut: 'a' },
  deleteCategory: { label: 'Delete this category', scope: 'categories', shortcut: 'Shift+d', keywords: ['remove'] },
  searchPayees: { label: 'Search payees', scope: 'payees', shortcut: '/', keywords: ['find'] },
  renamePayee: { label: 'Rename this payee', scope: 'payees', shortcut: 'e' },
  mergePayees: { label: 'Merge payees into one', scope: 'payees', shortcut: 'm', keywords: ['join'] },
  showPayeeAliases: { label: 'Show the other names of this payee', scope: 'payees', shortcut: 'a' },
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
