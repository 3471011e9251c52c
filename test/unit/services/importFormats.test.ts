import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankFile } from '../../support/bankFile.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const iban = 'NL02ABNA0123456789';

const camt = `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Ntry><Amt Ccy="EUR">4.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-04-30</Dt></BookgDt>
<AcctSvcrRef>REF-000001</AcctSvcrRef><AddtlNtryInf>TEA ROOM</AddtlNtryInf></Ntry>
</Stmt></BkToCstmrStmt></Document>
`;
const mt942 = `:20:R1\n:25:${iban}EUR\n:28C:1/1\n:34F:EURD0,00\n:13D:2605011815+0100\n:61:2605010501D4,50NTRFNONREF//REF-000001\n:86:TEA ROOM\n:90D:1EUR4,50\n-\n`;
const mt940 = `:20:STARTUMS\n:25:${iban}EUR\n:28C:1/1\n:60F:C260501EUR10,00\n:61:2605010501D4,50NTRFNONREF//REF-000001\n:86:TEA ROOM\n:61:2605020502D1,00NTRFNONREF//REF-000002\n:86:BAKERY\n:62F:C260502EUR4,50\n-\n`;

describe('files of other formats than tables', () => {
  let opened: TestCore;
  beforeAll(async () => {
    opened = await openTestCore();
  });
  afterAll(() => opened.close());

  const importText = async (name: string, content: string, options: object = {}) => {
    const path = await bankFile(opened.paths.root, name, content);
    return opened.call.imports.importFile({ path, options });
  };

  it('add to the same account, whichever format tells of it', async () => {
    const first = await importText('april.xml', camt);
    expect([first.format, first.imported, first.heldBack]).toEqual(['camt', 1, 0]);
    const second = await importText('may.sta', mt940);
    expect([second.format, second.imported, second.heldBack]).toEqual(['mt940', 2, 0]);
    expect(second.accounts).toEqual(first.accounts);
  });

  it.each([
    ['NL03ABNA0417164300', 'NL03 ABNA 0417 1643 00'],
    ['NL04ABNA0417164301', 'NL04ABNA0417164301'],
  ])('add to the account %s that a table writes as %s, whichever comes first', async (account, written) => {
    const table = `Date,Account,Description,Amount,Currency\n2026-04-02,${written},LIBRARY,-1.00,EUR\n`;
    const files = [
      ['table.csv', table],
      ['statement.xml', camt.replaceAll(iban, account)],
    ] as const;
    const ordered = account.endsWith('1') ? files : files.toReversed();
    const accounts = new Set<string>();
    for (const [name, content] of ordered) {
      const summary = await importText(`${account}-${name}`, content);
      expect(summary.imported).toBe(1);
      for (const found of summary.accounts) accounts.add(found);
    }
    expect(accounts.size).toBe(1);
  });

  it('bring in no entry of the day’s report again with the statement', async () => {
    const account = 'NL02ABNA0999999999';
    const report = await importText('today.sta', mt942.replace(iban, account));
    expect([report.imported, report.heldBack]).toEqual([1, 0]);
    const statement = await importText('statement.sta', mt940.replace(iban, account));
    expect([statement.imported, statement.alreadyThere]).toEqual([1, 1]);
  });

  it('ask for the order of the dates of a QIF file, and take the answer', async () => {
    const undecided = '!Type:Bank\nD3/4/2026\nT-1.00\nPTea\n^\nD5/6/2026\nT-2.00\nPBread\n^\n';
    const path = await bankFile(opened.paths.root, 'register.qif', undecided);
    const preview = await opened.call.imports.previewImport({ path });
    expect([preview.format, preview.dates?.certain, preview.dates?.example]).toEqual(['qif', false, '3/4/2026']);
    await expect(opened.call.imports.importFile({ path })).rejects.toThrow('The dates can be read with the day first');
    const options = { layout: { dateOrder: 'month-day-year' as const }, account: 'Register' };
    const answered = await opened.call.imports.previewImport({ path, options });
    expect(answered.dates).toEqual({ order: 'month-day-year', certain: true, example: '3/4/2026' });
    expect(answered.rows.map(({ date }) => date)).toEqual(['2026-03-04', '2026-05-06']);
    expect((await opened.call.imports.importFile({ path, options })).imported).toBe(2);
  });
});
