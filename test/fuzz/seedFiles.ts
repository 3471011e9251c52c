import { type Booking, camtFile, mt940File, ofxFile, qifFile } from '../support/bankWriters.ts';
import { workbook } from '../support/workbooks.ts';

/** A small whole file that mutations begin with. */
export interface SeedFile {
  name: string;
  bytes: Uint8Array;
}

const bookings: readonly Booking[] = [
  { date: '2024-03-25', amount: -1250, text: 'Invoice 12/2024', payee: 'Corner Grocer', id: 'REF-100001' },
  { date: '2024-03-26', amount: 123_456, text: 'Wages March', payee: 'Employer & Co', id: 'REF-100002' },
  { date: '2024-03-27', amount: -70_000, text: 'Rent 10.50 Main Street', payee: 'Landlord', id: 'REF-100003' },
  { date: '2024-04-02', amount: -399, text: 'Café Müller', payee: 'Café', id: 'REF-100004' },
  { date: '2024-04-02', amount: -399, text: 'Café Müller', payee: 'Café', id: 'REF-100005' },
  { date: '2024-04-13', amount: 5, text: 'Interest', payee: 'Bank', id: 'REF-100006' },
];

const tables: Readonly<Record<string, string>> = {
  'english.csv':
    'Date,Description,Amount,Balance\n2024-03-25,"Corner, Grocer",-12.50,987.50\n2024-03-26,Wages,"1,234.56","2,222.06"\n2024-03-27,Rent,-700.00,"1,522.06"\n',
  'american.csv':
    'Date,Description,Debit,Credit\n03/25/2024,"CHECK ""101""",$12.50,\n03/26/2024,DEPOSIT,,"$1,234.56"\n12/31/2024,FEE,$0.05,\n',
  'german.csv':
    'Kontoauszug;Musterbank\nIBAN;DE02120300000000202051\n\nBuchungstag;Verwendungszweck;Betrag;Währung\n25.03.2024;Miete März;-1.050,00;EUR\n26.03.2024;Lohn;2.500,75;EUR\n27.03.2024;Café;-3,99;EUR\nSumme;;1.446,76;EUR\n',
  'dutch.csv':
    '"Datum","Naam / Omschrijving","Rekening","Af Bij","Bedrag (EUR)"\n"20240325","SHOP","NL47BUNQ2025181418","Af","12,50"\n"20240326","WERK","NL47BUNQ2025181418","Bij","1234,56"\n',
  'swiss.csv':
    "Datum;Text;Belastung;Gutschrift;Saldo\n25.03.2024;Laden;12.50;;1'987.50\n26.03.2024;Lohn;;1'234.55;3'222.05\n",
  'french.csv': 'Date\tLibellé\tMontant\n25/03/2024\tCB BOULANGERIE\t-3,20\n26/03/2024\tVIR SALAIRE\t1 900,00\n',
  'pipes.txt': 'Date|Text|Amount\n25-Mar-2024|Shop|12.50-\n26-Mar-2024|Work|1234.56\n27-Mar-2024|Club|7.00-\n',
  'card.csv': 'Date,Merchant,Amount\n25 Mar 2024,Shop,12.50\n26 Mar 2024,PAYMENT,500.00 CR\n27 Mar 2024,Bar,8.00\n',
  'parentheses.csv': 'Posted,Memo,Amount (USD)\n3/25/24,Shop,(12.50)\n3/26/24,Work,"1,234.56"\n3/27/24,Club,(7.00)\n',
  'yen.csv':
    'Date,Details,Amount,Currency\n2024/03/25,Shop,-1250,JPY\n2024/03/26,Work,"123,456",JPY\n2024/03/27,Bar,-800,JPY\n',
  'bare.csv': '25.03.2024;Shop;-12,50;EUR\n26.03.2024;Work;1.234,56;EUR\n27.03.2024;Club;-7,00;EUR\n',
  'status.csv':
    'Date,Time,Name,Status,Currency,Gross,Fee,Net,Transaction ID,Balance\n03/25/2024,10:00:00,Shop,Completed,USD,-12.50,0.00,-12.50,T1,87.50\n03/26/2024,11:00:00,Sale,Completed,USD,10.00,-0.59,9.41,T2,96.91\n03/27/2024,12:00:00,Late,Pending,USD,-5.00,0.00,-5.00,T3,96.91\n',
  'actual.csv':
    'Account,Date,Payee,Notes,Category,Amount,Split_Amount,Cleared\nMain,2024-03-25,Shop,(SPLIT INTO 2) both,,0,-12.50,Cleared\nMain,2024-03-25,Shop,(SPLIT 1 OF 2) a,Food,-10.00,0,Cleared\nMain,2024-03-25,Shop,(SPLIT 2 OF 2) b,Home,-2.50,0,Cleared\nMain,2024-03-26,Work,,Wages,1234.56,0,Cleared\n',
  'firefly.csv':
    'type,amount,foreign_amount,currency_code,foreign_currency_code,description,date,source_name,destination_name,category,notes,tags\nWithdrawal,-12.50,,EUR,,Shop,2024-03-25,Main,Shop,Food,,a\nTransfer,50.00,,EUR,,Save,2024-03-26,Main,Savings,,,\n',
  'ynab.csv':
    '"Account","Flag","Date","Payee","Category","Memo","Outflow","Inflow","Cleared"\n"Main","","25/03/2024","Shop","Food","Split (1/2) a",5.00€,0.00€,""\n"Main","","25/03/2024","Shop","Home","Split (2/2) b",7.50€,0.00€,""\n"Main","","26/03/2024","Work","Wages","",0.00€,1234.56€,""\n',
  'ledger.csv':
    '"2024/03/25","","Shop","Expenses:Food","$","12.5","*",""\n"2024/03/25","","Shop","Assets:Bank","$","-12.5","*",""\n"2024/03/26","","Work","Assets:Bank","$","1234.56","*",""\n"2024/03/26","","Work","Income:Wages","$","-1234.56","*",""\n',
  'fees.csv':
    'Type,Completed Date,Description,Amount,Fee,Currency,State,Balance\nCARD,2024-03-25 11:00:00,Shop,-12.50,0.00,EUR,COMPLETED,87.50\nTOPUP,2024-03-26 11:00:00,Top-up,100.00,1.25,EUR,COMPLETED,186.25\nATM,2024-03-27 11:00:00,Cash,-50.00,0.75,EUR,COMPLETED,135.50\n',
  'hledger.csv':
    '"txnidx","date","date2","status","code","description","comment","account","amount","commodity","credit","debit","posting-status","posting-comment"\n"1","2024-03-25","","","","Shop","","assets:bank","-12.50","EUR","12.50","","",""\n"1","2024-03-25","","","","Shop","","expenses:food","12.50","EUR","","12.50","",""\n"2","2024-03-26","","","","Work","","assets:bank","1234.56","EUR","","1234.56","",""\n"2","2024-03-26","","","","Work","","income:wages","-1234.56","EUR","1234.56","","",""\n',
};

const splitQif =
  "!Type:CCard\nD3/25'24\nU-1,012.50\nT-1,012.50\nN101\nPShop\nLFood\nSFood\nEcheese\n$-1,000.00\nSHome\n$-12.50\n^\nD3/26'24\nT500.00\nPPayment\nL[Main]\n^\n";

const camtBatch = camtFile(bookings.slice(0, 1), {
  message: '053',
  version: 2,
  prefix: '',
  detailsHaveAmounts: false,
}).replace(
  /<NtryDtls>.*<\/NtryDtls>/,
  '<NtryDtls><TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls></TxDtls><TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">2.50</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls>',
);

const mt942 =
  ':20:X\n:25:NL02ABNA0123456789EUR\n:28C:1/1\n:34F:EUR0,\n:13D:2403251200+0100\n:61:240325D12,5NTRFNONREF//REF-00001\n:86:SHOP\n:61:2403260326RC1234,56NTRFNONREF\nextra\n:86:/NAME/Shop/REMI/Refund/\n:90D:1EUR12,5\n:90C:1EUR1234,56\n-\n';

const encoder = new TextEncoder();
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string) =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...Array.from(text, (letter) => letter.charCodeAt(0)).flatMap((code) => [code & 255, code >> 8]),
  ]);

const texts: Readonly<Record<string, string>> = {
  ...tables,
  'sgml.ofx': ofxFile(bookings, { kind: 'sgml', decimalSign: '.', dateStyle: 'zone', onOneLine: false, isCard: false }),
  'one-line.ofx': ofxFile(bookings, {
    kind: 'sgml',
    decimalSign: ',',
    dateStyle: 'day',
    onOneLine: true,
    isCard: true,
  }),
  'xml.ofx': ofxFile(bookings, { kind: 'xml', decimalSign: '.', dateStyle: 'time', onOneLine: false, isCard: true }),
  'split.qif': splitQif,
  'european.qif': qifFile(bookings, {
    date: (year, month, day) => `${day}.${month}.${year}`,
    decimalSign: ',',
    grouping: '.',
    writesTwice: false,
    account: 'Main',
  }),
  'american.qif': qifFile(bookings, {
    date: (year, month, day) => `${month}/${day}/${year}`,
    decimalSign: '.',
    grouping: ',',
    writesTwice: true,
    account: null,
  }),
  'v2.camt.xml': camtFile(bookings, { message: '053', version: 2, prefix: '', detailsHaveAmounts: true }),
  'v8.camt.xml': camtFile(bookings, { message: '052', version: 8, prefix: 'ns:', detailsHaveAmounts: false }),
  'batch.camt.xml': camtBatch,
  'german.sta': mt940File(bookings, { details: 'german', entryDate: true, writesR: true, hasEnvelope: false }),
  'dutch.sta': mt940File(bookings, { details: 'dutch', entryDate: false, writesR: false, hasEnvelope: true }),
  'day.mt942': mt942,
};

const xlsx = workbook({
  rows: [
    ['Date', 'Text', 'Amount', 'Balance'],
    [{ number: '45376', style: 1 }, 'Shop', { number: '-12.5' }, { number: '987.5' }],
    [{ number: '45377', style: 1 }, 'Work', { number: '1234.56' }, { number: '2222.06' }],
    [{ number: '45378', style: 1 }, 'Club', { number: '-7' }, { number: '2215.06' }],
  ],
  formats: ['yyyy-mm-dd'],
});

/** One file for each format and dialect, the same ones every time. */
export const seedFiles: readonly SeedFile[] = [
  ...Object.entries(texts).map(([name, text]) => ({ name, bytes: encoder.encode(text) })),
  { name: 'german-latin.csv', bytes: latin(tables['german.csv'] ?? '') },
  { name: 'german-wide.csv', bytes: wide(tables['german.csv'] ?? '') },
  { name: 'table.xlsx', bytes: xlsx },
];
