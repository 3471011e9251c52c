import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankFile } from '../../support/bankFile.ts';
import { failureOf } from '../../support/failure.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const undecided = (day: string) =>
  `Date,Description,Amount,Fee\n0${day}/04/2026,A,-1.00,0.10\n0${day}/05/2026,B,-2.00,0.20\n`;

describe('how a table was corrected', () => {
  let opened: TestCore;
  beforeEach(async () => {
    opened = await openTestCore();
  });
  afterEach(() => opened.close());

  const correctOnce = async (layout: object = { dateOrder: 'day-month-year' }) => {
    const path = await bankFile(opened.paths.root, 'Umsatz 2026-04.csv', undecided('1'));
    return opened.call.imports.importFile({ path, options: { layout } });
  };

  test('is used for later files of the same layout, and the preview says so', async () => {
    await correctOnce();
    const path = await bankFile(opened.paths.root, 'next.csv', undecided('2'));
    const [profile] = await opened.call.imports.listProfiles();
    expect(profile).toMatchObject({ name: 'Umsatz', layout: { dateOrder: 'day-month-year' } });
    expect(await opened.call.imports.previewImport({ path })).toMatchObject({
      profile: { id: profile?.id, name: 'Umsatz' },
      firstDate: '2026-04-02',
      csv: { certain: { dateOrder: true } },
    });
    expect(await opened.call.imports.importFile({ path })).toMatchObject({ imported: 2 });
    const other = await bankFile(opened.paths.root, 'other.csv', undecided('3').replaceAll('Fee', 'Tax'));
    expect(await opened.call.imports.previewImport({ path: other })).toMatchObject({ profile: null });
  });

  test('is kept together with what is corrected later', async () => {
    await correctOnce();
    const path = await bankFile(opened.paths.root, 'next.csv', undecided('2'));
    await opened.call.imports.importFile({ path, options: { layout: { amountForm: 'reversed' } } });
    expect(await opened.call.imports.listProfiles()).toMatchObject([
      { name: 'Umsatz', layout: { dateOrder: 'day-month-year', amountForm: 'reversed' } },
    ]);
  });

  test('is found again where the file is unreadable without it', async () => {
    const text = (day: number) => `Anno;Was;Wieviel\n2026-04-0${day};A;x\n`.replace('x', `-${day}.00 pieces`);
    const content = (day: number) => text(day).replace(' pieces', '');
    const path = await bankFile(opened.paths.root, 'first.csv', content(1));
    await opened.call.imports.importFile({ path, options: { layout: { delimiter: ';', headerLine: 1 } } });
    const next = await bankFile(opened.paths.root, 'next.csv', content(2));
    expect(await opened.call.imports.previewImport({ path: next })).toMatchObject({ profile: { name: 'first' } });
  });

  test('is not kept where nothing was corrected, nor where the import failed or was only looked at', async () => {
    const path = await bankFile(opened.paths.root, 'plain.csv', 'Date,Description,Amount\n2026-04-01,A,-1.00\n');
    await opened.call.imports.importFile({ path });
    const open = await bankFile(opened.paths.root, 'open.csv', undecided('1'));
    await opened.call.imports.previewImport({ path: open, options: { layout: { dateOrder: 'day-month-year' } } });
    expect(await failureOf(opened.call.imports.importFile({ path: open }))).toMatchObject({
      code: 'DATE_ORDER_UNDECIDED',
    });
    expect(await opened.call.imports.listProfiles()).toEqual([]);
  });

  test('can be renamed, and forgotten', async () => {
    await correctOnce();
    const [profile] = await opened.call.imports.listProfiles();
    const profileId = profile?.id ?? 0;
    expect(await opened.call.imports.renameProfile({ profileId, name: 'Giro' })).toMatchObject({ name: 'Giro' });
    await correctOnce({ dateOrder: 'month-day-year' });
    expect(await opened.call.imports.listProfiles()).toMatchObject([
      { id: profileId, name: 'Giro', layout: { dateOrder: 'month-day-year' } },
    ]);
    await opened.call.imports.deleteProfile({ profileId });
    expect(await opened.call.imports.listProfiles()).toEqual([]);
    const path = await bankFile(opened.paths.root, 'next.csv', undecided('2'));
    expect(await failureOf(opened.call.imports.importFile({ path }))).toMatchObject({ code: 'DATE_ORDER_UNDECIDED' });
    const gone = { code: 'NOT_FOUND', message: 'There is no import profile with this id.' };
    expect(await failureOf(opened.call.imports.deleteProfile({ profileId }))).toMatchObject(gone);
    expect(await failureOf(opened.call.imports.renameProfile({ profileId, name: 'x' }))).toMatchObject(gone);
  });
});
