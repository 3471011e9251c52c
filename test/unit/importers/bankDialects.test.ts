import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { ParsedFile, StatementRow } from '../../../electron/importers/statement.ts';

function read(content: string): ParsedFile {
  const result = readBankFile(new TextEncoder().encode(content));
  if (!result.ok) throw new Error(result.message);
  return result.file;
}

const rowsOf = (file: ParsedFile): StatementRow[] => file.statements.flatMap((statement) => statement.rows);
const lines = (...parts: string[]) => `${parts.join('\n')}\n`;

describe('tables of banks', () => {
  it('count an amount in the currency that its own column names, not in that of the amount before the exchange', () => {
    const header = 'Datum,Empfänger,Verwendungszweck,Betrag (EUR),Betrag (Fremdwährung),Fremdwährung';
    const file = read(lines(header, '2024-01-15,Shop,x,-9.20,-10.00,USD', '2024-01-16,Shop,y,-5.00,,'));
    expect(rowsOf(file).map(({ amount, currency }) => [amount, currency])).toEqual([
      [-920, 'EUR'],
      [-500, 'EUR'],
    ]);
  });

  it('take no unnamed column of foreign currencies for that of the amounts', () => {
    const file = read(lines('Date,Text,Amount,Original currency', '2024-01-15,a,-9.20,USD', '2024-01-16,b,3.00,USD'));
    expect(rowsOf(file).map(({ currency }) => currency)).toEqual([null, null]);
  });

  it('give what stays after the fee', () => {
    const rows = ['01/15/2024,Sale,USD,10.00,-0.59,9.41,9.41', '01/16/2024,Refund,USD,-2.00,0.00,-2.00,7.41'];
    const file = read(lines('Date,Name,Currency,Gross,Fee,Net,Balance', ...rows));
    expect(rowsOf(file).map(({ amount }) => amount)).toEqual([941, -200]);
    expect([file.statements[0]?.openingBalance, file.statements[0]?.closingBalance]).toEqual([0, 741]);
  });

  it('do not take the name of the one who holds the account for the other party', () => {
    const header = 'Rekeningnummer;Naam;Munt;Datum;Omschrijving;Bedrag;Naam tegenpartij';
    const row = (name: string) => `BE11123456789012;J SMITH;EUR;28/02/2024;BIJDRAGE;-3,40;${name}`;
    expect(rowsOf(read(lines(header, row('')))).map(({ payee }) => payee)).toEqual([null]);
    expect(rowsOf(read(lines(header, row('SHOP'), row('')))).map(({ payee }) => payee)).toEqual(['SHOP', null]);
    expect(rowsOf(read(lines('Date,Name,Amount', '2024-01-15,SHOP,1.00')))[0]?.text).toBe('SHOP');
  });

  it('know an account by its IBAN, also where a quotation mark is left on one', () => {
    const file = read(
      lines(
        '"IBAN","Datum","Omschrijving","Bedrag"',
        '"NL47BUNQ2025181418","2024-03-01","a","-2,56"',
        'NL47BUNQ2025181418","2024-03-02","b","-2,57"',
      ),
    );
    expect(file.statements[0]?.account.externalId).toBe('NL47BUNQ2025181418');
  });

  it('know the signs of Arabic currencies and their decimal places', () => {
    const file = read(lines('Date,Payee,Outflow,Inflow', '2024-11-27,shop,د.ا.\u200F4.750,د.ا.\u200F0.000'));
    expect(rowsOf(file).map(({ amount, currency }) => [amount, currency])).toEqual([[-4750, 'JOD']]);
  });
});

describe('MT940 of banks', () => {
  it('may be wrapped within the mark of a field', () => {
    const [row] = rowsOf(read(':61:1811261126CR\n30,00N062NONREF\n:\n86:166?00GUTSCHRIFT?20SVWZ+Test\n'));
    expect([row?.amount, row?.text]).toEqual([3000, 'GUTSCHRIFT Test']);
  });

  it('keeps an entry behind the end of a statement apart from it', () => {
    const closed = ':20:X\n:25:1\n:28C:0\n:60F:C240114EUR10,00\n:61:240115D1,50NMSCNONREF\n:62F:C240115EUR8,50\n-\n';
    const file = read(`${closed}:61:240116C2,00NMSCNONREF\nPayment\n`);
    expect(file.statements.map(({ account, rows }) => [account.externalId, rows.map(({ amount }) => amount)])).toEqual([
      ['1', [-150]],
      [null, [200]],
    ]);
    expect(file.heldRows).toEqual([]);
  });

  it('gives the last entry of a file that ends behind a whole line, and says that more may be missing', () => {
    const file = read(':20:X\n:25:1\n:28C:0\n:60F:C240114EUR10,00\n:61:240115D1,50NMSCNONREF\n\n');
    expect(rowsOf(file).map(({ amount }) => amount)).toEqual([-150]);
    expect(file.heldRows.map(({ reason }) => reason)).toEqual([
      'The file ends before the closing balance of its statement, so later entries may be missing.',
    ]);
  });
});
