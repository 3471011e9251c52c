import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const table = (...lines: string[]) => `Date,Description,Amount,Currency\n${lines.join('\n')}\n`;
const shop = table('2026-05-31,Tea room,-4.50,EUR', '2026-06-13,Bakery,-2.00,EUR');
const undecided = table('03/04/2026,Tea room,-4.50,EUR', '05/06/2026,Bakery,-2.00,EUR');

describe('a watched folder', () => {
  let opened: TestCore;
  let folder: string;
  let accountId: number;
  beforeEach(async () => {
    opened = await openTestCore({ hostKind: 'loopback' });
    folder = join(opened.paths.root, 'statements');
    await mkdir(folder);
    ({ accountId } = await opened.call.accounts.createAccount({ name: 'Giro', kind: 'checking', currency: 'EUR' }));
  });
  afterEach(() => opened.close());

  const put = async (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
  };
  const files = async () => {
    const { files: seen } = await opened.call.imports.getWatchedFolder();
    return seen.map(({ fileName, outcome, imported }) => [fileName, outcome, imported]);
  };
  const seen = (...expected: unknown[]) =>
    vi.waitFor(async () => expect(await files()).toEqual(expected), { timeout: 20_000, interval: 50 });

  it('imports what is in it and what comes, each file once, also where its import was undone', async () => {
    await put('may.csv', shop);
    const watched = await opened.call.imports.watchFolder({ path: folder, accountId });
    expect(watched).toMatchObject({ folder, accountId, problem: null });
    await seen(['may.csv', 'imported', 2]);
    await put('june.csv', table('2026-06-20,Cinema,-12.00,EUR'));
    await seen(['june.csv', 'imported', 1], ['may.csv', 'imported', 2]);
    const { transactions } = await opened.call.transactions.listTransactions({ limit: 9 });
    expect(transactions.map((row) => [row.payeeName, row.accountId])).toEqual([
      ['Cinema', accountId],
      ['Bakery', accountId],
      ['Tea room', accountId],
    ]);
    const imports = await opened.call.imports.listImports();
    for (const { id } of imports) await opened.call.imports.undoImport({ importId: id });
    await put('again.csv', shop);
    await put('last.csv', table('2026-06-21,Cinema,-13.00,EUR'));
    await seen(['last.csv', 'imported', 1], ['june.csv', 'imported', 1], ['may.csv', 'imported', 2]);
    expect(await opened.call.imports.listImports()).toHaveLength(3);
  });

  it('asks what a file leaves open, and hands it over for the answer', async () => {
    await put('undecided.csv', undecided);
    await opened.call.imports.watchFolder({ path: folder, accountId });
    await seen(['undecided.csv', 'needs_answer', 0]);
    const [file] = (await opened.call.imports.getWatchedFolder()).files;
    expect(file).toMatchObject({ code: 'DATE_ORDER_UNDECIDED', importId: null });
    expect(file?.message).toContain('can be read with the day first or with the month first');
    const { stagedFileId } = await opened.call.imports.stageWatchedFile({ fileName: 'undecided.csv' });
    const options = { layout: { dateOrder: 'day-month-year' as const }, account: 'Giro' };
    expect((await opened.call.imports.importFile({ stagedFileId, options })).imported).toBe(2);
    expect((await opened.call.imports.getWatchedFolder()).files).toEqual([]);
  });

  it('asks for the account of files that name none, where none was chosen', async () => {
    await put('shop.csv', shop);
    await opened.call.imports.watchFolder({ path: folder });
    await seen(['shop.csv', 'needs_answer', 0]);
    expect((await opened.call.imports.getWatchedFolder()).files[0]?.message).toContain('which of your accounts');
  });

  it('passes over what is no bank file, hidden files, folders and links', async () => {
    await put('.hidden.csv', shop);
    await put('photo.jpg', Buffer.from('ffd8ffe000104a46494600010101006000600000ffd9', 'hex'));
    await put('empty.csv', '');
    await mkdir(join(folder, 'older'));
    await writeFile(join(folder, 'older', 'may.csv'), shop);
    await writeFile(join(opened.paths.root, 'elsewhere.csv'), shop);
    await symlink(join(opened.paths.root, 'elsewhere.csv'), join(folder, 'link.csv'));
    await opened.call.imports.watchFolder({ path: folder, accountId });
    await put('june.csv', table('2026-06-20,Cinema,-12.00,EUR'));
    await seen(['june.csv', 'imported', 1]);
  });

  it('is taken up again by the next start, and left when it is told to', async () => {
    await opened.call.imports.watchFolder({ path: folder, accountId });
    opened = await opened.reopen();
    await put('june.csv', table('2026-06-20,Cinema,-12.00,EUR'));
    await seen(['june.csv', 'imported', 1]);
    expect(await opened.call.imports.unwatchFolder()).toMatchObject({ folder: null, accountId: null, files: [] });
    await expect(opened.call.imports.stageWatchedFile({ fileName: 'june.csv' })).rejects.toThrow(
      'No folder is watched',
    );
  });

  it('says so where it is gone', async () => {
    await opened.call.imports.watchFolder({ path: folder, accountId });
    await rm(folder, { recursive: true });
    const problem = async () => (await opened.call.imports.getWatchedFolder()).problem;
    await vi.waitFor(async () => expect(await problem()).toContain('no longer there'), { timeout: 20_000 });
    opened = await opened.reopen();
    await vi.waitFor(async () => expect(await problem()).toContain('There is no folder at'), { timeout: 20_000 });
  });

  it.each([
    ['statements', 'Give the whole path of the folder; statements is only the end of one.'],
    ['/nowhere/at/all', 'There is no folder at /nowhere/at/all.'],
  ])('refuses %s', async (path, message) => {
    await expect(opened.call.imports.watchFolder({ path })).rejects.toThrow(message);
  });

  it('refuses an account that is not there, and a file outside of it', async () => {
    await expect(opened.call.imports.watchFolder({ path: folder, accountId: 99 })).rejects.toThrow('no account');
    await opened.call.imports.watchFolder({ path: folder });
    await writeFile(join(opened.paths.root, 'elsewhere.csv'), shop);
    await expect(opened.call.imports.stageWatchedFile({ fileName: '../elsewhere.csv' })).rejects.toThrow(
      'A file of the watched folder itself is asked for.',
    );
  });
});
