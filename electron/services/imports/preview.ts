import type { ImportPreview } from '../../../shared/contract/imports.ts';
import type { Connection } from '../../database/connection.ts';
import type { AccountFinder } from './accountFinder.ts';
import type { PreparedFile } from './preparedFile.ts';
import { fingerprintOf, OccurrenceCounter } from './rowIdentity.ts';

const rowsShown = 200;
const heldRowsShown = 200;

/** What importing a file would do, without doing it. */
export function previewOf(
  fileName: string,
  file: Extract<PreparedFile, { ok: true }>['file'],
  accounts: AccountFinder,
  connection: Connection,
): ImportPreview {
  const occurrences = new OccurrenceCounter();
  const found = new Map<string, ImportPreview['accounts'][number]>();
  const categories = new Set<string>();
  const rows: ImportPreview['rows'] = [];
  let alreadyThere = file.repeatedRows;
  let newRows = 0;
  let firstDate: string | null = null;
  let lastDate: string | null = null;
  let namesAccount = true;
  let namesCurrency = true;
  for (const statement of file.statements) {
    for (const row of statement.rows) {
      const account = accounts.accountOf(statement, row);
      const money = accounts.moneyOf(statement, row, account);
      if (!row.account && statement.account.externalId === null && statement.account.name === null)
        namesAccount = false;
      if (row.currency === null && statement.currency === null) namesCurrency = false;
      const fingerprint = fingerprintOf(row, money, file.format);
      const occurrence = occurrences.next(account.name, fingerprint);
      const isAlreadyThere =
        account.id !== null &&
        connection.get(
          'SELECT 1 FROM transactions WHERE account_id = ? AND fingerprint = ? AND occurrence = ?',
          account.id,
          fingerprint,
          occurrence,
        ) !== undefined;
      if (isAlreadyThere) alreadyThere += 1;
      else newRows += 1;
      if (row.category) categories.add(row.category);
      if (firstDate === null || row.date < firstDate) firstDate = row.date;
      if (lastDate === null || row.date > lastDate) lastDate = row.date;
      const entry = found.get(account.name) ?? {
        name: account.name,
        kind: account.kind,
        currency: account.currency,
        rows: 0,
        isKnown: account.id !== null,
      };
      found.set(account.name, { ...entry, rows: entry.rows + 1 });
      if (rows.length < rowsShown) {
        rows.push({
          line: row.line,
          date: row.date,
          payee: row.payeeName,
          bankText: row.bankText,
          ...money,
          account: account.name,
          category: row.category,
          isAlreadyThere,
        });
      }
    }
  }
  return {
    fileName,
    format: file.format,
    csv: file.csv,
    dates: file.dates,
    accounts: [...found.values()],
    namesAccount,
    namesCurrency,
    rowCount: newRows + alreadyThere,
    newRows,
    alreadyThere,
    heldRows: file.heldRows.slice(0, heldRowsShown),
    heldRowCount: file.heldRows.length,
    categories: [...categories].sort(),
    firstDate,
    lastDate,
    rows,
  };
}
