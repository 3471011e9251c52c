import { detectDecimalSign } from './bankAmounts.ts';
import { plainQifDate, readQifDateOrder } from './qifDates.ts';
import { accountKindOf, type QifSection, readQifSections } from './qifRecords.ts';
import { amountFieldsOf, fieldOf, type QifCustoms, readQifTransaction } from './qifTransaction.ts';
import {
  type AccountKind,
  type CsvLayoutChoice,
  type HeldRow,
  heldRow,
  type ReadFileResult,
  type Statement,
  unstatedPeriod,
} from './statement.ts';

/** Lists that hold no transactions, as every export of a whole Quicken file has them. */
const otherLists: ReadonlySet<string> = new Set([
  'account',
  'cat',
  'class',
  'tag',
  'security',
  'prices',
  'budget',
  'tax',
  'template',
]);

/** Why the records of a section are not imported, null where nothing need be said of them. */
function reasonAgainst({ type, records }: QifSection): string | null {
  if (otherLists.has(type) || records.length === 0) return null;
  const count = records.length === 1 ? 'one entry' : `${records.length} entries`;
  if (type === 'invst') return `This list of investments with ${count} is not read: only money in accounts is.`;
  if (type === 'memorized')
    return `This list of memorised payments with ${count} is not read: they are patterns, not transactions.`;
  return `This list of a kind that is not known, with ${count}, is not read.`;
}

function statementOf(statements: Statement[], name: string | null, kind: AccountKind | null): Statement {
  const known = statements.find((statement) => statement.account.name === name && statement.account.kind === kind);
  if (known) return known;
  const statement: Statement = {
    account: { externalId: null, name, kind },
    currency: null,
    ...unstatedPeriod,
    rows: [],
  };
  statements.push(statement);
  return statement;
}

/**
 * Reads a QIF document (Quicken Interchange Format, as Quicken 2005 documents it) from its decoded text with `\n` line
 * ends. The format leaves open how dates and amounts are written; all records of the file decide it together, or
 * `choice` does.
 */
export function readQif(text: string, choice: CsvLayoutChoice): ReadFileResult {
  const sections = readQifSections(text);
  const lists = sections.filter((section) => accountKindOf(section) !== null);
  // What a broken download ends in (`T-1,0` of `T-1,000.00`) decides nothing.
  const records = lists.flatMap((section) => section.records).filter((record) => record.isClosed);
  const sign =
    choice.decimalSign === undefined
      ? detectDecimalSign(records.flatMap(amountFieldsOf))
      : { sign: choice.decimalSign, certain: true };
  const dates = readQifDateOrder(
    records.map((record) => plainQifDate(fieldOf(record, 'D'))),
    choice.dateOrder,
    choice.currency === 'USD',
  );
  const customs: QifCustoms = {
    dateOrder: dates?.order ?? 'year-month-day',
    decimalSign: sign.sign,
    isSignCertain: sign.certain,
    currency: choice.currency ?? null,
  };
  const statements: Statement[] = [];
  const heldRows: HeldRow[] = [];
  for (const section of sections) {
    const list = accountKindOf(section);
    if (list === null) {
      const reason = reasonAgainst(section);
      if (reason !== null) heldRows.push(heldRow(section.line, reason, section.records[0]?.raw ?? '', 'remark'));
      continue;
    }
    for (const record of section.records) {
      const read = readQifTransaction(record, customs);
      if ('problem' in read) heldRows.push(heldRow(record.line, read.problem, record.raw, read.kind));
      else if (read.remark !== null) heldRows.push(heldRow(record.line, read.remark, record.raw, 'remark'));
      if ('row' in read) statementOf(statements, section.account, list.kind).rows.push(read.row);
    }
  }
  const hasHeldTransaction = lists.length > 0 && heldRows.length > 0;
  if (statements.length > 0 || hasHeldTransaction) {
    return { ok: true, file: { format: 'qif', statements, heldRows, repeatedRows: 0, csv: null, dates } };
  }
  if (sections.some(({ type, records: { length } }) => type === 'invst' && length > 0)) {
    return {
      ok: false,
      code: 'INVESTMENT_STATEMENT',
      message:
        'This file is a list of investments and holds no bank transactions. Export the cash or bank account instead.',
    };
  }
  return {
    ok: false,
    code: 'NO_TRANSACTIONS',
    message:
      'This Quicken file (QIF) holds no transactions of a bank, card or cash account. Export the account’s register and import that file.',
  };
}
