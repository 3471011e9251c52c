import type { StatementDetails } from '../../../shared/contract/statements.ts';
import type { Connection } from '../connection.ts';
import { statements } from '../importSchema.ts';
import { isTakenBack } from './importStore.ts';

export type NewStatement = typeof statements.$inferInsert;

export function insertStatement(connection: Connection, row: NewStatement): void {
  connection.drizzle.insert(statements).values(row).run();
}

/** The statements of an account in the order of their days, without those of undone imports. */
export function listStatementRows(connection: Connection, accountId: number): StatementDetails[] {
  return connection.all<StatementDetails>(
    `SELECT t.id, t.import_id AS importId, i.file_name AS fileName, t.account_id AS accountId, i.created_at AS importedAt,
            t.currency, t.start_date AS startDate, t.end_date AS endDate, t.opening_balance AS openingBalance,
            t.closing_balance AS closingBalance, t.row_sum AS rowSum, t.row_count AS rowCount,
            t.closing_balance - t.opening_balance - t.row_sum AS balanceDifference
     FROM statements t JOIN imports i ON i.id = t.import_id JOIN change_sets s ON s.id = i.change_set_id
     WHERE t.account_id = ? AND NOT ${isTakenBack} ORDER BY t.start_date, t.end_date, t.id`,
    accountId,
  );
}
