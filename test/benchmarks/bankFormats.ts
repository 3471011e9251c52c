import { workbook } from '../support/workbooks.ts';
import { syntheticHistory } from './syntheticHistory.ts';

/** A row of the invented history; amounts as the bank writes them, with a point. */
interface Row {
  readonly date: string;
  readonly text: string;
  readonly amount: string;
}

function rowsOf(count: number): Row[] {
  const lines = syntheticHistory({ rows: count, seed: 7, labelled: 0 }).trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [date = '', text = '', amount = ''] = line.split(',');
    return { date, text, amount };
  });
}

const compact = (date: string) => date.replaceAll('-', '');
const unsigned = (amount: string) => amount.replace('-', '');

function ofx(rows: readonly Row[]): string {
  const transactions = rows.map(
    ({ date, text, amount }, at) =>
      `<STMTTRN><TRNTYPE>${amount.startsWith('-') ? 'DEBIT' : 'CREDIT'}<DTPOSTED>${compact(date)}<TRNAMT>${amount}<FITID>F${at}<NAME>${text}</STMTTRN>`,
  );
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP<BANKACCTFROM><BANKID>1<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>\n${transactions.join('\n')}\n</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`;
}

function qif(rows: readonly Row[]): string {
  const records = rows.map(({ date, text, amount }) => {
    const [year, month, day] = date.split('-');
    return `D${month}/${day}/${year}\nT${amount}\nP${text}\n^`;
  });
  return `!Type:Bank\n${records.join('\n')}\n`;
}

function camt(rows: readonly Row[]): string {
  const entries = rows.map(
    ({ date, text, amount }, at) =>
      `<Ntry><Amt Ccy="GBP">${unsigned(amount)}</Amt><CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${date}</Dt></BookgDt><AcctSvcrRef>R${at}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>GB33BUKB20201555555555</IBAN></Id><Ccy>GBP</Ccy></Acct>\n${entries.join('\n')}\n</Stmt></BkToCstmrStmt></Document>\n`;
}

function mt940(rows: readonly Row[]): string {
  const entries = rows.map(
    ({ date, text, amount }, at) =>
      `:61:${compact(date).slice(2)}${amount.startsWith('-') ? 'D' : 'C'}${unsigned(amount).replace('.', ',')}NTRFREF${at}\n:86:${text}`,
  );
  return `:20:STATEMENT\n:25:20201555/55555555\n:28C:1/1\n:60F:C250101GBP0,00\n${entries.join('\n')}\n:62F:C251231GBP0,00\n-\n`;
}

function xlsx(rows: readonly Row[]): Uint8Array {
  const header = ['Date', 'Description', 'Amount', 'Currency'];
  return workbook({ rows: [header, ...rows.map(({ date, text, amount }) => [date, text, { number: amount }, 'GBP'])] });
}

/** Files of each format with the same invented history, by their extensions. */
export const bankFormats: Readonly<Record<string, (rows: number) => string | Uint8Array>> = {
  csv: (rows) => syntheticHistory({ rows, seed: 7, labelled: 0 }),
  ofx: (rows) => ofx(rowsOf(rows)),
  qif: (rows) => qif(rowsOf(rows)),
  'camt.xml': (rows) => camt(rowsOf(rows)),
  sta: (rows) => mt940(rowsOf(rows)),
  xlsx: (rows) => xlsx(rowsOf(rows)),
};
