import type { ImportPreview } from '../../../shared/contract/imports.ts';
import type { Connection } from '../../database/connection.ts';
import { whichAreThere } from '../../database/stores/rowIdentityStore.ts';
import type { HeldRowKeeper } from '../heldRows/HeldRowKeeper.ts';
import { balanceDifference, StatementTally } from '../statements/StatementTally.ts';
import type { AccountFinder } from './accountFinder.ts';
import { rowToJudge } from './bookRows.ts';
import type { PreparedFile, PreparedRows } from './preparedFile.ts';
import { fingerprintOf, OccurrenceCounter } from './rowIdentity.ts';

const rowsShown = 200;

/** The id that an account without one has while it is not in the books: no row can be there already. */
const notYet = 0;

type StatementFacts = {
  -readonly [Field in keyof ImportPreview['statements'][number]]: ImportPreview['statements'][number][Field];
};

/** What importing a file would do, without doing it. */
export async function previewOf(
  fileName: string,
  file: PreparedFile,
  batches: PreparedRows['batches'],
  { accounts, heldRows }: { accounts: AccountFinder; heldRows: HeldRowKeeper },
  connection: Connection,
): Promise<Omit<ImportPreview, 'profile'>> {
  const occurrences = new OccurrenceCounter();
  const found = new Map<string, ImportPreview['accounts'][number]>();
  const rows: ImportPreview['rows'] = [];
  const tally = new StatementTally();
  const statements = file.statements.map(
    ({ currency, openingBalance, closingBalance, startDate, endDate, rowCount }): StatementFacts => ({
      account: null,
      currency,
      startDate: startDate ?? null,
      endDate: endDate ?? null,
      openingBalance: openingBalance ?? null,
      closingBalance: closingBalance ?? null,
      rows: rowCount,
      balanceDifference: null,
    }),
  );
  let alreadyThere = 0;
  let namesAccount = true;
  let namesCurrency = true;
  for await (const batch of batches) {
    const statement = file.statements[batch.statement];
    const facts = statements[batch.statement];
    if (!statement || !facts) throw new Error(`The file has no statement ${batch.statement}`);
    for (const held of batch.heldRows) heldRows.keepUnread(held);
    const identified = batch.rows.map((row) => {
      const account = accounts.accountOf(statement, row);
      const money = accounts.moneyOf(statement, row, account);
      tally.add(batch.statement, { account, accountId: account.id, money, date: row.date });
      const fingerprint = fingerprintOf(row, money, file.format);
      const occurrence = row.mayRepeat === false ? 0 : occurrences.next(account.name, fingerprint);
      return { row, account, money, accountId: account.id ?? notYet, fingerprint, occurrence };
    });
    const there = whichAreThere(connection, identified);
    alreadyThere += there.size;
    for (const [at, identity] of identified.entries()) {
      const { row, account, money } = identity;
      if (!row.account && statement.account.externalId === null && statement.account.name === null)
        namesAccount = false;
      if (row.currency === null && statement.currency === null) namesCurrency = false;
      if (!row.account) facts.account ??= account.name;
      facts.currency ??= money.currency;
      const entry = found.get(account.name);
      if (entry) entry.rows += 1;
      else {
        const { name, kind, currency } = account;
        found.set(name, { name, kind, currency, rows: 1, isKnown: account.id !== null });
      }
      const isThere = there.has(at);
      const verdict = isThere ? 'book' : heldRows.judge(rowToJudge(identity, null), account, account.id);
      if (verdict === 'held_before') alreadyThere += 1;
      if (verdict !== 'held' && rows.length < rowsShown) {
        rows.push({
          line: row.line,
          date: row.date,
          payee: row.payeeName,
          bankText: row.bankText,
          ...money,
          account: account.name,
          category: row.category,
          isAlreadyThere: isThere || verdict === 'held_before',
        });
      }
    }
  }
  for (const tallied of tally.statements(file.statements, accounts)) {
    const facts = statements[tallied.statement];
    if (facts) facts.balanceDifference = balanceDifference(tallied);
  }
  return {
    fileName,
    format: file.format,
    encoding: file.csv?.layout.encoding ?? null,
    csv: file.csv,
    dates: file.dates,
    statements,
    accounts: [...found.values()],
    namesAccount,
    namesCurrency,
    rowCount: file.rowCount + file.repeatedRows,
    newRows: file.rowCount - alreadyThere - heldRows.suspicious,
    alreadyThere: alreadyThere + file.repeatedRows,
    heldRows: heldRows.shown,
    heldRowCount: file.heldRowCount + heldRows.suspicious,
    categories: [...file.categories.keys()].sort(),
    firstDate: file.firstDate,
    lastDate: file.lastDate,
    rows,
  };
}
