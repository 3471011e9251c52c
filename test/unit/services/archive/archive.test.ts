import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveFormat } from '../../../../shared/contract/archive.ts';
import { bankFile } from '../../../support/bankFile.ts';
import { openTestCore, type TestCore } from '../../../support/testCore.ts';

const formats: readonly ArchiveFormat[] = ['csv', 'json', 'sqlite'];
const statement = `Date,Description,Amount,Currency,Category
2026-05-01,TEA ROOM 1,-4.50,EUR,Food
2026-05-02,"=HYPERLINK(""x"")",-2.00,EUR,Food
2026-05-03,"SHOP ""A"", é £ 日本",-30.00,EUR,
2026-05-04,EMPLOYER,2100.00,EUR,Salary
2026-05-05,TEA ROOM 2,-3.50,EUR,
`;

/** Everything in the database but what an export leaves out. */
function contentsOf({ paths }: TestCore): Record<string, unknown[]> {
  const database = new Database(paths.database, { readonly: true });
  try {
    const names = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('jobs', 'sqlite_stat1')",
      )
      .pluck()
      .all();
    return Object.fromEntries(
      names.sort().map((name) => {
        const order = name === 'sqlite_sequence' ? 'name' : 'rowid';
        return [name, database.prepare(`SELECT * FROM "${name}" ORDER BY ${order}`).raw().all()];
      }),
    );
  } finally {
    database.close();
  }
}

describe('an export of the books', () => {
  let opened: TestCore;
  let filePath: string;
  const others: TestCore[] = [];
  beforeAll(async () => {
    opened = await openTestCore();
    const { call, paths } = opened;
    filePath = await bankFile(paths.root, 'may.csv', statement);
    await call.imports.importFile({ path: filePath, options: { categories: 'confirm' } });
    const { transactions } = await call.transactions.listTransactions({ limit: 50 });
    const [tea, salary, shop] = transactions;
    if (!tea || !salary || !shop) throw new Error('The statement was not imported');
    await call.transactions.splitTransaction({
      transactionId: shop.id,
      parts: [
        { amount: -1000, categoryId: 1, note: '  \r\n-1, "two"' },
        { amount: -2000, categoryId: null, note: null },
      ],
    });
    await call.transactions.setTags({ transactionIds: [tea.id, shop.id], add: ['+shared', "it's"] });
    await call.transactions.setNote({ transactionId: shop.id, note: "'quoted\tnote" });
    await call.transactions.deleteTransactions({ transactionIds: [salary.id] });
    await call.exchangeRates.setExchangeRate({ currency: 'USD', quote: 'EUR', date: '2026-05-01', rate: '0.9' });
    await call.savedFilters.saveFilter({ name: 'Out', filter: { maxAmount: -1 } });
    await call.settings.updateSettings({ theme: 'dark', homeCurrency: 'CHF' });
  });
  afterAll(() => opened.close());
  afterEach(async () => {
    for (const other of others.splice(0)) await other.close();
  });

  const exported = async (format: ArchiveFormat, name: string = format) => {
    const folder = join(opened.paths.root, `export-${name}`);
    await rm(folder, { recursive: true, force: true });
    return opened.call.archive.exportBooks({ folder, format });
  };
  const emptyBooks = async () => {
    const other = await openTestCore();
    others.push(other);
    return other;
  };

  it.each(formats)('in %s comes into empty books with nothing changed', async (format) => {
    const { folder, transactions, rows } = await exported(format);
    expect(transactions).toBe(4);
    const other = await emptyBooks();
    expect(await other.call.archive.importBooks({ folder })).toMatchObject({ transactions: 4, rows });
    const [before, after] = [contentsOf(opened), contentsOf(other)];
    // When the tables were made is of the profile.
    expect(after.schema_migrations?.length).toBe(before.schema_migrations?.length);
    expect({ ...after, schema_migrations: [] }).toEqual({ ...before, schema_migrations: [] });
    expect((await other.call.settings.getSettings()).homeCurrency).toBe('CHF');
  });

  it('can be worked on where it came in: undone, imported to, and told from what was deleted', async () => {
    const { folder } = await exported('json');
    const other = await emptyBooks();
    await other.call.archive.importBooks({ folder });
    const again = await other.call.imports.importFile({ path: filePath, options: { categories: 'confirm' } });
    expect([again.imported, again.alreadyThere]).toEqual([0, 5]);
    const [newest] = (await other.call.changes.listChangeSets({ limit: 50 })).changeSets.filter(({ reason }) =>
      reason.startsWith('Delete'),
    );
    await other.call.changes.undoChangeSet({ changeSetId: newest?.id ?? '' });
    const { transactions } = await other.call.transactions.listTransactions({ limit: 50 });
    expect(transactions).toHaveLength(5);
    expect(await other.call.audit.verifyAuditChain()).toMatchObject({ isValid: true });
  });

  it('is a folder with a manifest, and leaves nothing else behind', async () => {
    const { folder, bytes } = await exported('csv');
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ application: 'Countinghouse', format: 'csv', tables: { transactions: 4 } });
    expect(manifest.files.reduce((sum: number, file: { bytes: number }) => sum + file.bytes, 0)).toBe(bytes);
    expect(readdirSync(opened.paths.root).filter((name) => name.endsWith('.part'))).toEqual([]);
    const csv = readFileSync(join(folder, 'tables', 'transactions.csv'), 'utf8');
    expect(csv).toContain('"\'=HYPERLINK(""x"")"');
  });

  it('overwrites nothing, and needs a folder that can be named and written', async () => {
    const { folder } = await exported('csv');
    await expect(opened.call.archive.exportBooks({ folder, format: 'csv' })).rejects.toThrow('overwrites nothing');
    await expect(opened.call.archive.exportBooks({ folder: filePath, format: 'csv' })).rejects.toThrow(
      'overwrites nothing',
    );
    await expect(opened.call.archive.exportBooks({ folder: 'books', format: 'csv' })).rejects.toThrow('whole path');
    const nowhere = join(opened.paths.root, 'no', 'books');
    const refused = opened.call.archive.exportBooks({ folder: nowhere, format: 'csv' });
    await expect(refused).rejects.toThrow(`There is no folder at ${join(opened.paths.root, 'no')}.`);
  });

  it('comes into empty books only', async () => {
    const { folder } = await exported('csv');
    await expect(opened.call.archive.importBooks({ folder })).rejects.toThrow('only brought into empty ones');
  });

  it.each<[string, (folder: string) => void, string]>([
    ['is none', (folder) => writeFileSync(join(folder, 'manifest.json'), '{"application":"Other"}'), 'is damaged'],
    ['has a manifest that breaks off', (folder) => truncateSync(join(folder, 'manifest.json'), 40), 'is damaged'],
    ['lacks the end of a file', (folder) => truncateSync(join(folder, 'books.json'), 900), 'its checksum differs'],
    [
      'was edited',
      (folder) => {
        const path = join(folder, 'books.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('-3000', '-3001'));
      },
      'its checksum differs',
    ],
    [
      'is of a newer version',
      (folder) => {
        const path = join(folder, 'manifest.json');
        const manifest = JSON.parse(readFileSync(path, 'utf8'));
        writeFileSync(
          path,
          JSON.stringify({ ...manifest, schema: [...manifest.schema, '9999_future'], appVersion: '9.0.0' }),
        );
      },
      'written by a newer version, Countinghouse 9.0.0',
    ],
    [
      'is of another structure',
      (folder) => {
        const path = join(folder, 'manifest.json');
        const manifest = JSON.parse(readFileSync(path, 'utf8'));
        writeFileSync(path, JSON.stringify({ ...manifest, schema: ['0000_other'] }));
      },
      'have another structure',
    ],
    [
      'names a file outside of it',
      (folder) => {
        const path = join(folder, 'manifest.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('books.json', '../books.json'));
      },
      'is damaged',
    ],
  ])('that %s is refused whole', async (_, damage, message) => {
    const { folder } = await exported('json', 'damaged');
    damage(folder);
    const other = await emptyBooks();
    await expect(other.call.archive.importBooks({ folder })).rejects.toThrow(message);
    expect((await other.call.transactions.countTransactions({ filter: {} })).count).toBe(0);
    const whole = await exported('json', 'whole');
    expect((await other.call.archive.importBooks({ folder: whole.folder })).transactions).toBe(4);
  });

  it('is looked for where it is said to be', async () => {
    const other = await emptyBooks();
    const folder = join(opened.paths.root, 'empty');
    await mkdir(folder, { recursive: true });
    await expect(other.call.archive.importBooks({ folder })).rejects.toThrow('it is no export of books');
  });

  it('leaves the books empty where bringing it in was cancelled', async () => {
    const { folder } = await exported('json');
    const other = await emptyBooks();
    const stop = other.core.jobs.subscribe((job) => {
      if (job.kind === 'import' && job.status === 'running') void other.call.jobs.cancelJob({ jobId: job.id });
    });
    await expect(other.call.archive.importBooks({ folder })).rejects.toThrow();
    stop();
    expect(contentsOf(other).transactions).toEqual([]);
    expect((await other.call.archive.importBooks({ folder })).transactions).toBe(4);
  });

  it('keeps any text as it is', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', "'", '"', '=1', '-', '\r\n', ',', '\ufeff', '\u0085'),
    );
    const texts = fc.sample(text, 400).map((note) => note.toWellFormed().replaceAll('\0', ''));
    const writer = new Database(opened.paths.database);
    const insert = writer.prepare(
      "INSERT INTO saved_filters (name, filter_json, created_at) VALUES (?, ?, '2026-01-01')",
    );
    for (const [at, note] of texts.entries()) insert.run(`${at} ${note}`, JSON.stringify({ text: note }));
    writer.close();
    for (const format of formats) {
      const { folder } = await exported(format, `texts-${format}`);
      const other = await emptyBooks();
      await other.call.archive.importBooks({ folder });
      expect(contentsOf(other).saved_filters).toEqual(contentsOf(opened).saved_filters);
    }
  });
});
