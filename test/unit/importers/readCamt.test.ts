import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { ParsedFile, StatementRow } from '../../../electron/importers/statement.ts';

const encoder = new TextEncoder();

function read(content: string | Uint8Array): ParsedFile {
  const result = readBankFile(typeof content === 'string' ? encoder.encode(content) : content);
  if (!result.ok) throw new Error(result.message);
  return result.file;
}

function problemOf(content: string): string {
  const result = readBankFile(encoder.encode(content));
  if (result.ok) throw new Error('the file was read');
  return `${result.code}: ${result.message}`;
}

function rowsOf(file: ParsedFile): StatementRow[] {
  return file.statements.flatMap((statement) => statement.rows);
}

const reasonsOf = (file: ParsedFile) => file.heldRows.map((row) => [row.line, row.reason]);

interface EntryFields {
  amount?: string;
  way?: string;
  status?: string;
  date?: string;
  reference?: string;
  more?: string;
  details?: string;
}

function entry({
  amount = '<Amt Ccy="EUR">12.50</Amt>',
  way = '<CdtDbtInd>DBIT</CdtDbtInd>',
  status = '<Sts>BOOK</Sts>',
  date = '<BookgDt><Dt>2024-01-15</Dt></BookgDt><ValDt><Dt>2024-01-16</Dt></ValDt>',
  reference = '',
  more = '',
  details = '',
}: EntryFields = {}): string {
  return `<Ntry>${reference}${amount}${way}${more}${status}${date}<NtryDtls>${details}</NtryDtls></Ntry>\n`;
}

const account = '<Acct><Id><IBAN>DE02 1203 0000 0000 2020 51</IBAN></Id><Tp><Cd>CACC</Cd></Tp><Ccy>EUR</Ccy></Acct>\n';
const closing = '</Stmt></BkToCstmrStmt></Document>\n';

function camt(entries: string, version = '053.001.02', head = account): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${version}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>7</Id>
${head}<Bal><Amt Ccy="EUR">9999.99</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-14</Dt></Dt></Bal>
${entries}${closing}`;
}

const party = (role: string, name: string) => `<${role}><Nm>${name}</Nm></${role}>`;
const details = (fields: string) => `<TxDtls>${fields}</TxDtls>`;

describe('a statement', () => {
  it('gives its account and each booked entry with its line, date, text and counterparty', () => {
    const file = read(
      camt(
        entry({
          reference: '<AcctSvcrRef>2024011500001</AcctSvcrRef>',
          details: details(
            `<RltdPties>${party('Dbtr', 'Me')}${party('Cdtr', 'Corner Grocer')}</RltdPties><RmtInf><Ustrd>Invoice 12</Ustrd><Ustrd>of January</Ustrd></RmtInf>`,
          ),
        }),
      ),
    );
    expect(file.format).toBe('camt');
    expect(file.heldRows).toEqual([]);
    expect(file.statements).toMatchObject([
      {
        account: { externalId: 'DE02120300000000202051', name: null, kind: 'checking' },
        currency: 'EUR',
        rows: [
          {
            line: 6,
            date: '2024-01-15',
            amount: -1250,
            currency: 'EUR',
            text: 'Invoice 12 of January',
            payee: 'Corner Grocer',
            bankId: '2024011500001',
            category: null,
            account: null,
          },
        ],
      },
    ]);
  });

  it.each(['052.001.02', '053.001.04', '053.001.08', '054.001.08'])('is read in version %s', (version) => {
    expect(rowsOf(read(camt(entry(), version))).map((row) => row.amount)).toEqual([-1250]);
  });

  it('is read as a report, as a notification and under a namespace prefix', () => {
    const amounts = (content: string) => rowsOf(read(content)).map((row) => row.amount);
    const whole = camt(entry());
    expect(amounts(whole.replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt').replaceAll('Stmt>', 'Rpt>'))).toEqual([-1250]);
    expect(amounts(whole.replaceAll('<Stmt>', '<Ntfctn>').replaceAll('</Stmt>', '</Ntfctn>'))).toEqual([-1250]);
    expect(amounts(whole.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1ns2:').replace('xmlns=', 'xmlns:ns2='))).toEqual([-1250]);
  });

  it.each([
    ['a wrapped status', { status: '<Sts><Cd>BOOK</Cd></Sts>' }],
    ['a date and time', { date: '<BookgDt><DtTm>2024-01-15T23:59:59+01:00</DtTm></BookgDt>' }],
    ['a value date only', { date: '<ValDt><Dt>2024-01-15</Dt></ValDt>' }],
    ['another order of fields', { amount: '', more: '<Amt Ccy=\'EUR\'>12.5</Amt><Cmt xsi:nil="true"/>' }],
  ] satisfies [string, EntryFields][])('is read with %s', (_, fields) => {
    expect(rowsOf(read(camt(entry(fields)))).map((row) => [row.date, row.amount])).toEqual([['2024-01-15', -1250]]);
  });

  it('takes the name of the other side, also from a wrapped party, and keeps it when the payment comes back', () => {
    const payee = (fields: EntryFields) => rowsOf(read(camt(entry(fields))))[0]?.payee;
    const parties = details(`<RltdPties>${party('Dbtr', 'Payer')}${party('Cdtr', 'Shop')}</RltdPties>`);
    const incoming = '<CdtDbtInd>CRDT</CdtDbtInd>';
    expect(payee({ details: parties })).toBe('Shop');
    expect(payee({ details: parties, way: incoming })).toBe('Payer');
    expect(payee({ details: parties, way: incoming, more: '<RvslInd>true</RvslInd>' })).toBe('Shop');
    expect(payee({ details: parties, way: incoming, more: '<RvslInd>false</RvslInd>' })).toBe('Payer');
    expect(payee({ details: details('<RltdPties><Cdtr><Pty><Nm>Shop AG</Nm></Pty></Cdtr></RltdPties>') })).toBe(
      'Shop AG',
    );
    expect(
      payee({
        details: details(`<RltdPties>${party('Cdtr', 'NOTPROVIDED')}${party('UltmtCdtr', 'Shop')}</RltdPties>`),
      }),
    ).toBe('Shop');
    expect(payee({})).toBeNull();
  });

  it('does not turn the sign of an entry that takes another back: its own indicator says the way', () => {
    const amount = (way: string) =>
      rowsOf(read(camt(entry({ way: `<CdtDbtInd>${way}</CdtDbtInd>`, more: '<RvslInd>true</RvslInd>' }))))[0]?.amount;
    expect([amount('CRDT'), amount('DBIT')]).toEqual([1250, -1250]);
  });

  it('joins free, structured and added information without saying anything twice', () => {
    const text = (fields: string, more = '') =>
      rowsOf(read(camt(entry({ details: details(fields) }).replace('</Ntry>', `${more}</Ntry>`))))[0]?.text;
    expect(
      text('<RmtInf><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf><AddtlRmtInf>Rent</AddtlRmtInf></Strd></RmtInf>'),
    ).toBe('Rent RF18');
    expect(
      text('<RmtInf><Ustrd>Tea &amp; Caf&#233;</Ustrd></RmtInf>', '<AddtlNtryInf>Card payment</AddtlNtryInf>'),
    ).toBe('Tea & Café Card payment');
    expect(text('<RmtInf><Ustrd>Card payment Tea</Ustrd></RmtInf>', '<AddtlNtryInf>Card payment</AddtlNtryInf>')).toBe(
      'Card payment Tea',
    );
  });

  it('counts in the currency that the amount states', () => {
    const row = (amount: string) => rowsOf(read(camt(entry({ amount }))))[0];
    expect(row('<Amt Ccy="JPY">1250</Amt>')).toMatchObject({ amount: -1250, currency: 'JPY' });
    expect(row('<Amt Ccy="KWD">1.250</Amt>')).toMatchObject({ amount: -1250, currency: 'KWD' });
    expect(row('<Amt>1.25</Amt>')).toMatchObject({ amount: -125, currency: 'EUR' });
  });
});

describe('the bank’s id of an entry', () => {
  const ids = (...references: string[]) =>
    rowsOf(read(camt(references.map((reference) => entry({ reference })).join('')))).map((row) => row.bankId);
  const bank = (reference: string) => `<AcctSvcrRef>${reference}</AcctSvcrRef>`;
  const own = (reference: string) => `<NtryRef>${reference}</NtryRef>`;

  it('is the bank’s reference, or the entry’s where that is no counter and no account', () => {
    expect(ids(`${own('0000000000001')}${bank('REF-000001')}`)).toEqual(['REF-000001']);
    expect(ids(own('2024011500000017'))).toEqual(['2024011500000017']);
    expect(ids(own('17'))).toEqual([null]);
    expect(ids(own('CH44 3199 9123 0008 8901 2'))).toEqual([null]);
    expect(ids(bank('NONREF'))).toEqual([null]);
  });

  it('is none that several entries of the statement share', () => {
    expect(ids(bank('REF-000001'), bank('REF-000001'), bank('REF-000002'))).toEqual([null, null, 'REF-000002']);
    expect(ids(`${own('2024011500000017')}${bank('REF-000001')}`, bank('REF-000001'))).toEqual([
      '2024011500000017',
      null,
    ]);
  });

  it('lets an entry that two statements of an account list count once', () => {
    const one = `<Stmt>${account}${entry({ reference: bank('REF-000001') })}</Stmt>`;
    const file = read(camt('').replace(closing, `</Stmt>${one}${one}</BkToCstmrStmt></Document>`));
    expect([rowsOf(file).length, file.repeatedRows]).toEqual([1, 1]);
  });
});

describe('a batch', () => {
  const payment = (amount: string, name: string, more = '') =>
    details(`<Amt Ccy="EUR">${amount}</Amt>${more}<RltdPties>${party('Cdtr', name)}</RltdPties>`);
  const batch = (...payments: string[]) =>
    rowsOf(read(camt(entry({ reference: '<AcctSvcrRef>REF-000001</AcctSvcrRef>', details: payments.join('') }))));

  it('gives one row for each payment where they add up to the entry', () => {
    expect(
      batch(payment('10.00', 'A'), payment('2.50', 'B')).map((row) => [row.amount, row.payee, row.bankId]),
    ).toEqual([
      [-1000, 'A', 'REF-000001/1'],
      [-250, 'B', 'REF-000001/2'],
    ]);
    const returned = payment('0.50', 'C', '<CdtDbtInd>CRDT</CdtDbtInd>');
    expect(batch(payment('13.00', 'A'), returned).map((row) => row.amount)).toEqual([-1300, 50]);
    const older = (amount: string) => details(`<AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>`);
    expect(batch(older('12.00'), older('0.50')).map((row) => row.amount)).toEqual([-1200, -50]);
  });

  it.each([
    ['do not add up', [payment('10.00', 'A'), payment('2.00', 'B')]],
    ['are in another currency', [payment('10.00', 'A'), payment('2.50', 'B').replace('EUR', 'CHF')]],
    ['are not all stated', [payment('12.50', 'A'), details(party('Cdtr', 'B'))]],
  ])('gives one row for the entry where its payments %s', (_, payments) => {
    expect(batch(...payments).map((row) => [row.amount, row.payee, row.bankId])).toEqual([[-1250, null, 'REF-000001']]);
  });
});

describe('entries that cannot be imported for certain', () => {
  it.each([
    [{ status: '<Sts>PDNG</Sts>' }, 'The entry is pending (PDNG): the bank has not booked it yet.'],
    [
      { status: '<Sts><Cd>INFO</Cd></Sts>' },
      'The entry is for information only (INFO): it is not booked to the account.',
    ],
    [{ status: '<Sts>FUTR</Sts>' }, 'The entry is announced for a later day (FUTR): the bank has not booked it yet.'],
    [{ status: '' }, 'The entry does not say whether it is booked.'],
    [{ status: '<Sts>BOOKED</Sts>' }, 'The entry has the status “BOOKED”, which does not say that it is booked.'],
    [{ amount: '' }, 'The entry has no amount.'],
    [{ amount: '<Amt Ccy="EUR">12,50</Amt>' }, 'The amount “12,50” is not a number.'],
    [{ amount: '<Amt Ccy="EUR">-12.50</Amt>' }, 'The amount “-12.50” is not a number.'],
    [{ amount: '<Amt Ccy="EUR">1.00</Amt><Amt Ccy="EUR">2.00</Amt>' }, 'The entry states several amounts.'],
    [{ amount: '<Amt Ccy="EUX">1.00</Amt>' }, 'The currency “EUX” of the amount “1.00” is not known.'],
    [
      { amount: '<Amt Ccy="EUR">1.005</Amt>' },
      'The amount “1.005” is too large, or has more decimal places than the 2 of EUR.',
    ],
    [{ way: '' }, 'The entry of “EUR 12.50” does not say whether it is money in or out.'],
    [{ way: '<CdtDbtInd>DBTT</CdtDbtInd>' }, 'The entry of “EUR 12.50” does not say whether it is money in or out.'],
    [
      { way: '<CdtDbtInd>constructor</CdtDbtInd>' },
      'The entry of “EUR 12.50” does not say whether it is money in or out.',
    ],
    [{ date: '' }, 'The entry has no booking date that exists.'],
    [{ date: '<BookgDt><Dt>2024-02-30</Dt></BookgDt>' }, 'The entry has no booking date that exists.'],
    [
      { details: '<TxDtls><RmtInf></TxDtls>' },
      'The tags of this entry do not match, so it is impossible to tell which details belong to it.',
    ],
  ] satisfies [EntryFields, string][])('holds back %j', (fields, reason) => {
    const file = read(camt(entry() + entry(fields) + entry()));
    expect(rowsOf(file)).toHaveLength(2);
    expect(reasonsOf(file)).toEqual([[7, reason]]);
  });

  it('holds back an entry that nothing closes, and reads those around it', () => {
    const file = read(camt(entry() + entry().replace('</Ntry>', '') + entry()));
    expect(rowsOf(file)).toHaveLength(2);
    expect(reasonsOf(file)).toEqual([
      [
        7,
        'This entry is not closed by </Ntry>, so it is impossible to tell where it ends and which details belong to it.',
      ],
    ]);
  });

  it('reads the entries of a statement whose head is damaged, and says so', () => {
    for (const damaged of [camt(entry()).replace('</Bal>', ''), camt(entry()).replace('<Stmt>', '')]) {
      const file = read(damaged);
      expect(rowsOf(file).map((row) => row.amount)).toEqual([-1250]);
      expect(file.heldRows[0]?.reason).toBe(
        'The tags of this statement do not match, so some of its entries may be missing or have the wrong account.',
      );
    }
  });

  it('imports the entries before a broken download ends', () => {
    const whole = camt(entry() + entry());
    const amidst = read(whole.slice(0, whole.lastIndexOf('<NtryDtls>')));
    expect(rowsOf(amidst)).toHaveLength(1);
    expect(reasonsOf(amidst)).toEqual([[7, 'The file ends in the middle of this entry.']]);
    const between = read(whole.slice(0, whole.lastIndexOf('<Ntry>')));
    expect(rowsOf(between)).toHaveLength(1);
    expect(reasonsOf(between)).toEqual([
      [6, 'The file ends before its statement is closed, so later entries may be missing.'],
    ]);
  });

  it('never changes, invents or silently loses an amount, wherever the file is cut', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cents, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, share) => {
        const whole = encoder.encode(
          camt(
            amounts
              .map((amount, index) =>
                entry({
                  amount: `<Amt Ccy="EUR">${(amount / 100).toFixed(2)}</Amt>`,
                  reference: `<AcctSvcrRef>REF-00000${index}</AcctSvcrRef>`,
                }),
              )
              .join(''),
          ),
        );
        const written = amounts.map((amount) => (amount === 0 ? 0 : -amount));
        expect(rowsOf(read(whole)).map((row) => row.amount)).toEqual(written);
        const result = readBankFile(whole.subarray(0, Math.floor(whole.length * share)));
        const rows = result.ok ? rowsOf(result.file) : [];
        rows.forEach((row, index) => {
          expect([row.amount, row.bankId]).toEqual([written[index], `REF-00000${index}`]);
        });
        if (rows.length < amounts.length && result.ok) expect(result.file.heldRows.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('files without entries', () => {
  it('refuses a document that declares entities of its own, and expands none', () => {
    const bomb = '<!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n';
    expect(problemOf(camt(entry()).replace('<Document', `${bomb}<Document`))).toBe(
      'NOT_A_BANK_FILE: This CAMT file declares entities of its own (a document type), which no bank does and which can do harm, so it is not read. Download it again from the bank.',
    );
    expect(rowsOf(read(camt(entry({ details: details('<RmtInf><Ustrd>&b;</Ustrd></RmtInf>') }))))[0]?.text).toBe('&b;');
  });

  it('says which kind of nothing they hold', () => {
    expect(problemOf(camt(''))).toBe(
      'NO_TRANSACTIONS: This statement holds no transactions. Export it again for a longer period.',
    );
    expect(problemOf('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"></Document>')).toBe(
      'NO_TRANSACTIONS: This CAMT file holds no statement of an account, so there are no transactions to import.',
    );
    expect(problemOf(camt(entry()).split('<Sts>')[0] ?? '')).toBe(
      'DAMAGED_FILE: This CAMT file is damaged at line 6: The file ends in the middle of this entry. Download it again from the bank.',
    );
  });

  it('keeps an entry that is only pending apart from damage', () => {
    const file = read(camt(entry({ status: '<Sts>PDNG</Sts>' })));
    expect([rowsOf(file).length, file.heldRows.length]).toEqual([0, 1]);
  });
});
