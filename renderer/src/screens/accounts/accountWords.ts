import type { Account, AccountKind } from '../../../../shared/contract/accounts.ts';

export const accountKindNames: Readonly<Record<AccountKind, string>> = {
  checking: 'Current account',
  savings: 'Savings',
  card: 'Card',
  cash: 'Cash',
  loan: 'Loan',
  investment: 'Investment',
  other: 'Other',
};

/** What all accounts together hold, per currency, the currency of most accounts first. */
export function totalsOf(accounts: readonly Account[]): { currency: string; amount: number }[] {
  const totals = new Map<string, { currency: string; amount: number; accounts: number }>();
  const add = (currency: string, amount: number, count: number) => {
    const total = totals.get(currency) ?? { currency, amount: 0, accounts: 0 };
    totals.set(currency, { currency, amount: total.amount + amount, accounts: total.accounts + count });
  };
  for (const account of accounts) {
    add(account.currency, account.balance, 1);
    for (const { currency, amount } of account.otherBalances) add(currency, amount, 0);
  }
  return [...totals.values()]
    .sort((one, other) => other.accounts - one.accounts || (one.currency < other.currency ? -1 : 1))
    .map(({ currency, amount }) => ({ currency, amount }));
}
