import type { Connection } from '../../electron/database/connection.ts';

/** The four tables that only the Ledger writes, as they stand, without what predicting adds. */
export function booksOf(connection: Connection) {
  return {
    accounts: connection.all('SELECT * FROM accounts ORDER BY id'),
    payees: connection.all('SELECT * FROM payees ORDER BY id'),
    categories: connection.all('SELECT * FROM categories ORDER BY id'),
    transactions: connection.all(
      `SELECT id, account_id, date, amount, currency, bank_text, bank_id, payee_id, category_id, category_source, rule_id,
              import_id, fingerprint, occurrence, is_skipped, search_text, created_at
       FROM transactions ORDER BY id`,
    ),
  };
}

export const emptyBooks = { accounts: [], payees: [], categories: [], transactions: [] };
