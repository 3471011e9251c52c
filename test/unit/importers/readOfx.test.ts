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

const sgmlHeader =
  'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n';
const signOn =
  '<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20240201<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>\n';

function sgml(transactions: string, account = 'CHECKING'): string {
  return `${sgmlHeader}<OFX>${signOn}<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>111<ACCTID>4455-66<ACCTTYPE>${account}</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20240101<DTEND>20240131
${transactions}</BANKTRANLIST><LEDGERBAL><BALAMT>10.00<DTASOF>20240131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`;
}

function xml(transactions: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><TRNUID>1</TRNUID><CCSTMTRS><CURDEF>EUR</CURDEF><CCACCTFROM><ACCTID>9988</ACCTID></CCACCTFROM>
<BANKTRANLIST><DTSTART>20240101</DTSTART><DTEND>20240131</DTEND>
${transactions}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>\n`;
}

const tea = '<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240115<TRNAMT>-4.50<FITID>a1<NAME>TEA ROOM</STMTTRN>\n';

describe('both dialects', () => {
  it('reads SGML with unclosed fields', () => {
    const file = read(
      sgml(
        '<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>20240115120000[-5:EST]\n<TRNAMT>-4.50\n<FITID>a1\n<NAME>TEA ROOM\n<MEMO>CARD 1234\n</STMTTRN>\n',
      ),
    );
    expect(file.format).toBe('ofx');
    expect(file.statements).toMatchObject([
      {
        account: { externalId: '4455-66', name: null, kind: 'checking' },
        currency: 'USD',
        rows: [
          {
            line: 15,
            date: '2024-01-15',
            amount: -450,
            currency: 'USD',
            text: 'TEA ROOM CARD 1234',
            payee: null,
            bankId: 'a1',
            category: null,
            account: null,
          },
        ],
      },
    ]);
    expect(file.heldRows).toEqual([]);
  });

  it('reads XML, with comments, character data and entities, and expands no entity of the document', () => {
    const file = read(
      xml(
        '<!-- <STMTTRN> --><STMTTRN><DTPOSTED>20240116</DTPOSTED><TRNAMT>12,30</TRNAMT><FITID>x</FITID><NAME>A &amp; B &#233; &amp;lt; &bomb; 5 < 6</NAME><MEMO><![CDATA[<b>refund</b>]]></MEMO></STMTTRN>',
      ),
    );
    expect(rowsOf(file).map((row) => [row.amount, row.text])).toEqual([[1230, 'A & B é < &bomb; 5 < 6 <b>refund</b>']]);
    expect(file.statements[0]?.account).toEqual({ externalId: '9988', name: null, kind: 'card' });
  });

  it.each([
    ['-4.50', -450],
    ['+4.5', 450],
    ['4', 400],
    ['.5', 50],
    ['-1234,56', -123456],
    ['1,234.56', 123456],
    ['-1.234.567,80', -123456780],
    ['-30.000', -3000],
    ['−2.00', -200],
    ['- 2.00', -200],
    ['-1 234 567,80', -123456780],
  ])('reads the amount %s', (written, amount) => {
    expect(rowsOf(read(sgml(tea.replace('-4.50', written)))).map((row) => row.amount)).toEqual([amount]);
  });

  it.each(['-12\t50', '-12 50', '-1 23.50', '-12 5000', '4\n50'])(
    'does not leave out a blank that was a decimal sign: %j',
    (written) => {
      const file = read(sgml(tea.replace('-4.50', written)));
      expect(rowsOf(file)).toEqual([]);
      expect(file.heldRows.map(({ reason }) => reason)).toEqual([
        `The amount “${written.replace(/\s/, ' ')}” is not a number.`,
      ]);
    },
  );

  it.each([
    ['20240115', '2024-01-15'],
    ['20240115235959', '2024-01-15'],
    ['20240115000000.000[-8:PST]', '2024-01-15'],
    ['20240115120000[0:GMT]', '2024-01-15'],
  ])('takes the day of %s as the bank wrote it', (written, date) => {
    expect(rowsOf(read(sgml(tea.replace('20240115', written)))).map((row) => row.date)).toEqual([date]);
  });

  it('does not say a name twice that the memo goes on with', () => {
    const texts = (fields: string) =>
      rowsOf(read(sgml(`<STMTTRN><DTPOSTED>20240115<TRNAMT>1.00<FITID>a${fields}</STMTTRN>\n`))).map((row) => [
        row.text,
        row.payee,
      ]);
    expect(texts('<NAME>A LONG NAME CUT AT THIRT<MEMO>A LONG NAME CUT AT THIRTY TWO')).toEqual([
      ['A LONG NAME CUT AT THIRTY TWO', null],
    ]);
    expect(texts('<NAME>SHOP IN OSLO<MEMO>OSLO')).toEqual([['SHOP IN OSLO', null]]);
    expect(texts('<PAYEE><NAME>Power Co<ADDR1>1 St<CITY>X</PAYEE><MEMO>Bill')).toEqual([['Power Co Bill', 'Power Co']]);
    expect(texts('<TRNTYPE>CHECK<CHECKNUM>1042')).toEqual([['CHECK 1042', null]]);
  });

  it('keeps the other account of a transfer apart from the statement’s own', () => {
    const file = read(
      sgml(
        '<STMTTRN><TRNTYPE>XFER<DTPOSTED>20240115<TRNAMT>-50.00<FITID>t<NAME>To savings<BANKACCTTO><BANKID>1<ACCTID>777<ACCTTYPE>SAVINGS</BANKACCTTO></STMTTRN>\n',
      ),
    );
    expect(file.statements[0]?.account).toEqual({ externalId: '4455-66', name: null, kind: 'checking' });
  });

  it('counts a transaction in its own currency where it states one', () => {
    const row = (aggregate: string) =>
      rowsOf(
        read(
          sgml(
            tea
              .replace('</STMTTRN>', `<${aggregate}><CURRATE>1.0<CURSYM>JPY</${aggregate}></STMTTRN>`)
              .replace('-4.50', '-450'),
          ),
        ),
      )[0];
    expect(row('CURRENCY')).toMatchObject({ amount: -450, currency: 'JPY' });
    expect(row('ORIGCURRENCY')).toMatchObject({ amount: -45000, currency: 'USD' });
  });

  it('gives each account of a file its own statement', () => {
    const second =
      '<STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>22<ACCTTYPE>SAVINGS</BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20240117<TRNAMT>9.00<FITID>s1<NAME>INTEREST</STMTTRN></BANKTRANLIST></STMTRS>';
    const file = read(sgml(tea).replace('</STMTTRNRS>', `</STMTTRNRS><STMTTRNRS>${second}</STMTTRNRS>`));
    expect(
      file.statements.map((statement) => [
        statement.account.externalId,
        statement.account.kind,
        statement.currency,
        statement.rows.length,
      ]),
    ).toEqual([
      ['4455-66', 'checking', 'USD', 1],
      ['22', 'savings', 'EUR', 1],
    ]);
  });

  it('reads a document that stands twice in the file once, and says how often it did so', () => {
    const file = read(`${sgml(tea)}${sgml(tea)}`);
    expect(rowsOf(file)).toHaveLength(1);
    expect(file.repeatedRows).toBe(1);
  });

  it('keeps equal transactions of one list, and equal ids with different amounts', () => {
    expect(rowsOf(read(sgml(tea + tea)))).toHaveLength(2);
    expect(rowsOf(read(sgml(tea + tea.replace('-4.50', '-4.60'))))).toHaveLength(2);
  });

  it('reads Windows-1252, UTF-8 under a header that says otherwise, and stray bytes', () => {
    const names = (bytes: Uint8Array) => rowsOf(read(bytes)).map((row) => row.text);
    const content = sgml(tea.replace('TEA ROOM', 'CAFÉ'));
    expect(names(Uint8Array.from(content, (letter) => letter.charCodeAt(0)))).toEqual(['CAFÉ']);
    expect(names(encoder.encode(content))).toEqual(['CAFÉ']);
    expect(names(encoder.encode(sgml(tea.replace('TEA', '\0TEA'))))).toEqual(['TEA ROOM']);
  });
});

describe('transactions that cannot be read for certain', () => {
  it.each([
    ['<DTPOSTED>20240115<TRNAMT>$120<FITID>b<NAME>X', 'The amount “$120” is not a number.'],
    ['<DTPOSTED>20240115<TRNAMT><FITID>b<NAME>X', 'The transaction has no amount.'],
    ['<TRNAMT>-1.00<FITID>b<NAME>X', 'The transaction has no date.'],
    ['<DTPOSTED>20240231<TRNAMT>-1.00<FITID>b<NAME>X', 'The date “20240231” does not exist.'],
    [
      '<DTPOSTED>20240115<TRNAMT>-1.005<FITID>b<NAME>X',
      'The amount “-1.005” is too large, or has more decimal places than the 2 of USD.',
    ],
    [
      '<DTPOSTED>20240115<TRNAMT>-1.00<FITID>b<TRNAMT>-2.00',
      'This transaction is not closed by </STMTTRN>, so it is impossible to tell where it ends and which details belong to it.',
    ],
  ])('holds back %s', (fields, reason) => {
    const file = read(sgml(`${tea}<STMTTRN><TRNTYPE>DEBIT${fields}</STMTTRN>\n${tea.replace('a1', 'a3')}`));
    expect(rowsOf(file).map((row) => row.bankId)).toEqual(['a1', 'a3']);
    expect(file.heldRows.map((row) => [row.line, row.reason])).toEqual([[16, reason]]);
  });

  it('holds back a transaction that lacks its closing tag, and reads the others', () => {
    const file = read(sgml(`${tea}${tea.replace('a1', 'a2').replace('</STMTTRN>', '')}${tea.replace('a1', 'a3')}`));
    expect(rowsOf(file).map((row) => row.bankId)).toEqual(['a1', 'a3']);
    expect(file.heldRows.map((row) => [row.line, row.reason])).toEqual([
      [
        16,
        'This transaction is not closed by </STMTTRN>, so it is impossible to tell where it ends and which details belong to it.',
      ],
    ]);
  });

  it('says so where no transaction at all is closed', () => {
    expect(problemOf(sgml(tea.replace('</STMTTRN>', '')))).toBe(
      'DAMAGED_FILE: This OFX file is damaged at line 15: This transaction is not closed by </STMTTRN>, so it is impossible to tell where it ends and which details belong to it.',
    );
  });

  it('holds back the transaction that a broken download ends in', () => {
    const whole = sgml(tea + tea.replace('a1', 'a2'));
    const file = read(whole.slice(0, whole.indexOf('a2')));
    expect(rowsOf(file).map((row) => row.bankId)).toEqual(['a1']);
    expect(file.heldRows.map((row) => [row.line, row.reason])).toEqual([
      [16, 'The file ends in the middle of this transaction.'],
    ]);
  });

  it('says that later transactions may be missing where a download breaks off between two', () => {
    const whole = sgml(tea + tea.replace('a1', 'a2'));
    const file = read(whole.slice(0, whole.lastIndexOf('<STMTTRN>')));
    expect(rowsOf(file)).toHaveLength(1);
    expect(file.heldRows.map((row) => row.reason)).toEqual([
      'The file ends before its list of transactions is closed, so later transactions may be missing.',
    ]);
  });

  it('never changes or invents an amount, wherever the file is cut', () => {
    const amounts = fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (cents, share, isXml) => {
        const written = cents.map(
          (amount) =>
            `${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`,
        );
        const list = written
          .map((amount, index) =>
            isXml
              ? `<STMTTRN><DTPOSTED>20240115</DTPOSTED><TRNAMT>${amount}</TRNAMT><FITID>f${index}</FITID><NAME>N${index}</NAME></STMTTRN>\n`
              : `<STMTTRN><DTPOSTED>20240115<TRNAMT>${amount}<FITID>f${index}<NAME>N${index}</STMTTRN>\n`,
          )
          .join('');
        const whole = encoder.encode(isXml ? xml(list) : sgml(list));
        expect(rowsOf(read(whole)).map((row) => row.amount)).toEqual(
          cents.map((amount) => (amount === 0 ? 0 : amount)),
        );
        const result = readBankFile(whole.subarray(0, Math.floor(whole.length * share)));
        const rows = result.ok ? rowsOf(result.file) : [];
        rows.forEach((row, index) => {
          expect([row.amount, row.text, row.bankId]).toEqual([cents[index], `N${index}`, `f${index}`]);
        });
        // Nothing is lost without a word: whatever is missing, the result says that something is.
        if (rows.length < cents.length && result.ok) expect(result.file.heldRows.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});

describe('files without bank transactions', () => {
  it('passes on the bank’s own error', () => {
    const content = `${sgmlHeader}<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Wrong password</STATUS><LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1></OFX>`;
    expect(problemOf(content)).toBe(
      'BANK_REFUSED: The bank answered with an error instead of a statement: “Wrong password”.',
    );
  });

  it('says that a statement of investments holds none', () => {
    const content = `${sgmlHeader}<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVTRANLIST><BUYSTOCK><INVBUY><UNITS>5</INVBUY></BUYSTOCK></INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>`;
    expect(problemOf(content)).toBe(
      'INVESTMENT_STATEMENT: This file is a statement of investments and holds no bank transactions. Export the cash or bank account instead.',
    );
  });

  it('reads the cash movements that a statement of investments holds', () => {
    const content = `${sgmlHeader}<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVACCTFROM><BROKERID>b<ACCTID>5</INVACCTFROM><INVTRANLIST><INVBANKTRAN>${tea}<SUBACCTFUND>CASH</INVBANKTRAN></INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>`;
    expect(read(content).statements).toMatchObject([
      { account: { externalId: '5', kind: 'other' }, currency: 'USD', rows: [{ amount: -450 }] },
    ]);
  });

  it('says that an empty statement is empty', () => {
    expect(problemOf(sgml(''))).toBe(
      'NO_TRANSACTIONS: This statement holds no transactions. Export it again for a longer period.',
    );
  });

  it('says that a file without a statement holds none', () => {
    expect(problemOf(`${sgmlHeader}<OFX>${signOn}</OFX>`)).toBe(
      'NO_TRANSACTIONS: This OFX file holds no statement of an account, so there are no transactions to import.',
    );
  });

  it('says that a file breaks off before its first transaction', () => {
    expect(problemOf(sgml(tea).slice(0, 300))).toBe(
      'DAMAGED_FILE: This OFX file breaks off before its first transaction.',
    );
  });
});
