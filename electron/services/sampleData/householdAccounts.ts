/**
 * The household's accounts. `openingBalance` is what stood in the account before the first day, in minor units:
 * what a statement would print as brought forward.
 */
export const householdAccounts = [
  { key: 'everyday', name: 'Everyday account', kind: 'checking', currency: 'GBP', openingBalance: 2_941_27 },
  { key: 'savings', name: 'Rainy day savings', kind: 'savings', currency: 'GBP', openingBalance: 5_420_16 },
  { key: 'card', name: 'Credit card', kind: 'card', currency: 'GBP', openingBalance: -742_38 },
  { key: 'travel', name: 'Travel card', kind: 'card', currency: 'EUR', openingBalance: 18_40 },
] as const;

export type HouseholdAccountKey = (typeof householdAccounts)[number]['key'];
