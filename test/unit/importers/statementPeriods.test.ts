import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { CsvLayoutChoice, ParsedFile, Statement } from '../../../electron/importers/statement.ts';

function read(content: string, choice: CsvLayoutChoice = {}): ParsedFile {
  const result = readBankFile(new TextEncoder().encode(content), choice);
  if (!result.ok) throw new Error(result.message);
  return result.file;
}

type Brief = [opening: number | null, closing: number | null, start: string | null, end: string | null];

/** Each statement's balances and days. */
function periods(content: string, choice: CsvLayoutChoice = {}): Brief[] {
  return read(content, choice).statements.map(({ openingBalance, closingBalance, startDate, endDate }) => [
    openingBalance,
    closingBalance,
    startDate,
    endDate,
  ]);
}

const moved = ({ rows }: Statement) => rows.reduce((sum, { amount }) => sum + amount, 0);
const unstated: Brief = [null, null, null, null];
const lines = (...parts: string[]) => `${parts.join('\n')}\n`;

describe('CAMT', () => {
  const balance = (code: string, amount: string, date: string, indicator = 'CRDT', currency = 'EUR') =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd><Dt><Dt>${date}</Dt></Dt></Bal>`;
  const entry = (amount: string, reference = '') =>
    `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2024-01-15</Dt></BookgDt>${reference && `<AcctSvcrRef>${reference}</AcctSvcrRef>`}</Ntry>`;
  const statement = (inner: string) =>
    `<Stmt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>${inner}</Stmt>`;
  const camt = (...statements: string[]) =>
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>${statements.join('')}</BkToCstmrStmt></Document>\n`;

  it('takes opening and closing balances with their signs and days', () => {
    const inner = `${balance('OPBD', '5.00', '2024-01-14', 'DBIT')}${balance('CLBD', '15.00', '2024-01-15', 'DBIT')}${entry('10.00')}`;
    expect(periods(camt(statement(inner)))).toEqual([[-500, -1500, '2024-01-14', '2024-01-15']]);
  });

  it('takes the days of the statement before those of its balances, and the last closing where nothing else opens', () => {
    const days =
      '<FrToDt><FrDtTm>2024-01-15T00:00:00+01:00</FrDtTm><ToDtTm>2024-01-15T23:59:59+01:00</ToDtTm></FrToDt>';
    const inner = `${days}${balance('PRCD', '50.00', '2024-01-14')}${balance('ITBD', '40', '2024-01-15')}${entry('10.00')}`;
    expect(periods(camt(statement(inner)))).toEqual([[5000, 4000, '2024-01-15', '2024-01-15']]);
  });

  it('takes the first opening and the last closing where each day has its own', () => {
    const inner = [
      balance('OPBD', '90.00', '2024-01-15'),
      balance('OPBD', '100.00', '2024-01-14'),
      balance('CLBD', '80.00', '2024-01-15'),
      balance('CLBD', '90.00', '2024-01-14'),
      balance('CLAV', '70.00', '2024-01-15'),
      entry('10.00'),
      entry('10.00'),
    ];
    expect(periods(camt(statement(inner.join(''))))).toEqual([[10_000, 8000, '2024-01-14', '2024-01-15']]);
  });

  it('leaves out a balance without a direction, in another currency, or that is no number', () => {
    const inner = [
      balance('OPBD', '90.00', '2024-01-15', ''),
      balance('PRCD', '9O.00', '2024-01-15'),
      balance('CLBD', '80.00', '2024-01-15', 'CRDT', 'USD'),
      entry('10.00'),
    ];
    expect(periods(camt(statement(inner.join(''))))).toEqual([unstated]);
  });

  it('makes one statement of pages that adjoin', () => {
    const page = (opening: string, closing: string, amount: string) =>
      statement(`${balance('OPBD', opening, '2024-01-15')}${balance('CLBD', closing, '2024-01-15')}${entry(amount)}`);
    const file = read(camt(page('100.00', '90.00', '10.00'), page('90.00', '70.00', '20.00')));
    expect(file.statements.map((one) => [one.openingBalance, one.closingBalance, moved(one)])).toEqual([
      [10_000, 7000, -3000],
    ]);
  });

  it('keeps statements apart between which something is missing', () => {
    const page = (opening: string, closing: string, amount: string) =>
      statement(`${balance('OPBD', opening, '2024-01-15')}${balance('CLBD', closing, '2024-01-15')}${entry(amount)}`);
    expect(periods(camt(page('100.00', '90.00', '10.00'), page('85.00', '65.00', '20.00')))).toHaveLength(2);
  });

  it('counts once what the reports of a day say again, and the balances still agree', () => {
    const report = (closing: string, ...entries: string[]) =>
      statement(
        `${balance('PRCD', '100.00', '2024-01-14')}${balance('ITBD', closing, '2024-01-15')}${entries.join('')}`,
      );
    const [first, second] = [entry('10.00', 'REF-00000001'), entry('20.00', 'REF-00000002')];
    const file = read(camt(report('90.00', first), report('70.00', first, second)));
    expect(file.repeatedRows).toBe(1);
    expect(file.statements.map((one) => [one.openingBalance, one.closingBalance, moved(one)])).toEqual([
      [10_000, 7000, -3000],
    ]);
  });

  it('reads a statement that stands twice in the file once, though its entries have no references', () => {
    const page = statement(
      `${balance('OPBD', '100.00', '2024-01-15')}${balance('CLBD', '90.00', '2024-01-15')}${entry('10.00')}`,
    );
    const file = read(camt(page, page));
    expect([file.statements.length, file.statements[0]?.rows.length, file.repeatedRows]).toEqual([1, 1, 1]);
  });
});

describe('MT940', () => {
  const page = (opening: string, entries: string, closing: string) =>
    lines(':20:X', ':25:111', ':28C:1/1', `:60${opening}`, entries, `:62${closing}`, '-');

  it('takes the balances and their days', () => {
    const text = page('F:D240114EUR10,', ':61:240115C4,50NTRFNONREF\n:86:TEA', 'F:D240115EUR5,5');
    expect(periods(text)).toEqual([[-1000, -550, '2024-01-14', '2024-01-15']]);
  });

  it('joins pages by their intermediate balances, and days by their final ones', () => {
    const text = [
      page('F:C240114EUR10,', ':61:240115C4,50NTRFNONREF\n:86:TEA', 'M:C240115EUR14,50'),
      page('M:C240115EUR14,50', ':61:240115C1,00NTRFNONREF\n:86:COFFEE', 'F:C240115EUR15,50'),
      page('F:C240115EUR15,50', '', 'F:C240116EUR15,50'),
      page('F:C240116EUR15,50', ':61:240117D5,50NTRFNONREF\n:86:CAKE', 'F:C240117EUR10,00'),
    ].join('');
    expect(periods(text)).toEqual([[1000, 1000, '2024-01-14', '2024-01-17']]);
  });

  it('joins days that stand newest first', () => {
    const text = [
      page('F:C240115EUR14,50', ':61:240116C1,00NTRFNONREF\n:86:COFFEE', 'F:C240116EUR15,50'),
      page('F:C240114EUR10,', ':61:240115C4,50NTRFNONREF\n:86:TEA', 'F:C240115EUR14,50'),
    ].join('');
    expect(periods(text)).toEqual([[1000, 1550, '2024-01-14', '2024-01-16']]);
  });

  it('states none where a balance is damaged', () => {
    const text = page('F:C2401xxEUR10,', ':61:240115C4,50NTRFNONREF\n:86:TEA', 'F:C240199EUR14,5');
    expect(periods(text)).toEqual([[null, 1450, null, null]]);
  });
});

describe('OFX', () => {
  const ofx = (balances: string, currency = 'USD') =>
    `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>${currency}<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST><DTSTART>20240101120000<DTEND>20240131120000<STMTTRN><DTPOSTED>20240115<TRNAMT>-4<FITID>a<NAME>TEA</STMTTRN></BANKTRANLIST>${balances}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`;

  it('has the ledger balance as its closing one, and never an opening one', () => {
    const balances = '<AVAILBAL><BALAMT>7<DTASOF>20240202</AVAILBAL>';
    expect(periods(ofx(`<LEDGERBAL><BALAMT>-1,234.50<DTASOF>20240201</LEDGERBAL>${balances}`))).toEqual([
      [null, -123_450, '2024-01-01', '2024-01-31'],
    ]);
    expect(periods(ofx(balances))).toEqual([[null, null, '2024-01-01', '2024-01-31']]);
    expect(periods(ofx('<LEDGERBAL><BALAMT>500<DTASOF>20240201</LEDGERBAL>', 'JPY'))[0]?.[1]).toBe(500);
  });

  it('has none where the balance is empty or no number', () => {
    expect(periods(ofx('<LEDGERBAL><BALAMT><DTASOF>20240201</LEDGERBAL>'))[0]?.[1]).toBeNull();
    expect(periods(ofx('<LEDGERBAL><BALAMT>n/a<DTASOF>20240201</LEDGERBAL>'))[0]?.[1]).toBeNull();
  });
});

describe('a table with a column of balances', () => {
  const header = 'Date,Description,Amount,Balance';

  it('has them from its first row on, oldest first', () => {
    const rows = ['2024-03-01,Tea,-4.50,95.50', '2024-03-02,Wages,100.00,195.50', '2024-03-03,Rent,-50.00,145.50'];
    expect(periods(lines(header, ...rows))).toEqual([[10_000, 14_550, '2024-03-01', '2024-03-03']]);
    expect(periods(lines(header, ...rows.toReversed()))).toEqual([[10_000, 14_550, '2024-03-01', '2024-03-03']]);
  });

  it('has them where only one row of a day states the balance', () => {
    const rows = ['2024-03-01,Tea,-4.50,', '2024-03-01,Wages,100.00,195.50', '2024-03-03,Rent,-50.00,145.50'];
    expect(periods(lines(header, ...rows))).toEqual([[10_000, 14_550, '2024-03-01', '2024-03-03']]);
    expect(periods(lines(header, ...rows.toReversed()))).toEqual([[10_000, 14_550, '2024-03-01', '2024-03-03']]);
  });

  it('has them of debts, in whole currencies and in two columns', () => {
    const rows = ['2024-03-01,Tea,450,,"1,000.00 DR"', '2024-03-02,Wages,,"2,000.00",1000.00 CR'];
    expect(periods(lines('Date,Description,Debit,Credit,Balance', ...rows))).toEqual([
      [-55_000, 100_000, '2024-03-01', '2024-03-02'],
    ]);
    const yen = ['2024-03-01,Tea,-450,JPY,9550', '2024-03-02,Cake,-50,JPY,9500'];
    expect(periods(lines('Date,Description,Amount,Currency,Balance', ...yen))).toEqual([
      [10_000, 9500, '2024-03-01', '2024-03-02'],
    ]);
  });

  it('lets a row that was held back show in the difference', () => {
    const rows = ['2024-03-01,Tea,-4.50,95.50', '2024-03-02,Cake,abc,90.50', '2024-03-03,Rent,-50.00,40.50'];
    const file = read(lines(header, ...rows));
    expect(file.heldRows).toHaveLength(1);
    expect(periods(lines(header, ...rows))).toEqual([[10_000, 4050, '2024-03-01', '2024-03-03']]);
    expect(file.statements.map(moved)).toEqual([-5450]);
  });

  it('has none where the column does not follow the amounts', () => {
    const rows = ['2024-03-01,Tea,-4.50,95.50', '2024-03-02,Wages,100.00,190.50', '2024-03-03,Rent,-50.00,145.50'];
    expect(periods(lines(header, ...rows))).toEqual([unstated]);
  });

  it('has none where both directions agree and no date decides', () => {
    const day = ['2024-03-01,Tea,10.00,110.00', '2024-03-01,Cake,-10.00,100.00'];
    expect(periods(lines(header, ...day))).toEqual([unstated]);
    expect(periods(lines(header, ...day).replace('-01,Cake', '-02,Cake'))).toEqual([
      [10_000, 10_000, '2024-03-01', '2024-03-02'],
    ]);
    expect(periods(lines(header, ...day).replace('-01,Tea', '-02,Tea'))).toEqual([
      [11_000, 11_000, '2024-03-01', '2024-03-02'],
    ]);
  });

  it('has those that the lines around it state by name', () => {
    const rows = ['25.03.2024;Tee;-4,50', '26.03.2024;Lohn;100,00'];
    const around = lines(
      'Anfangssaldo:;1.000,00',
      '',
      'Datum;Text;Betrag',
      ...rows,
      ';',
      '"Neuer Kontostand";"1.095,50 EUR";',
    );
    expect(periods(around)).toEqual([[100_000, 109_550, null, null]]);
    expect(periods(lines('Datum;Text;Betrag', ...rows))).toEqual([unstated]);
    expect(periods(`Opening balance;1,00\n${around}`)).toEqual([[null, 109_550, null, null]]);
  });

  it('has none of several accounts or currencies', () => {
    const rows = ['2024-03-01,Tea,-4.50,95.50,A', '2024-03-02,Wages,100.00,195.50,B'];
    expect(periods(lines(`${header},Account`, ...rows))).toEqual([unstated]);
  });
});
