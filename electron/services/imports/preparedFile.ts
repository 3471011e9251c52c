import type { FileProblemCode, HeldRow, ParsedFile, Statement, StatementRow } from '../../importers/statement.ts';

/** A row of a bank file with its cleaned payee; both empty where the row has no text. */
export interface PreparedRow extends StatementRow {
  /** All that the bank says of the transaction: its text, and its counterparty column where that says more. */
  readonly bankText: string;
  readonly payeeName: string;
  readonly payeeKey: string;
  /** What the row was read from, shortened; absent where it is not told apart from that of other rows. */
  readonly source?: string;
  /** The text by which equal rows are told; worked out where it is absent. */
  readonly identityText?: string;
  /** False where it is certain that no other row of the file equals this one. */
  readonly mayRepeat?: boolean;
}

export interface PreparedStatement extends Omit<Statement, 'rows'> {
  readonly rows: readonly PreparedRow[];
}

/** Rows of one statement in the order of the file, and those that were held back between them. */
export interface RowBatch {
  /** Index of the statement. */
  readonly statement: number;
  readonly rows: readonly PreparedRow[];
  readonly heldRows: readonly HeldRow[];
}

/** What a file says as a whole, without its rows. */
export interface PreparedFile extends Pick<ParsedFile, 'format' | 'csv' | 'dates' | 'repeatedRows'> {
  readonly sha256: string;
  readonly statements: readonly (Omit<Statement, 'rows'> & { readonly rowCount: number })[];
  readonly rowCount: number;
  readonly heldRowCount: number;
  readonly firstHeldRow: HeldRow | null;
  /** The date of the first row, which need not be the earliest. */
  readonly firstRowDate: string | null;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** Accounts that the file tells apart. */
  readonly accountCount: number;
  /** Categories of the file, each with how many of its rows are money in minus those that are money out. */
  readonly categories: ReadonlyMap<string, number>;
  /** Names the layout of a table; null for other formats. */
  readonly fingerprint: string | null;
  /** The import profile by which the table was read. */
  readonly profileId: number | null;
}

export type RefusedFile = {
  readonly ok: false;
  readonly code: FileProblemCode | 'FILE_TOO_LARGE' | 'FILE_UNREADABLE';
  readonly message: string;
};

/** The rows to be booked, whether they are at hand or still come. */
export interface PreparedRows {
  readonly statements: readonly Omit<Statement, 'rows'>[];
  readonly rowCount: number;
  readonly categories: ReadonlyMap<string, number>;
  readonly batches: AsyncIterable<RowBatch> | Iterable<RowBatch>;
}

/** Adds a row to the balance of its category or, where it is divided, its parts to theirs. */
export function countCategory(categories: Map<string, number>, { parts, ...row }: StatementRow): void {
  for (const { category, amount } of parts ?? [row]) {
    if (category) categories.set(category, (categories.get(category) ?? 0) + Math.sign(amount));
  }
}

const rowsPerBatch = 250;

export function* batchesOf(rows: readonly PreparedRow[], statement: number): Generator<RowBatch> {
  for (let from = 0; from < rows.length; from += rowsPerBatch) {
    yield { statement, rows: rows.slice(from, from + rowsPerBatch), heldRows: [] };
  }
}

/** Statements whose rows are all at hand. */
export function preparedRows(statements: readonly PreparedStatement[]): PreparedRows {
  const categories = new Map<string, number>();
  for (const { rows } of statements) for (const row of rows) countCategory(categories, row);
  return {
    statements,
    rowCount: statements.reduce((sum, { rows }) => sum + rows.length, 0),
    categories,
    batches: statements.flatMap(({ rows }, statement) => [...batchesOf(rows, statement)]),
  };
}
