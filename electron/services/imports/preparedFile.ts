import type { FileProblemCode, ParsedFile, Statement, StatementRow } from '../../importers/statement.ts';

/** A row of a bank file with its cleaned payee; both empty where the row has no text. */
export interface PreparedRow extends StatementRow {
  /** All that the bank says of the transaction: its text, and its counterparty column where that says more. */
  readonly bankText: string;
  readonly payeeName: string;
  readonly payeeKey: string;
}

export interface PreparedStatement extends Omit<Statement, 'rows'> {
  readonly rows: readonly PreparedRow[];
}

/** A bank file as the import worker hands it over. */
export type PreparedFile =
  | {
      readonly ok: true;
      readonly file: Omit<ParsedFile, 'statements'> & { readonly statements: readonly PreparedStatement[] };
    }
  | { readonly ok: false; readonly code: FileProblemCode; readonly message: string };
