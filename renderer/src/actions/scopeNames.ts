import type { ActionScope } from '../../../shared/actions.ts';

/** The scopes as headings, in the order of the navigation. */
export const scopeNames: Readonly<Record<ActionScope, string>> = {
  everywhere: 'Everywhere',
  home: 'Home',
  transactions: 'Transactions',
  review: 'Review',
  matches: 'Matches',
  import: 'Import',
  heldRows: 'Rows held back',
  accounts: 'Accounts',
  categories: 'Categories',
  payees: 'Payees',
  rules: 'Rules',
  audit: 'Audit log',
  training: 'Training',
};
