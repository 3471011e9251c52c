import type { z } from 'zod';
import type * as contract from '../../../shared/contract/statements.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { readAccount } from '../../database/stores/bookStore.ts';
import { insertStatement, listStatementRows } from '../../database/stores/statementStore.ts';
import { coverageOf } from './coverage.ts';
import type { TalliedStatement } from './StatementTally.ts';

/** Keeps the statements of an import. */
export function keepStatements(
  connection: Connection,
  importId: number,
  statements: readonly TalliedStatement[],
): void {
  for (const { statement: _, account: __, accountId, ...facts } of statements) {
    if (accountId !== null) insertStatement(connection, { importId, accountId, ...facts });
  }
}

/** What is known of an account from the statements that were imported: which days, and whether their balances meet. */
export class StatementService {
  readonly #reader: Connection;

  constructor({ reader }: { reader: Connection }) {
    this.#reader = reader;
  }

  listStatements({
    accountId,
  }: z.infer<typeof contract.listStatements.input>): z.infer<typeof contract.listStatements.output> {
    this.#existing(accountId);
    return listStatementRows(this.#reader, accountId);
  }

  getCoverage({ accountId }: z.infer<typeof contract.getCoverage.input>): z.infer<typeof contract.getCoverage.output> {
    this.#existing(accountId);
    const byCurrency = Map.groupBy(listStatementRows(this.#reader, accountId), ({ currency }) => currency);
    return [...byCurrency.values()].flatMap((statements) => coverageOf(statements) ?? []);
  }

  #existing(accountId: number): void {
    if (!readAccount(this.#reader, accountId)) throw new AppError('NOT_FOUND', 'There is no account with this id.');
  }
}
