import { z } from 'zod';
import type { Connection } from '../connection.ts';

/** A payee that a person corrected to the same category more than once, and not otherwise since the first of these. */
export function readRepeatedCorrections(
  connection: Connection,
  least: number,
): { payeeId: number; payeeName: string; categoryId: number; corrections: number }[] {
  return connection.all(
    `WITH decided AS (
       SELECT t.payee_id, o.category_id, o.outcome, o.id FROM prediction_outcomes o
       JOIN change_sets s ON s.id = o.change_set_id JOIN transactions t ON t.id = o.transaction_id
       WHERE s.status <> 'undone' AND t.payee_id IS NOT NULL),
     corrected AS (
       SELECT payee_id, category_id, COUNT(*) AS corrections, MIN(id) AS first FROM decided
       WHERE outcome = 'corrected' GROUP BY payee_id, category_id HAVING COUNT(*) >= ?)
     SELECT c.payee_id AS payeeId, p.name AS payeeName, c.category_id AS categoryId, c.corrections
     FROM corrected c JOIN payees p ON p.id = c.payee_id JOIN categories k ON k.id = c.category_id AND k.is_archived = 0
     WHERE NOT EXISTS (SELECT 1 FROM decided d WHERE d.payee_id = c.payee_id AND d.id > c.first
       AND d.category_id <> c.category_id)
     ORDER BY c.corrections DESC, p.name`,
    least,
  );
}

/** Payees all of whose confirmed transactions, at least so many, have one category, and that still come. */
export function readOneSidedPayees(
  connection: Connection,
  least: number,
  comesSince: string,
): { payeeId: number; payeeName: string; categoryId: number; confirmed: number }[] {
  return connection.all(
    `SELECT t.payee_id AS payeeId, p.name AS payeeName, MIN(t.category_id) AS categoryId, COUNT(*) AS confirmed
     FROM transactions t JOIN payees p ON p.id = t.payee_id JOIN categories k ON k.id = t.category_id AND k.is_archived = 0
     WHERE t.category_source IN ('user', 'import') AND t.parts_json IS NULL
     GROUP BY t.payee_id
     HAVING COUNT(*) >= ? AND MIN(t.category_id) = MAX(t.category_id)
       AND (SELECT MAX(date) FROM transactions n WHERE n.payee_id = t.payee_id) >= ?
     ORDER BY confirmed DESC, p.name`,
    least,
    comesSince,
  );
}

/** Of a payee since a day: what was confirmed as this category, what as another, and what waits. */
export function countPayeeDecisions(
  connection: Connection,
  payeeId: number,
  categoryId: number,
  since: string,
): { right: number; wrong: number; waiting: number } {
  return (
    connection.get<{ right: number; wrong: number; waiting: number }>(
      `SELECT COALESCE(SUM(category_source IN ('user', 'import') AND category_id = ?), 0) AS right,
              COALESCE(SUM(category_source IN ('user', 'import') AND category_id <> ?), 0) AS wrong,
              COALESCE(SUM(category_id IS NULL), 0) AS waiting
       FROM transactions WHERE payee_id = ? AND date >= ?`,
      categoryId,
      categoryId,
      payeeId,
      since,
    ) ?? { right: 0, wrong: 0, waiting: 0 }
  );
}

const dismissedKey = 'automation.dismissedSuggestions';
const keysSchema = z.array(z.string());

export function readDismissed(connection: Connection): ReadonlySet<string> {
  const row = connection.get<{ json: string }>('SELECT value_json AS json FROM settings WHERE key = ?', dismissedKey);
  return new Set(row ? keysSchema.parse(JSON.parse(row.json)) : []);
}

export function dismiss(connection: Connection, key: string): void {
  connection.run(
    'INSERT INTO settings (key, value_json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json',
    dismissedKey,
    JSON.stringify([...new Set([...readDismissed(connection), key])]),
  );
}

/** The newest transactions, oldest first. */
export function newestTransactionIds(connection: Connection, limit: number): number[] {
  return connection
    .all<{ id: number }>('SELECT id FROM transactions ORDER BY date DESC, id DESC LIMIT ?', limit)
    .map(({ id }) => id)
    .reverse();
}
