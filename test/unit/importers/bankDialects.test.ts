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

describe('fees', () => {
  const header = 'Completed Date,Description,Amount,Fee,Currency,Balance';

  it('are taken off where the balances show that they are no part of the amount', () => {
    const rows = [
      '2024-03-25 11:00:00,Coffee,-12.50,0.00,EUR,87.50',
      '2024-03-27 11:00:00,Top-up,100.00,1.00,EUR,186.50',
      '2024-03-28 11:00:00,Cash,-50.00,0.75,EUR,135.75',
    ];
    const file = read(lines(header, ...rows));
    expect(rowsOf(file).map(({ amount }) => amount)).toEqual([-1250, 9900, -5075]);
    expect(file.statements[0]?.openingBalance).toBe(10_000);
  });

  it('are left alone where the balances follow the amounts', () => {
    const rows = ['2024-03-25,Coffee,-12.50,0.00,EUR,87.50', '2024-03-27,Top-up,100.00,1.00,EUR,187.50'];
    expect(rowsOf(read(lines(header, ...rows))).map(({ amount }) => amount)).toEqual([-1250, 10_000]);
  });
});

describe('registers of YNAB', () => {
  const header = '"Account","Date","Payee","Category","Memo","Outflow","Inflow"';
  const row = (payee: string, category: string, memo: string, out: string, into = '0.00€') =>
    `"Checking","25/03/2024","${payee}","${category}","${memo}",${out},${into}`;

  it('give a divided transaction as one with its parts', () => {
    const parts = [row('Shop', 'Food', 'Split (1/2) milk', '5.00€'), row('Shop', 'Home', 'Split (2/2) ', '7.00€')];
    const file = read(lines(header, row('Coffee', 'Cafés', '', '12.50€'), ...parts));
    expect(rowsOf(file).map(({ amount, text, category, parts: divided }) => [amount, text, category, divided])).toEqual(
      [
        [-1250, 'Coffee', 'Cafés', undefined],
        [
          -1200,
          'Shop',
          null,
          [
            { amount: -500, category: 'Food', note: 'milk' },
            { amount: -700, category: 'Home', note: null },
          ],
        ],
      ],
    );
  });

  it.each([
    [row('Shop', 'Food', '(Split 1/3) a', '5.00€'), row('Shop', 'Home', '(Split 2/3) b', '7.00€')],
    [row('Shop', 'Food', '(Split 1/2) a', '5.00€'), row('Other', 'Home', '(Split 2/2) b', '7.00€')],
    [row('Shop', 'Food', '(Split 1/2) a', '5.00€'), row('Shop', 'Home', '(Split 1/2) b', '7.00€')],
  ])('keep parts as rows that are not all there', (...parts) => {
    expect(rowsOf(read(lines(header, ...parts))).map(({ amount }) => amount)).toEqual([-500, -700]);
  });
});

describe('journals of Ledger as CSV', () => {
  const posting = (day: string, payee: string, account: string, amount: string) =>
    `"2024/03/${day}","","${payee}","${account}","$","${amount}","*",""`;

  it('give each transaction once, by its account', () => {
    const file = read(
      lines(
        posting('25', 'Shop', 'Expenses:Food', '10'),
        posting('25', 'Shop', 'Expenses:Home', '2.5'),
        posting('25', 'Shop', 'Assets:Bank', '-12.5'),
        posting('25', 'Shop', 'Assets:Bank', '-3'),
        posting('25', 'Shop', 'Expenses:Food', '3'),
      ),
    );
    expect(rowsOf(file).map(({ amount, account, category, parts }) => [amount, account, category, parts])).toEqual([
      [
        -1250,
        'Assets:Bank',
        null,
        [
          { amount: -1000, category: 'Expenses:Food', note: null },
          { amount: -250, category: 'Expenses:Home', note: null },
        ],
      ],
      [-300, 'Assets:Bank', 'Expenses:Food', null],
    ]);
    expect(file.heldRows).toEqual([]);
  });

  it('hold back what does not sum to zero', () => {
    const file = read(lines(posting('25', 'Shop', 'Expenses:Food', '10'), posting('25', 'Shop', 'Assets:Bank', '-12')));
    expect(rowsOf(file)).toEqual([]);
    expect(file.heldRows.map(({ reason }) => reason)).toEqual(['The postings of this transaction do not sum to zero.']);
  });
});

describe('tables of cards', () => {
  const amounts = (...rows: string[]) => {
    const { statements, csv } = read(lines('Date,Description,Amount', ...rows));
    return [statements.flatMap(({ rows: read }) => read.map(({ amount }) => amount)), csv?.certain.amountForm];
  };

  it('are read the other way round where the payment of the bill has the minus, and asked about', () => {
    const rows = ['2024-03-25,COFFEE,12.50', '2024-03-20,AUTOPAY PAYMENT - THANK YOU,-500.00', '2024-03-19,SHOP,33.10'];
    expect(amounts(...rows)).toEqual([[-1250, 50_000, -3310], false]);
    expect(amounts(...rows.map((row) => row.replace('AUTOPAY PAYMENT - THANK YOU', 'Pagamento recebido')))[0]).toEqual([
      -1250, 50_000, -3310,
    ]);
  });

  it('are read as they are signed where the payment of the bill has none', () => {
    const rows = ['2024-03-25,COFFEE,-12.50', '2024-03-20,PAYMENT THANK YOU,500.00', '2024-03-19,SHOP,-33.10'];
    expect(amounts(...rows)).toEqual([[-1250, 50_000, -3310], true]);
  });

  it('are asked about where hardly any amount has a minus', () => {
    const rows = ['2024-03-25,A,12.50', '2024-03-24,B,5.00', '2024-03-23,C,7.00', '2024-03-22,D,-5.00'];
    expect(amounts(...rows)).toEqual([[1250, 500, 700, -500], false]);
  });

  it('may write what is credited with a minus in a column of its own', () => {
    const header = 'Status,Date,Description,Debit,Credit';
    const file = read(lines(header, 'Cleared,03/25/2024,COFFEE,12.50,', 'Cleared,03/20/2024,PAYMENT,,-500.00'));
    expect(rowsOf(file).map(({ amount }) => amount)).toEqual([-1250, 50_000]);
  });
});

describe('tables with two parties', () => {
  it('name the one who pays where money comes in', () => {
    const header =
      '"Buchungsdatum";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"IBAN";"Betrag (€)"';
    const file = read(
      lines(
        '"Girokonto";"DE02120300000000202051"',
        header,
        '"25.03.24";"Gebucht";"J Smith";"Coffee";"Karte";"DE89370400440532013000";"-12,50"',
        '"26.03.24";"Gebucht";"Employer";"J Smith";"Lohn";"DE89370400440532013000";"2.000,00"',
      ),
    );
    expect(rowsOf(file).map(({ payee }) => payee)).toEqual(['Coffee', 'Employer']);
    // The number beside them is the other party's.
    expect(file.statements[0]?.account.externalId).toBe('DE02120300000000202051');
  });
});

describe('tables that say in cells alone what is booked', () => {
  it('hold back what is not', () => {
    const row = (text: string, status: string) => `"25.03.24";"${text}";"-12,50";"EUR";"${status}"`;
    const file = read(
      lines(
        '"Buchungstag";"Verwendungszweck";"Betrag";"Waehrung";"Info"',
        row('A', 'Umsatz gebucht'),
        row('B', 'Umsatz vorgemerkt'),
      ),
    );
    expect(rowsOf(file).map(({ text }) => text)).toEqual(['A']);
    expect(file.heldRows.map(({ reason }) => reason)).toEqual([
      'The bank marks this row as “Umsatz vorgemerkt”, so its money has not moved.',
    ]);
  });
});

describe('tables with rows of balances', () => {
  it('hold these back, whichever cell names them and whichever letters say the direction', () => {
    const header = '"Kliendi konto";"Kuupäev";"Saaja/Maksja";"Selgitus";"Summa";"Valuuta";"Deebet/Kreedit"';
    const file = read(
      lines(
        header,
        '"EE12";"01.03.2024";"";"Algsaldo";"1000,00";"EUR";"K"',
        '"EE12";"25.03.2024";"Shop";"Coffee";"12,50";"EUR";"D"',
        '"EE12";"26.03.2024";"Work";"Wages";"2000,00";"EUR";"K"',
      ),
    );
    expect(rowsOf(file).map(({ amount }) => amount)).toEqual([-1250, 200_000]);
    expect(file.heldRows.map(({ reason }) => reason)).toEqual(['“Algsaldo” is a balance, not a transaction.']);
  });
});

describe('tables with an amount before and after an exchange', () => {
  it('give what the account moved by', () => {
    const header = '"Дата операции";"Сумма операции";"Валюта операции";"Сумма платежа";"Валюта платежа";"Описание"';
    const file = read(lines(header, '"25.03.2024 10:00:00";"-10,00";"USD";"-925,00";"RUB";"Coffee"'));
    expect(rowsOf(file).map(({ amount, currency }) => [amount, currency])).toEqual([[-92_500, 'RUB']]);
  });
});

describe('groups of digits', () => {
  it('are all of three, or of two before the last three', () => {
    const file = read(
      lines(
        'Date,Description,Amount',
        '2024-03-25,a,"-1,23,456.00"',
        '2024-03-26,b,"-123,456,789.00"',
        '2024-03-27,c,"-123,45,23,456.00"',
      ),
    );
    expect(rowsOf(file).map(({ amount }) => amount)).toEqual([-12_345_600, -12_345_678_900]);
    expect(file.heldRows).toHaveLength(1);
  });
});

describe('column names of banks', () => {
  it.each([
    [
      'Bradesco',
      'Data;Histórico;Docto.;Crédito (R$);Débito (R$);Saldo (R$)',
      '25/03/2024;Coffee;1;;-12,50;987,50',
      null,
      'Coffee',
    ],
    [
      'AIB',
      'Posted Account, Posted Transactions Date, Description1, Description2, Debit Amount, Credit Amount',
      '1234-5678,25/03/24,Coffee,,12.50,',
      null,
      'Coffee',
    ],
    ['Garanti', 'Tarih;Açıklama;Etiket;Tutar;Bakiye', '25/03/2024;Coffee;Market;-12,50 TL;987,50 TL', null, 'Coffee'],
    [
      'Fio',
      'ID pohybu;Datum;Objem;Měna;Název protiúčtu;Zpráva pro příjemce;ID pokynu',
      '111;25.03.2024;-12,50;CZK;Shop;Coffee;1',
      'Shop',
      'Coffee',
    ],
    [
      'DNB',
      'Dato;Forklaring;Rentedato;Ut fra konto;Inn på konto',
      '25.03.2024;Coffee;25.03.2024;12,50;',
      null,
      'Coffee',
    ],
    [
      'BNP Fortis',
      'Uitvoeringsdatum;Valutadatum;Bedrag;Valuta rekening;Rekeningnummer;Tegenpartij;Naam van de tegenpartij;Mededeling',
      '25/03/2024;26/03/2024;-12,50;EUR;BE11123456789012;BE22;Shop;Coffee',
      'Shop',
      'Coffee',
    ],
    [
      'Belfius',
      'Rekening;Boekingsdatum;Naam tegenpartij bevat;Transactie;Valutadatum;Bedrag;Devies;Mededelingen',
      'BE11 1234 5678 9012;25/03/2024;Shop;Coffee;26/03/2024;-12,50;EUR;',
      'Shop',
      'Coffee',
    ],
    ['Alipay', '交易时间,交易对方,商品说明,收/支,金额', '2024-03-25 10:00:00,Shop,Coffee,支出,12.50', 'Shop', 'Coffee'],
    [
      'Intesa',
      'Data;Operazione;Contabilizzazione;Valuta;Importo',
      '25/03/2024;Coffee;CONTABILIZZATO;EUR;-12,50',
      null,
      'Coffee',
    ],
  ])('of %s say what is what', (_, header, row, payee, text) => {
    expect(
      rowsOf(read(lines(header, row))).map(({ date, amount, ...rest }) => [date, amount, rest.payee, rest.text]),
    ).toEqual([['2024-03-25', -1250, payee, text]]);
  });
});

describe('MT940 of banks', () => {
  it('may be wrapped within the mark of a field', () => {
    const [row] = rowsOf(read(':61:1811261126CR\n30,00N062NONREF\n:\n86:166?00GUTSCHRIFT?20SVWZ+Test\n'));
    expect([row?.amount, row?.text]).toEqual([3000, 'GUTSCHRIFT Test']);
  });

  it('may be wrapped so that a hyphen is left alone on a line', () => {
    const entries = ':61:240115D1,50NMSCNONREF\n:86:paid 2024-01\n-\n:61:240116C2,00NMSCNONREF\n:86:back\n-\n';
    const file = read(`:20:X\n:25:1\n:28C:0\n:60F:C240114EUR10,00\n${entries}:62F:C240116EUR10,50\n-\n`);
    expect(file.statements.map((one) => [one.account.externalId, one.closingBalance, one.rows.length])).toEqual([
      ['1', 1050, 2],
    ]);
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
