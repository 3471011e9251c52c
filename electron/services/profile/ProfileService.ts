import { statSync } from 'node:fs';
import type { Profile } from '../../../shared/contract/profile.ts';
import type { Connection } from '../../database/connection.ts';
import { listImportRows } from '../../database/stores/importStore.ts';
import { readActiveModelRow } from '../../database/stores/modelStore.ts';
import { countSettled } from '../../database/stores/transactionStore.ts';
import type { Host } from '../../platform/host.ts';
import type { ProfilePaths } from '../../platform/paths.ts';

export class ProfileService {
  readonly #reader: Connection;
  readonly #paths: ProfilePaths;
  readonly #host: Host;

  constructor(dependencies: { reader: Connection; paths: ProfilePaths; host: Host }) {
    this.#reader = dependencies.reader;
    this.#paths = dependencies.paths;
    this.#host = dependencies.host;
  }

  getProfile(_input: unknown): Profile {
    const { waiting, skipped, settled } = countSettled(this.#reader);
    const count = (sql: string) => this.#reader.get<{ count: number }>(sql)?.count ?? 0;
    const lastImport = listImportRows(this.#reader, null).find(
      ({ isUndone, source }) => !isUndone && source === 'file',
    );
    return {
      folder: this.#paths.root,
      appVersion: this.#host.appVersion,
      host: this.#host.kind,
      databaseBytes: statSync(this.#paths.database, { throwIfNoEntry: false })?.size ?? 0,
      transactions: waiting + skipped + settled,
      waiting,
      accounts: count('SELECT COUNT(*) AS count FROM accounts'),
      sampleTransactions: count(
        "SELECT COUNT(*) AS count FROM transactions WHERE import_id IN (SELECT id FROM imports WHERE source = 'sample')",
      ),
      lastImport: lastImport
        ? { fileName: lastImport.fileName, imported: lastImport.imported, at: lastImport.createdAt }
        : null,
      hasActiveModel: readActiveModelRow(this.#reader, 'category_classifier') !== undefined,
    };
  }
}
