import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankFile, type CsvRow, csvText } from '../../../support/bankFile.ts';
import { failureOf } from '../../../support/failure.ts';
import { openTestCore, type TestCore } from '../../../support/testCore.ts';

const plain: CsvRow[] = [
  { date: '2026-03-01', text: 'BAKERY 12', amount: -320 },
  { date: '2026-03-02', text: 'BAKERY 12', amount: -410 },
  { date: '2026-03-04', text: 'GREENGROCER', amount: -1150 },
];
const zero: CsvRow = { date: '2026-03-03', text: 'CARD CHECK', amount: 0 };
const future: CsvRow = { date: '2026-12-24', text: 'STANDING ORDER', amount: -9900 };
const badDate = '2026-02-30,FLORIST,-14.00\n';

describe('rows held back at import', () => {
  let opened: TestCore;
  beforeEach(async () => {
    opened = await openTestCore();
  });
  afterEach(() => opened.close());

  const importText = async (name: string, text: string) =>
    opened.call.imports.importFile({ path: await bankFile(opened.paths.root, name, text) });
  const held = async () => (await opened.call.heldRows.listHeldRows({ status: 'held' })).heldRows;
  const idsOf = async (...kinds: string[]) =>
    (await held()).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(({ id }) => id);
  const count = async () => (await opened.call.transactions.countTransactions({})).count;
  const undoAll = async (changeSetIds: readonly string[]) => {
    for (const changeSetId of changeSetIds) await opened.call.changes.undoChangeSet({ changeSetId });
  };
  const importAll = () => importText('march.csv', `${csvText([...plain, zero, future])}${badDate}`);

  test('stay out of the books, with their original line, the reason and what could be read', async () => {
    const path = await bankFile(opened.paths.root, 'march.csv', `${csvText([...plain, zero, future])}${badDate}`);
    const preview = await opened.call.imports.previewImport({ path });
    expect(preview).toMatchObject({ newRows: 3, heldRowCount: 3, rowCount: 5, alreadyThere: 0 });
    const summary = await opened.call.imports.importFile({ path });
    expect(summary).toMatchObject({ imported: 3, heldBack: 3, alreadyThere: 0 });
    expect(summary.heldRows).toEqual(preview.heldRows);
    expect(await count()).toBe(3);
    const rowOf = ({ date, amount, text }: CsvRow) => ({ date, amount, currency: 'USD', text });
    const accountName = 'Main account';
    expect(await held()).toMatchObject([
      { line: 5, kind: 'zero_amount', raw: '2026-03-03,CARD CHECK,0.00', row: rowOf(zero), accountName },
      { line: 6, kind: 'future_date', raw: '2026-12-24,STANDING ORDER,-99.00', row: rowOf(future), accountName },
      { line: 7, kind: 'unreadable_date', raw: '2026-02-30,FLORIST,-14.00', row: null, accountName },
    ]);
    const first = await opened.call.heldRows.listHeldRows({ limit: 2 });
    const second = await opened.call.heldRows.listHeldRows({ limit: 2, cursor: first.nextCursor });
    expect([...first.heldRows, ...second.heldRows]).toEqual(await held());
    expect(second).toMatchObject({ count: 3, nextCursor: null });
  });

  test('are booked once as they are, and back in quarantine when that is undone', async () => {
    await importAll();
    const ids = await idsOf('zero_amount', 'future_date');
    const accepted = await opened.call.heldRows.acceptHeldRows({ ids });
    expect(accepted).toMatchObject({ booked: 2, alreadyThere: 0, changeSetIds: [expect.any(String)] });
    expect(await count()).toBe(5);
    expect(await opened.call.heldRows.listHeldRows({ status: 'accepted' })).toMatchObject({ count: 2 });
    expect(await idsOf('zero_amount', 'future_date')).toEqual([]);
    await undoAll(accepted.changeSetIds);
    expect(await count()).toBe(3);
    expect(await idsOf('zero_amount', 'future_date')).toEqual(ids);
    const again = await opened.call.heldRows.acceptHeldRows({ ids });
    expect(again).toMatchObject({ booked: 2 });
  });

  test('come with a file again without being held or booked twice', async () => {
    await importAll();
    expect(await importAll()).toMatchObject({ imported: 0, alreadyThere: 5, heldBack: 1 });
    expect(await idsOf()).toHaveLength(3);
    const ids = await idsOf('zero_amount');
    await opened.call.heldRows.acceptHeldRows({ ids });
    await opened.call.heldRows.discardHeldRows({ ids: await idsOf('future_date') });
    expect(await importAll()).toMatchObject({ imported: 0, alreadyThere: 5, heldBack: 1 });
    expect(await idsOf()).toHaveLength(1);
    expect(await count()).toBe(4);
  });

  test('are booked as a person corrects them, unless the books have that already', async () => {
    await importAll();
    const [id = 0] = await idsOf('unreadable_date');
    const row = { accountId: 1, date: '2026-03-01', amount: -320, currency: 'USD', text: 'BAKERY 12' };
    const there = await opened.call.heldRows.correctHeldRow({ id, row });
    expect(there).toMatchObject({ outcome: 'already_there', changeSetId: null });
    expect(await count()).toBe(3);
    const another = await opened.call.heldRows.correctHeldRow({ id, row, evenIfThere: true });
    expect(another.transactionId).not.toBe(there.transactionId);
    expect(await count()).toBe(4);
    await undoAll([another.changeSetId ?? '']);
    const booked = await opened.call.heldRows.correctHeldRow({
      id,
      row: { ...row, date: '2026-02-28', amount: -1400, text: 'FLORIST' },
    });
    const transaction = await opened.call.transactions.getTransaction({ transactionId: booked.transactionId });
    expect(transaction).toMatchObject({ date: '2026-02-28', amount: -1400, payeeName: 'Florist', importId: 1 });
    // The bank's own next file has the row right.
    const next = await importText('next.csv', csvText([{ date: '2026-02-28', text: 'FLORIST', amount: -1400 }]));
    expect(next).toMatchObject({ imported: 0, alreadyThere: 1 });
  });

  test('are not held any more for what a person always accepts, until that is taken back', async () => {
    await importAll();
    const { exemption, ...accepted } = await opened.call.heldRows.alwaysAccept({ accountId: 1, kind: 'zero_amount' });
    expect(accepted).toMatchObject({ booked: 1 });
    expect(await opened.call.heldRows.listExemptions()).toEqual([exemption]);
    const april = csvText([{ date: '2026-04-03', text: 'CARD CHECK', amount: 0 }]);
    expect(await importText('april.csv', april)).toMatchObject({ imported: 1, heldBack: 0 });
    await opened.call.heldRows.removeExemption({ id: exemption.id });
    const may = csvText([{ date: '2026-05-03', text: 'CARD CHECK', amount: 0 }]);
    expect(await importText('may.csv', may)).toMatchObject({ imported: 0, heldBack: 1 });
  });

  test('for two reasons go on being held for the other one', async () => {
    await importText('plan.csv', csvText([...plain, { date: '2026-12-03', text: 'CARD CHECK', amount: 0 }]));
    const accepted = await opened.call.heldRows.alwaysAccept({ accountId: 1, kind: 'zero_amount' });
    expect(accepted).toMatchObject({ booked: 0 });
    expect(await held()).toMatchObject([{ kind: 'future_date' }]);
  });

  test('are kept when they are discarded, and held again when that is undone', async () => {
    await importAll();
    const ids = await idsOf();
    const { changeSetIds, discarded } = await opened.call.heldRows.discardHeldRows({ ids });
    expect(discarded).toBe(3);
    expect(await idsOf()).toEqual([]);
    expect(await opened.call.heldRows.listHeldRows({ status: 'discarded' })).toMatchObject({ count: 3 });
    expect(await count()).toBe(3);
    await undoAll(changeSetIds);
    expect(await idsOf()).toEqual(ids);
  });

  test('go with the import that is undone, and so does what was booked of them', async () => {
    await importAll();
    await importText('other.csv', csvText([{ date: '2026-04-03', text: 'CARD CHECK', amount: 0 }, ...plain]));
    const ids = await idsOf('zero_amount');
    const { changeSetIds } = await opened.call.heldRows.acceptHeldRows({ ids });
    expect(changeSetIds).toHaveLength(2);
    expect(await count()).toBe(5);
    await opened.call.imports.undoImport({ importId: 1 });
    expect(await count()).toBe(1);
    expect(await idsOf()).toEqual([]);
    const ofUndone = await opened.call.heldRows.listHeldRows({ importId: 1 });
    expect(ofUndone.heldRows.map(({ status }) => status)).toEqual(['held', 'held', 'held']);
    const refused = await failureOf(opened.call.heldRows.acceptHeldRows({ ids: [ofUndone.heldRows[0]?.id ?? 0] }));
    expect(refused).toMatchObject({
      code: 'HELD_ROW_DECIDED',
      message: 'The import of march.csv was undone, so its rows are not held any more.',
    });
    expect(await importAll()).toMatchObject({ imported: 3, heldBack: 3 });
  });

  test('are judged again by what is known now', async () => {
    await importAll();
    expect(await opened.call.heldRows.replayHeldRows()).toMatchObject({ booked: 0, stillHeld: 3 });
    const { paths } = opened;
    await opened.core.close();
    opened = await openTestCore({
      profile: { paths, remove: () => rm(paths.root, { recursive: true, force: true }) },
      clock: { now: () => new Date('2026-12-27T12:00:00.000Z') },
    });
    expect(await opened.call.heldRows.replayHeldRows({})).toMatchObject({ booked: 1, stillHeld: 2 });
    expect(await count()).toBe(4);
  });

  test('in another currency are usual once the account has some', async () => {
    const header = 'Date,Description,Amount,Currency\n';
    await importText('euros.csv', `${header}2026-03-01,BAKERY,-3.20,EUR\n2026-03-02,BAKERY,-4.20,EUR\n`);
    const mixed = `${header}2026-04-01,DINER,-8.00,CAD\n2026-04-02,DINER,-9.00,CAD\n2026-04-03,BAKERY,-4.00,EUR\n`;
    expect(await importText('mixed.csv', mixed)).toMatchObject({ imported: 1, heldBack: 2 });
    const [first = 0] = await idsOf('currency_change');
    await opened.call.heldRows.acceptHeldRows({ ids: [first] });
    expect(await opened.call.heldRows.replayHeldRows({ importId: 2 })).toMatchObject({ booked: 1, stillHeld: 0 });
  });

  test('against the custom of their payee are told from refunds', async () => {
    const rent = [1, 2, 3, 4, 5].map(
      (month): CsvRow => ({ date: `2026-0${month}-01`, text: 'LANDLORD', amount: -90000 }),
    );
    const shop = [1, 2, 3, 4, 5].map(
      (month): CsvRow => ({ date: `2026-0${month}-11`, text: 'SHOE SHOP', amount: -5000 }),
    );
    await importText('year.csv', csvText([...rent, ...shop]));
    const june: CsvRow[] = [
      { date: '2026-06-01', text: 'LANDLORD', amount: 90000 },
      { date: '2026-05-20', text: 'SHOE SHOP', amount: 5000 },
    ];
    expect(await importText('june.csv', csvText(june))).toMatchObject({ imported: 1, heldBack: 1 });
    expect(await held()).toMatchObject([{ kind: 'sign_flip', row: { text: 'LANDLORD', amount: 90000 } }]);
  });

  test('that are remarks about a file are shown and discarded, but never booked', async () => {
    const statement =
      ':20:X\n:25:12345\n:28C:1\n:60F:C260301EUR100,00\n:61:2603020302D4,50NTRF\n:86:BAKERY\n:62F:C260302EUR90,00\n-\n';
    expect(await importText('bank.sta', statement)).toMatchObject({
      imported: 1,
      heldBack: 1,
      statements: [{ openingBalance: 10000, closingBalance: 9000, rowSum: -450, balanceDifference: -550 }],
    });
    const [id = 0] = await idsOf('remark');
    expect(await opened.call.heldRows.replayHeldRows()).toMatchObject({ booked: 0, stillHeld: 1 });
    const row = { accountId: 1, date: '2026-03-02', amount: -550, currency: 'USD', text: '' };
    const message = 'What stands at line 7 of bank.sta is a remark about the file and no transaction.';
    const refused = { code: 'HELD_ROW_REMARK', message, nextStep: 'Discard it when you have read it.' };
    expect(await failureOf(opened.call.heldRows.acceptHeldRows({ ids: [id] }))).toEqual(refused);
    expect(await failureOf(opened.call.heldRows.correctHeldRow({ id, row }))).toEqual(refused);
    expect(await opened.call.heldRows.discardHeldRows({ ids: [id] })).toMatchObject({ discarded: 1 });
  });

  test('are refused in words where they cannot be decided on', async () => {
    await importAll();
    const { heldRows } = opened.call;
    const [unreadable = 0] = await idsOf('unreadable_date');
    const [zeroId = 0] = await idsOf('zero_amount');
    expect(await failureOf(heldRows.acceptHeldRows({ ids: [unreadable] }))).toEqual({
      code: 'HELD_ROW_INCOMPLETE',
      message: 'Line 7 of march.csv could not be read for certain, so it cannot be booked as it is.',
      nextStep: 'Correct the row, and it can be booked.',
    });
    await heldRows.discardHeldRows({ ids: [zeroId] });
    expect(await failureOf(heldRows.acceptHeldRows({ ids: [zeroId] }))).toEqual({
      code: 'HELD_ROW_DECIDED',
      message: 'Line 5 of march.csv was discarded already.',
      nextStep: 'Undo that decision first, to decide again.',
    });
    const row = { accountId: 99, date: '2026-03-02', amount: -550, currency: 'USD', text: 'X' };
    for (const [failing, message] of [
      [heldRows.acceptHeldRows({ ids: [999] }), 'One of these held rows does not exist.'],
      [heldRows.correctHeldRow({ id: unreadable, row }), 'There is no account with this id.'],
      [heldRows.alwaysAccept({ accountId: 99, kind: 'sign_flip' }), 'There is no account with this id.'],
      [heldRows.removeExemption({ id: 99 }), 'There is no exemption with this id.'],
      [opened.call.statements.getCoverage({ accountId: 99 }), 'There is no account with this id.'],
      [opened.call.statements.listStatements({ accountId: 99 }), 'There is no account with this id.'],
    ] as const) {
      expect(await failureOf(failing)).toMatchObject({ code: 'NOT_FOUND', message });
    }
  });

  test('are decided once when two decisions meet', async () => {
    await importAll();
    const ids = await idsOf('zero_amount');
    const both = await Promise.allSettled([
      opened.call.heldRows.acceptHeldRows({ ids }),
      opened.call.heldRows.discardHeldRows({ ids }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await count()).toBe(4);
  });

  const decision = fc.record({ what: fc.constantFrom('accept', 'discard', 'correct', 'undo'), which: fc.nat(5) });

  test('are in the books, held or discarded, each once, whatever is decided and undone in whatever order', async () => {
    const heldAtFirst = 3;
    await importAll();
    const ids = await idsOf();
    await fc.assert(
      fc.asyncProperty(fc.array(decision, { minLength: 1, maxLength: 8 }), async (decisions) => {
        const made: (readonly string[])[] = [];
        for (const { what, which } of decisions) {
          const id = ids[which % ids.length] ?? 0;
          const { heldRows } = opened.call;
          const undone = made[which % Math.max(1, made.length)];
          const row = { accountId: 1, date: '2026-01-09', amount: -100 - id, currency: 'USD', text: `CORRECTED ${id}` };
          const answer =
            what === 'accept'
              ? heldRows.acceptHeldRows({ ids: [id] })
              : what === 'discard'
                ? heldRows.discardHeldRows({ ids: [id] })
                : what === 'correct'
                  ? heldRows
                      .correctHeldRow({ id, row })
                      .then(({ changeSetId }) => ({ changeSetIds: [changeSetId ?? ''] }))
                  : undoAll(undone ?? []).then(() => made.splice(made.indexOf(undone ?? []), undone ? 1 : 0));
          // What is decided or undone already, or cannot be booked as it is, is refused and changes nothing.
          const done = await answer.catch(() => null);
          if (done !== null && 'changeSetIds' in done) made.push(done.changeSetIds);
          const counts = await Promise.all(
            (['held', 'accepted', 'discarded'] as const).map(
              async (status) => (await heldRows.listHeldRows({ status })).count,
            ),
          );
          expect(counts.reduce((sum, one) => sum + one)).toBe(heldAtFirst);
          expect(await count()).toBe(plain.length + (counts[1] ?? 0));
        }
        for (const changeSetIds of made) await undoAll(changeSetIds);
        expect(await idsOf()).toEqual(ids);
        expect(await count()).toBe(plain.length);
      }),
      { numRuns: 12 },
    );
  });
});
