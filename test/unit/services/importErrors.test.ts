import { execFileSync } from 'node:child_process';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bankFile, type CsvRow, csvText } from '../../support/bankFile.ts';
import { failureOf } from '../../support/failure.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

/** A grey picture of one pixel, chunk by chunk as the PNG specification has it; nothing here checks its sums. */
function pngPhoto(): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.from([0, 127]));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

const jpegPhoto = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
]);

const ofx = (transactions: string, rest = '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>') =>
  `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>${transactions}${rest}`;
const ofxTransaction = (id: string) =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260501<TRNAMT>-12.50<FITID>${id}<NAME>TESCO</STMTTRN>`;

const rows = (count: number): CsvRow[] =>
  Array.from({ length: count }, (_, index) => ({
    date: `2026-05-${String((index % 28) + 1).padStart(2, '0')}`,
    text: `SHOP ${index}`,
    amount: -100 - index,
  }));

describe('a file that cannot be imported', () => {
  let opened: TestCore;
  let before: unknown;
  const state = async () => ({
    transactions: await opened.call.transactions.countTransactions({}),
    accounts: await opened.call.accounts.listAccounts(),
    categories: (await opened.call.categories.listCategories()).length,
    imports: (await opened.call.imports.listImports()).length,
    changeSets: (await opened.call.changes.listChangeSets({ limit: 200 })).changeSets.length,
  });

  beforeAll(async () => {
    opened = await openTestCore();
    const path = await bankFile(opened.paths.root, 'good.csv', csvText(rows(20)));
    await opened.call.imports.importFile({ path });
    before = await state();
  });
  afterAll(() => opened.close());

  const refused: readonly (readonly [what: string, name: string, content: string | Uint8Array])[] = [
    ['an empty file', 'empty.csv', ''],
    ['nothing but blanks', 'blank.csv', ' \n\n \n'],
    ['a PNG picture under another name', 'photo.csv', pngPhoto()],
    ['a JPEG photo under another name', 'photo2.csv', jpegPhoto],
    ['a table without amounts', 'names.csv', 'First,Last\nAda,Lovelace\nAlan,Turing\n'],
    ['a header and nothing below it', 'header.csv', 'Date,Description,Amount\n'],
    [
      'a table of which no row can be read',
      'dates.csv',
      'Date,Description,Amount\n2026-13-45,A,1.00\n2026-14-45,B,2.00\n',
    ],
    [
      'dates that could be either way round',
      'undecided.csv',
      'Date,Description,Amount\n03/04/2026,A,-1.00\n05/06/2026,B,-2.00\n',
    ],
    ['an OFX file that breaks off before its first transaction', 'cut.ofx', ofx('<STMTTRN><TRNTYPE>DEB', '')],
    [
      'an OFX file of securities',
      'fund.ofx',
      'OFXHEADER:100\n\n<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>EUR</INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>',
    ],
    [
      'an OFX file with the error message of the bank',
      'refused.ofx',
      'OFXHEADER:100\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Signon invalid</STATUS></SONRS></SIGNONMSGSRSV1></OFX>',
    ],
  ];

  test.each(refused)('%s', async (_what, name, content) => {
    const path = await bankFile(opened.paths.root, name, content);
    const failure = await failureOf(opened.call.imports.importFile({ path }));
    expect(failure).toMatchSnapshot();
    expect(await state()).toEqual(before);
    const [job] = await opened.call.jobs.listJobs({ limit: 1 });
    expect(job).toMatchObject({ status: 'failed', error: { code: failure.code, message: failure.message } });
  });

  test.each([
    ['a path that does not exist', 'missing/file.csv'],
    ['a path below a file', 'good.csv/below.csv'],
    ['a folder', 'folder.csv'],
    ['a pipe', 'pipe.csv'],
  ])('%s', async (_what, name) => {
    const path = join(opened.paths.root, name);
    if (name === 'folder.csv') await mkdir(path);
    if (name === 'pipe.csv') execFileSync('mkfifo', [path]);
    const { message, ...failure } = await failureOf(opened.call.imports.importFile({ path }));
    expect({ ...failure, message: message.replace(opened.paths.root, 'PROFILE') }).toMatchSnapshot();
    expect(await failureOf(opened.call.imports.previewImport({ path }))).toMatchObject(failure);
    expect(await state()).toEqual(before);
  });

  test('a file larger than any bank export', async () => {
    const path = await bankFile(opened.paths.root, 'huge.csv', '');
    await truncate(path, 512_000_001);
    expect(await failureOf(opened.call.imports.importFile({ path }))).toMatchSnapshot();
  });

  test('a file of another format than a table that is larger than any bank export of it', async () => {
    const path = await bankFile(opened.paths.root, 'huge.qif', '!Type:Bank\n');
    await truncate(path, 64_000_001);
    expect(await failureOf(opened.call.imports.importFile({ path }))).toMatchSnapshot();
  });

  test('a file that was handed over and is gone', async () => {
    const gone = opened.call.imports.importFile({ stagedFileId: 'gone' });
    expect(await failureOf(gone)).toMatchSnapshot();
  });
});

describe('a file with some rows that cannot be read', () => {
  test('three bad dates among 500 rows: the others are imported, those three held back with line and reason', async () => {
    const opened = await openTestCore();
    const lines = csvText(rows(500)).split('\n');
    for (const [line, date] of [
      [10, '2026-02-30'],
      [200, 'yesterday'],
      [499, ''],
    ] as const) {
      lines[line - 1] = (lines[line - 1] ?? '').replace(/^[^,]*/, date);
    }
    const path = await bankFile(opened.paths.root, 'bad-dates.csv', lines.join('\n'));
    const summary = await opened.call.imports.importFile({ path });
    expect(summary).toMatchObject({ imported: 497, heldBack: 3, alreadyThere: 0 });
    expect(summary.heldRows).toMatchSnapshot();
    expect(await opened.call.imports.getImport({ importId: summary.importId })).toMatchObject({
      heldRows: summary.heldRows,
    });
    await opened.close();
  });

  test('a table cut in the middle of a row: that row is held back, and comes with the whole file later', async () => {
    const opened = await openTestCore();
    const whole = csvText(rows(30));
    const cut = whole.slice(0, whole.lastIndexOf(',') - 3);
    const first = await opened.call.imports.importFile({ path: await bankFile(opened.paths.root, 'cut.csv', cut) });
    expect(first).toMatchObject({ imported: 29, heldBack: 1 });
    expect(first.heldRows).toMatchSnapshot();
    const second = await opened.call.imports.importFile({ path: await bankFile(opened.paths.root, 'all.csv', whole) });
    expect(second).toMatchObject({ imported: 1, alreadyThere: 29, heldBack: 0 });
    await opened.close();
  });

  test('an OFX file with an unclosed tag: what is whole is imported, the rest is held back', async () => {
    const opened = await openTestCore();
    const open = '<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260502<TRNAMT>-3.00<FITID>3<NAME>UNCLOSED';
    const path = await bankFile(
      opened.paths.root,
      'open.ofx',
      ofx(ofxTransaction('1') + ofxTransaction('2') + open, ''),
    );
    const summary = await opened.call.imports.importFile({ path });
    expect({
      ...summary,
      importId: 0,
      jobId: '',
      changeSetId: '',
      readMs: 0,
      importMs: 0,
      predictMs: 0,
    }).toMatchSnapshot();
    await opened.close();
  });
});

describe('a file that a screen hands over', () => {
  test('is gone from the profile once it is imported, and when the app starts again', async () => {
    const opened = await openTestCore();
    const contentBase64 = Buffer.from(csvText(rows(3))).toString('base64');
    const staged = await opened.call.imports.stageFile({ name: '..\\..\\odd/na me.csv', contentBase64 });
    expect(staged.name).toBe('na me.csv');
    expect(await opened.call.imports.importFile({ stagedFileId: staged.stagedFileId })).toMatchObject({ imported: 3 });
    const again = opened.call.imports.importFile({ stagedFileId: staged.stagedFileId });
    expect(await failureOf(again)).toMatchObject({ code: 'FILE_NOT_FOUND' });
    await writeFile(join(opened.paths.root, 'kept.csv'), 'x');
    await opened.close();
  });
});
