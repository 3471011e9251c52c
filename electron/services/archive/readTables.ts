import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Connection, SqlValue } from '../../database/connection.ts';
import { type ArchivedTable, archivedRows } from '../../database/stores/archiveStore.ts';
import { cellValue, jsonRow } from './rowText.ts';

/** A row of an archive, with the table that it is of. */
export interface ReadRow {
  readonly table: ArchivedTable;
  readonly values: SqlValue[];
}

const damaged = (what: string) => new AppError('EXPORT_DAMAGED', `${what} is not as an export writes it.`);

/** The rows of an export in CSV. Throws EXPORT_DAMAGED. */
export async function* readCsvTables(folder: string, tables: readonly ArchivedTable[]): AsyncGenerator<ReadRow> {
  const recordsSchema = z.array(z.string().nullable());
  for (const table of tables) {
    const path = join('tables', `${table.name}.csv`);
    const records = createReadStream(join(folder, path)).pipe(
      parse({
        // The option is for texts, and gives nothing in the place of an empty cell that was not quoted.
        cast: (cell, { quoting }) => (cell === '' && !quoting ? null : cell),
        recordDelimiter: '\r\n',
        relaxColumnCount: true,
        skipEmptyLines: false,
      }),
    );
    let isHead = true;
    for await (const record of records) {
      const cells = recordsSchema.parse(record);
      if (cells.length !== table.columns.length) throw damaged(path);
      if (isHead) {
        if (table.columns.some(({ name }, at) => cells[at] !== name)) throw damaged(path);
        isHead = false;
        continue;
      }
      const values = table.columns.map(({ type }, at) => {
        const read = cellValue(cells[at] ?? null, type);
        if (read === null) throw damaged(path);
        return read.value;
      });
      yield { table, values };
    }
    if (isHead) throw damaged(path);
  }
}

/** The rows of an export in JSON. Throws EXPORT_DAMAGED. */
export async function* readJsonTables(folder: string, tables: readonly ArchivedTable[]): AsyncGenerator<ReadRow> {
  const file = 'books.json';
  const lines = createInterface({
    input: createReadStream(join(folder, file), 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let table: ArchivedTable | null = null;
  let position = -1;
  for await (const line of lines) {
    if (line === '{"tables":{' || line === '}}') continue;
    if (line === ']},' || line === ']}') {
      table = null;
    } else if (table) {
      const values = jsonRow(line);
      if (values?.length !== table.columns.length) throw damaged(file);
      yield { table, values };
    } else {
      position += 1;
      table = tables[position] ?? null;
      const columns = JSON.stringify(table?.columns.map(({ name }) => name));
      if (!table || line !== `${JSON.stringify(table.name)}:{"columns":${columns},"rows":[`) throw damaged(file);
    }
  }
  if (position !== tables.length - 1) throw damaged(file);
}

/** The rows of a copy of the database. */
export function* readDatabaseTables(copy: Connection, tables: readonly ArchivedTable[]): Generator<ReadRow> {
  for (const table of tables) for (const values of archivedRows(copy, table)) yield { table, values };
}
