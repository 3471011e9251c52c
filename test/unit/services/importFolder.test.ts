import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankFile, type CsvRow, csvText } from '../../support/bankFile.ts';
import { failureOf } from '../../support/failure.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const rows = (month: string, count = 3): CsvRow[] =>
  Array.from({ length: count }, (_, at) => ({
    date: `2026-${month}-${String(at + 1).padStart(2, '0')}`,
    text: `SHOP ${month} ${at}`,
    amount: -100 - at,
  }));

describe('importing a folder', () => {
  let opened: TestCore;
  let folder: string;
  beforeEach(async () => {
    opened = await openTestCore();
    folder = join(opened.paths.root, 'downloads');
    await mkdir(join(folder, 'older'), { recursive: true });
  });
  afterEach(() => opened.close());

  test('takes the files in the order of their names, and says what became of each', async () => {
    await bankFile(folder, '10 march.csv', csvText(rows('03')));
    await bankFile(folder, '2 february.csv', csvText(rows('02')));
    await bankFile(folder, '3 february again.csv', csvText(rows('02')));
    await bankFile(folder, '4 undecided.csv', 'Date,Description,Amount\n03/04/2026,A,-1.00\n05/06/2026,B,-2.00\n');
    await bankFile(folder, '5 unsigned.csv', 'Date,Description,Amount\n2026-04-03,A,1.00\n2026-04-04,B,2.00\n');
    await bankFile(folder, 'photo.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]));
    await bankFile(folder, '.hidden.csv', csvText(rows('05')));
    await bankFile(join(folder, 'older'), 'january.csv', csvText(rows('01')));
    const { files } = await opened.call.imports.importFolder({ path: folder });
    expect(
      files.map(({ fileName, outcome, imported, alreadyThere }) => [fileName, outcome, imported, alreadyThere]),
    ).toEqual([
      ['2 february.csv', 'imported', 3, 0],
      ['3 february again.csv', 'already_there', 0, 3],
      ['4 undecided.csv', 'needs_answer', 0, 0],
      ['5 unsigned.csv', 'needs_answer', 0, 0],
      ['10 march.csv', 'imported', 3, 0],
      ['photo.csv', 'refused', 0, 0],
    ]);
    expect(files.map(({ message }) => message)).toMatchSnapshot();
    expect(await opened.call.transactions.countTransactions({})).toMatchObject({ count: 6 });
    expect(await opened.call.imports.listImports()).toHaveLength(3);
  });

  test('tells which files hold nothing that could be taken', async () => {
    await bankFile(folder, 'pending.csv', `${csvText(rows('02'))}2026-02-09,HALF,twelve\n`);
    await bankFile(folder, 'twice.csv', `${csvText(rows('02'))}2026-02-09,HALF,twelve\n`);
    const { files } = await opened.call.imports.importFolder({ path: folder });
    expect(files).toMatchObject([
      { outcome: 'imported', heldBack: 1 },
      { outcome: 'held_back', heldBack: 1, importId: expect.any(Number) },
    ]);
  });

  test('that is cancelled keeps the files before, and leaves nothing of the one at hand', async () => {
    await bankFile(folder, '1.csv', csvText(rows('02')));
    await bankFile(folder, '2.csv', csvText(rows('03', 3000)));
    const running = failureOf(opened.call.imports.importFolder({ path: folder }));
    await new Promise<void>((resolve) => {
      const stop = opened.core.jobs.subscribe((job) => {
        if (job.kind !== 'import' || !/^2\.csv .*Importing/.test(job.step)) return;
        stop();
        void opened.call.jobs.cancelJob({ jobId: job.id }).finally(resolve);
      });
    });
    expect(await running).toMatchObject({ code: 'CANCELLED' });
    expect(await opened.call.imports.listImports()).toMatchObject([{ fileName: '1.csv' }]);
    expect(await opened.call.transactions.countTransactions({})).toMatchObject({ count: 3 });
  });

  test('that is not there, or no folder, is refused', async () => {
    const path = await bankFile(folder, 'file.csv', '');
    const failures = [
      await failureOf(opened.call.imports.importFolder({ path: join(folder, 'nowhere') })),
      await failureOf(opened.call.imports.importFolder({ path })),
    ];
    expect(
      failures.map(({ message, ...rest }) => ({ ...rest, message: message.replace(folder, 'FOLDER') })),
    ).toMatchObject([
      { code: 'FILE_NOT_FOUND', message: 'There is no folder at FOLDER/nowhere.' },
      { code: 'FILE_UNREADABLE', message: 'FOLDER/file.csv is a file, not a folder.' },
    ]);
  });
});

describe('taking an import back', () => {
  let opened: TestCore;
  beforeEach(async () => {
    opened = await openTestCore();
  });
  afterEach(() => opened.close());

  test('removes exactly its rows, keeps later edits of others, and lets the file come again', async () => {
    const first = await bankFile(opened.paths.root, 'first.csv', csvText(rows('02')));
    const second = await bankFile(opened.paths.root, 'second.csv', csvText(rows('03')));
    await opened.call.imports.importFile({ path: first });
    const { importId } = await opened.call.imports.importFile({ path: second });
    const { transactions } = await opened.call.transactions.listTransactions({
      sort: { by: 'date', direction: 'ascending' },
    });
    const kept = transactions[0]?.id ?? 0;
    const [category] = await opened.call.categories.listCategories();
    await opened.call.transactions.setCategory({ transactionIds: [kept], categoryId: category?.id ?? 0 });
    expect(await opened.call.imports.undoImport({ importId })).toMatchObject({ conflictCount: 0 });
    expect(
      (await opened.call.transactions.listTransactions({})).transactions.map(({ date }) => date.slice(0, 7)),
    ).toEqual(['2026-02', '2026-02', '2026-02']);
    expect(await opened.call.transactions.getTransaction({ transactionId: kept })).toMatchObject({
      categoryId: category?.id,
    });
    expect(await opened.call.imports.getImport({ importId })).toMatchObject({ isUndone: true });
    expect(await failureOf(opened.call.imports.undoImport({ importId }))).toMatchObject({
      code: 'NOTHING_TO_UNDO',
      message: 'This import was undone already.',
    });
    expect(await opened.call.imports.importFile({ path: second })).toMatchObject({ imported: 3, alreadyThere: 0 });
  });

  test('takes back what rules did in its course', async () => {
    const rule = await opened.call.automation.createAutomationRule({
      name: 'All that has a suggestion',
      conditions: { confidenceThreshold: 0.1, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 },
      isActive: true,
    });
    const path = await bankFile(
      opened.paths.root,
      'shops.csv',
      csvText([{ date: '2026-02-01', text: 'TOWN SUPERMARKET', amount: -100 }]),
    );
    const { importId, automated } = await opened.call.imports.importFile({ path });
    expect(automated).toBe(1);
    await opened.call.imports.undoImport({ importId });
    expect(await opened.call.automation.listExecutions({ ruleId: rule.id })).toMatchObject([
      { importId, isUndone: true },
    ]);
  });

  test('that never was is refused', async () => {
    expect(await failureOf(opened.call.imports.undoImport({ importId: 9 }))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no import with this id.',
    });
  });
});

describe('importing into an account of the book', () => {
  test('puts all rows there, whatever the file calls it, unless it holds several', async () => {
    const opened = await openTestCore();
    const root = opened.paths.root;
    const first = await bankFile(root, 'first.csv', csvText(rows('02')));
    await opened.call.imports.importFile({ path: first, options: { account: 'Everyday', currency: 'EUR' } });
    const [account] = await opened.call.accounts.listAccounts();
    const accountId = account?.id ?? 0;
    const named = await bankFile(
      root,
      'named.csv',
      'Date,Description,Amount,Account\n2026-03-01,A,-1.00,Giro\n2026-03-02,B,-2.00,Giro\n',
    );
    expect(await opened.call.imports.previewImport({ path: named, accountId })).toMatchObject({
      accounts: [{ name: 'Everyday', rows: 2, isKnown: true }],
    });
    expect(await opened.call.imports.importFile({ path: named, accountId })).toMatchObject({
      imported: 2,
      accounts: ['Everyday'],
    });
    const several = await bankFile(
      root,
      'several.csv',
      'Date,Description,Amount,Account\n2026-03-01,A,-1.00,Giro\n2026-03-02,B,-2.00,Card\n',
    );
    expect(await failureOf(opened.call.imports.importFile({ path: several, accountId }))).toMatchObject({
      code: 'BAD_INPUT',
      message: 'This file holds rows of several accounts, so it cannot go into a single one.',
    });
    expect(await failureOf(opened.call.imports.previewImport({ path: named, accountId: 99 }))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no account with this id.',
    });
    await opened.close();
  });
});

describe('a preview', () => {
  test('tells format, encoding and statements, and touches nothing', async () => {
    const opened = await openTestCore();
    const path = await bankFile(opened.paths.root, 'first.csv', csvText(rows('02')));
    expect(await opened.call.imports.previewImport({ path })).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      profile: null,
      statements: [{ account: 'Main account', currency: 'USD', rows: 3 }],
      rowCount: 3,
    });
    expect(await opened.call.accounts.listAccounts()).toEqual([]);
    expect(await opened.call.imports.listImports()).toEqual([]);
    await opened.close();
  });
});

test('a large file that changes while it is read is refused, and nothing of it stays', async () => {
  const opened = await openTestCore();
  const line = '2026-02-01,SOME SHOP WITH A RATHER LONG NAME THAT FILLS THE FILE,-1.00\n';
  const path = await bankFile(opened.paths.root, 'growing.csv', `Date,Description,Amount\n${line.repeat(130_000)}`);
  const running = failureOf(opened.call.imports.importFile({ path }));
  await new Promise<void>((resolve) => {
    const stop = opened.core.jobs.subscribe(({ step }) => {
      if (!step.startsWith('Importing')) return;
      stop();
      void writeFile(path, line, { flag: 'a' }).then(resolve);
    });
  });
  expect(await running).toMatchObject({
    code: 'FILE_UNREADABLE',
    message: 'growing.csv was changed while it was read.',
  });
  expect(await opened.call.imports.listImports()).toEqual([]);
  await opened.close();
}, 120_000);
