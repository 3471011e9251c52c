import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { CsvLayoutChoice, ParsedFile, StatementRow } from '../../../electron/importers/statement.ts';

const encoder = new TextEncoder();

function read(content: string | Uint8Array, choice: CsvLayoutChoice = {}): ParsedFile {
  const result = readBankFile(typeof content === 'string' ? encoder.encode(content) : content, choice);
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

/** A balance field of cents. */
function balance(cents: number, currency: string): string {
  const written = (Math.abs(cents) / 100).toFixed(2).replace('.', ',');
  return `${cents < 0 ? 'D' : 'C'}240115${currency}${written}`;
}

/** A statement whose balances agree with those of its entries that are written as they should be. */
function mt940(entries: string, account = 'NL02ABNA0123456789', currency = 'EUR', missing = 0): string {
  const moved = [...entries.matchAll(/^:61:[\d ]+(R?[CD])[A-Z]?(\d+)[,.]?(\d{0,2})\d*[A-Z]/gm)].map(
    ([, mark, whole, decimals = '']) => {
      const cents = Number(`${whole}${decimals.padEnd(2, '0')}`);
      return mark === 'C' || mark === 'RD' ? cents : -cents;
    },
  );
  const closing = moved.reduce((sum, cents) => sum + cents, 10_000 + missing);
  return `:20:STARTUMS\n:25:${account}\n:28C:3/1\n:60F:${balance(10_000, currency)}\n${entries}:62F:${balance(closing, currency)}\n-\n`;
}

function lineOf(statementLine: string): StatementRow | undefined {
  return rowsOf(read(mt940(`:61:${statementLine}\n:86:TEA\n`)))[0];
}

function detailsOf(...lines: string[]): [text: string, payee: string | null] {
  const row = rowsOf(read(mt940(`:61:2401150115D4,50NTRFNONREF\n:86:${lines.join('\n')}\n`)))[0];
  return [row?.text ?? '', row?.payee ?? null];
}

describe('a statement', () => {
  it('gives its account and each entry with its line, date, amount, text and reference', () => {
    const file = read(
      mt940(':61:2401150115D4,50NTRFNONREF//REF-0001\n:86:TEA ROOM\n:61:2401160116C1200,NTRFSALARY\n:86:EMPLOYER\n'),
    );
    expect(file.format).toBe('mt940');
    expect(file.heldRows).toEqual([]);
    const common = { currency: 'EUR', payee: null, category: null, account: null };
    expect(file.statements).toMatchObject([
      {
        account: { externalId: 'NL02ABNA0123456789', name: null, kind: null },
        currency: 'EUR',
        rows: [
          { line: 5, date: '2024-01-15', amount: -450, text: 'TEA ROOM', bankId: 'REF-0001', ...common },
          { line: 7, date: '2024-01-16', amount: 120000, text: 'EMPLOYER', bankId: null, ...common },
        ],
      },
    ]);
  });

  it.each([
    ['C', 450],
    ['D', -450],
    ['RC', -450],
    ['RD', 450],
    ['CR', 450],
    ['DR', -450],
    ['RCR', -450],
    ['RDR', 450],
  ])('reads the mark %s with or without the third letter of the currency', (mark, amount) => {
    expect(lineOf(`2401150115${mark}4,50NTRFNONREF`)?.amount).toBe(amount);
  });

  it.each([
    ['4,50', -450],
    ['4,5', -450],
    ['4,', -400],
    ['4', -400],
    ['0,05', -5],
    ['000000001213,28', -121328],
    ['4.50', -450],
    ['0,00', 0],
  ])('reads the amount %s', (written, amount) => {
    expect(lineOf(`2401150115D${written}NTRFNONREF`)?.amount).toBe(amount);
  });

  it.each([
    ['2401150116', '2024-01-16'],
    ['240115', '2024-01-15'],
    ['240115    ', '2024-01-15'],
    ['2401021231', '2023-12-31'],
    ['2312310102', '2024-01-02'],
    ['2402290301', '2024-03-01'],
    // Banks that count each month as 30 days.
    ['2302300301', '2023-03-01'],
    ['991231', '1999-12-31'],
  ])('takes the entry date of %s, or else the value date', (written, date) => {
    expect(lineOf(`${written}D4,50NTRFNONREF`)?.date).toBe(date);
  });

  it('gives each account of a file one statement, also over several days and pages', () => {
    const day = (account: string, amount: string) => mt940(`:61:240115D${amount}NTRFNONREF\n:86:X\n`, account);
    const page = day('111', '3,00')
      .replace(':60F:C240115EUR100,00', ':60M:C240115EUR99,00')
      .replace('EUR97,00', 'EUR96,00');
    const file = read(day('111', '1,00') + day('222', '2,00') + page);
    expect(file.statements.map(({ account, rows }) => [account.externalId, rows.map(({ amount }) => amount)])).toEqual([
      ['111', [-100, -300]],
      ['222', [-200]],
    ]);
  });

  it('keeps the accounts apart where the line that begins a message is damaged', () => {
    const second = mt940(':61:240115D2,00NTRFNONREF\n:86:Y\n', '222').replace(':20:STARTUMS', 'x20:STARTUMS');
    const file = read(mt940(':61:240115D1,00NTRFNONREF\n:86:X\n', '111') + second);
    expect(file.statements.map(({ account, rows }) => [account.externalId, rows.length])).toEqual([
      ['111', 1],
      ['222', 1],
    ]);
  });

  it.each([
    ['NL02ABNA0123456789EUR', 'NL02ABNA0123456789'],
    ['NL02 ABNA 0123 4567 89', 'NL02ABNA0123456789'],
    ['1291.99.348EUR', '1291.99.348'],
    ['BANKHUHB/123456/EUR', 'BANKHUHB/123456'],
    ['10020030/1234567', '10020030/1234567'],
  ])('names the account %s without blanks and currency', (written, account) => {
    expect(read(mt940(':61:240115D1,00NTRFNONREF\n', written)).statements[0]?.account.externalId).toBe(account);
  });

  it('is read between SWIFT blocks, bank names, control characters and empty lines', () => {
    const plain = mt940(':61:240115D1,00NTRFNONREF\n:86:TEA\n');
    for (const content of [
      `{1:F01ABNANL2AXXXX0000000000}{2:O940ABNANL2AXXXXN}{4:\n${plain.replace('-\n', '-}{5:}\n')}`,
      `ABNANL2A\n940\nABNANL2A\n${plain}`,
      `:940:\n${plain}`,
      `\u0001\r\n${plain.replaceAll('\n', '\r\n').replace('-\r\n', '-\u0003')}`,
      plain.replace(':86:', '\n\n:86:').replace('TEA', 'TEA\n\n\n'),
    ]) {
      expect(rowsOf(read(content)).map((row) => [row.amount, row.text])).toEqual([[-100, 'TEA']]);
    }
  });

  it('is read as MT942, which has a currency but no balance', () => {
    const report =
      ':20:R1\n:25:PL29114010810000267002001002\n:28C:1/1\n:34F:PLND0,00\n:13D:2401151815+0100\n:61:240115D1,25NTRFNONREF\n:86:TEA\n:90D:1PLN1,25\n';
    for (const content of [report, report.replace(':90D:1PLN1,25\n', '')]) {
      expect(rowsOf(read(content)).map((row) => [row.amount, row.currency])).toEqual([[-125, 'PLN']]);
    }
    expect(reasonsOf(read(report.replace('D1,25', 'ED1,25')))).toEqual([
      [6, 'The entry is expected (EC or ED): the bank has not booked it yet.'],
    ]);
  });

  it('counts in the decimal places of its currency', () => {
    const row = (currency: string, amount: string) =>
      rowsOf(read(mt940(`:61:240115D${amount}NTRFNONREF\n`, '1', currency)))[0];
    expect(row('JPY', '450,')).toMatchObject({ amount: -450, currency: 'JPY' });
    expect(row('USD', 'D4,50')).toMatchObject({ amount: -450, currency: 'USD' });
    expect(row('KWD', '4,505')).toMatchObject({ amount: -4505, currency: 'KWD' });
  });

  it('reads Windows-1252', () => {
    const content = mt940(':61:240115D1,00NTRFNONREF\n:86:CAFÉ\n');
    expect(rowsOf(read(Uint8Array.from(content, (letter) => letter.charCodeAt(0)))).map((row) => row.text)).toEqual([
      'CAFÉ',
    ]);
  });
});

describe('the bank’s reference', () => {
  const ids = (...lines: string[]) =>
    rowsOf(read(mt940(lines.map((line) => `:61:${line}\n:86:X\n`).join('')))).map((row) => row.bankId);

  it('is the id where it is long enough and no other entry has it', () => {
    expect(ids('240115D1,00NTRFNONREF//NONREF', '240115D1,00NTRFNONREF//53', '240115D1,00NTRFINV 17')).toEqual([
      null,
      null,
      null,
    ]);
    expect(ids('240115D1,00NTRFNONREF//REF-0001', '240116D1,00NTRFNONREF//REF-0001')).toEqual([null, null]);
    expect(ids('240115D1,00NTRFNONREF//REF-0001', '240116D1,00NTRFNONREF//REF-0002')).toEqual(['REF-0001', 'REF-0002']);
  });

  it('is none that the next month’s payment has again', () => {
    const month = (date: string) => mt940(`:61:${date}D9,00NTRFNONREF//STANDING-1\n:86:RENT\n`);
    expect(rowsOf(read(month('240115') + month('240215'))).map((row) => row.bankId)).toEqual([null, null]);
  });

  it('lets an entry that two statements of the account list count once', () => {
    const day = mt940(':61:240115D9,00NTRFNONREF//REF-0001\n:86:RENT\n');
    const file = read(day + day);
    expect([rowsOf(file).length, file.repeatedRows]).toEqual([1, 1]);
  });
});

describe('what the bank says of an entry', () => {
  it('is taken from the German subfields, the purpose before the references', () => {
    expect(
      detailsOf(
        '105?00FOLGELASTSCHRIFT?10931?20EREF+4711?21MREF+M-1?22CRED+DE98ZZZ?23SVWZ+Strom Abschlag Februar?24 2024?30ABCDEFGH?31DE02',
        '120300000000202051?32Stadtwerke Muster?33stadt GmbH?34992',
      ),
    ).toEqual([
      'FOLGELASTSCHRIFT Strom Abschlag Februar 2024 EREF+4711 MREF+M-1 CRED+DE98ZZZ',
      'Stadtwerke Muster stadt GmbH',
    ]);
  });

  it('joins pieces that are full within a word, and subfields that a line break divides', () => {
    expect(detailsOf('166?00GUTSCHRIFT?20Verwendungszweck Nummer sie?21benundzwanzig?32KARL?3', '3KAUFMANN')).toEqual([
      'GUTSCHRIFT Verwendungszweck Nummer siebenundzwanzig',
      'KARL KAUFMANN',
    ]);
  });

  it('is read with other separators, and with a question mark in the purpose', () => {
    expect(detailsOf('000>00TRANSFER>20RENT>32LANDLORD')).toEqual(['TRANSFER RENT', 'LANDLORD']);
    expect(detailsOf('166?00GUTSCHRIFT?20WHERE? HERE?32ANNA')).toEqual(['GUTSCHRIFT WHERE? HERE', 'ANNA']);
  });

  it.each([
    [
      '/TRTP/SEPA OVERBOEKING/IBAN/NL02ABNA0123456789/BIC/ABNANL2A/NAME/Corner Grocer/REMI/Invoice 12/EREF/NOTPROVIDED',
      'SEPA OVERBOEKING Invoice 12',
      'Corner Grocer',
    ],
    [
      '/EREF/4711//CNTP/NL02ABNA0123456789/ABNANL2A/Corner Grocer///REMI/USTD//Invoice 12/',
      'Invoice 12',
      'Corner Grocer',
    ],
    ['/BENM//NAME/J DOE/REMI//ISDT/2024-01-15', '', 'J DOE'],
    ['/ABC/DEF/MISCELLANEOUS', '/ABC/DEF/MISCELLANEOUS', null],
  ])('is taken from the Dutch words between slashes: %s', (written, text, payee) => {
    expect(detailsOf(written)).toEqual([text, payee]);
    // Lines break anywhere.
    expect(detailsOf(written.slice(0, 18), written.slice(18))[1]).toBe(payee);
  });

  it('is joined from free lines, several fields, and times that look like fields', () => {
    expect(detailsOf('CARD 1234 TEA ROOM', 'OSLO')).toEqual(['CARD 1234 TEA ROOM OSLO', null]);
    expect(detailsOf('x'.repeat(65), 'yz')[0]).toBe(`${'x'.repeat(65)}yz`);
    expect(detailsOf('REVERSAL', ':86:NOT AGREED')).toEqual(['REVERSAL NOT AGREED', null]);
    expect(detailsOf('PAID 2024-01-15T13', ':12:11 AT', ':25:99 THE DESK')[0]).toContain('AT :25:99 THE DESK');
    expect(detailsOf('PAID 2024-01-15T13', ':20:15')[0]).toBe('PAID 2024-01-15T13 :20:15');
  });

  it('is taken from numbered lines, and from the statement line where there is nothing else', () => {
    const row = (after: string) => rowsOf(read(mt940(`:61:240115D1,00${after}\n`)))[0];
    expect(row('S051\n:NS:01RENT\n02JANUARY\n15LANDLORD\n16LTD\n17TRANSFER')).toMatchObject({
      text: 'TRANSFER RENT JANUARY',
      payee: 'LANDLORD LTD',
    });
    expect(row('NCHK16703074\nCHEQUE')).toMatchObject({ text: '16703074 CHEQUE', payee: null });
    expect(row('N0440121470966      W. Jansen\n:86:REVERSAL')).toMatchObject({ text: 'REVERSAL', payee: 'W. Jansen' });
  });

  it('is not what the bank says of the whole statement', () => {
    const content = mt940(':61:240115D1,00NTRFNONREF\n').replace('-\n', ':86:PLEASE NOTE OUR NEW FEES\n-\n');
    expect(rowsOf(read(content)).map((row) => row.text)).toEqual(['']);
  });
});

describe('entries that cannot be read for certain', () => {
  it.each([
    [
      '2401150115D4;50NTRF',
      'The statement line “2401150115D4;50NTRF” has no date, mark and amount that can be read for certain.',
    ],
    [
      '2401150115X4,50NTRF',
      'The statement line “2401150115X4,50NTRF” has no date, mark and amount that can be read for certain.',
    ],
    [
      '2401150115D1.000,50NTRF',
      'The statement line “2401150115D1.000,50NTRF” has no date, mark and amount that can be read for certain.',
    ],
    [
      '2401150115D4,50',
      'The statement line “2401150115D4,50” has no date, mark and amount that can be read for certain.',
    ],
    ['240230D4,50NTRF', 'The date “240230” does not exist.'],
    ['2401150230D4,50NTRF', 'The date “2401150230” does not exist.'],
    ['240115D4,505NTRF', 'The amount “4,505” is too large, or has more decimal places than the 2 of EUR.'],
  ])('holds back :61:%s', (line, reason) => {
    const good = ':61:240115D1,00NTRFNONREF\n:86:TEA\n';
    const file = read(mt940(`${good}:61:${line}\n:86:?\n${good}`));
    expect(rowsOf(file)).toHaveLength(2);
    expect(reasonsOf(file)).toEqual([[7, reason]]);
  });

  it('reads a statement line that is wrapped before its amount ends', () => {
    expect(lineOf('2401150115CR\n30,00N062NONREF')?.amount).toBe(3000);
    expect(lineOf('2401150115D62\n0,3NSTON')?.amount).toBe(-62030);
  });

  it('holds back all entries in a currency that is not known', () => {
    expect(reasonsOf(read(mt940(':61:240115D1,00NTRFNONREF\n', '1', 'EUX')))).toEqual([
      [5, 'The currency “EUX” of the statement is not known.'],
    ]);
  });

  it('holds back the entry that a broken download ends in, and says where one ends between two', () => {
    const whole = mt940(':61:240115D1,00NTRFNONREF\n:86:TEA\n:61:240115D2,00NTRFNONREF\n:86:BREAD\n');
    const amidst = read(whole.slice(0, whole.indexOf('AD\n')));
    expect(rowsOf(amidst).map((row) => row.amount)).toEqual([-100]);
    expect(reasonsOf(amidst)).toEqual([[7, 'The file ends in the middle of this entry.']]);
    const between = read(whole.slice(0, whole.lastIndexOf('240115EUR')));
    expect(rowsOf(between)).toHaveLength(2);
    expect(reasonsOf(between)).toEqual([
      [9, 'The file ends before the closing balance of its statement, so later entries may be missing.'],
    ]);
  });

  it('says where the entries do not lead from the opening to the closing balance', () => {
    const entries = ':61:240115D1,00NTRFNONREF\n:86:TEA\nx61:240115D2,00NTRFNONREF\n:86:BREAD\n';
    const file = read(mt940(entries, '1', 'EUR', -200));
    expect(rowsOf(file).map((row) => row.amount)).toEqual([-100]);
    expect(reasonsOf(file)).toEqual([
      [
        9,
        'The entries of this statement lead to a balance of 99.00 EUR, but it closes with 97.00 EUR: some may be missing or damaged.',
      ],
    ]);
  });

  it.each([
    'D1\u000b5,00NTRF',
    'DX5,00NTRF',
    'D15,K5NTRF',
    'D1K5,05NTRF',
    'D1505N102',
    'D\u00a05,00NTRF',
    'D1\u00005,00NTRF',
  ])('reads no amount out of damaged digits: %j', (written) => {
    const file = read(mt940(`:61:240115${written}NONREF\n`));
    expect([rowsOf(file), file.heldRows.length]).toEqual([[], 1]);
  });

  it('never changes, invents or silently loses an amount, wherever the file is cut', () => {
    const cents = fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cents, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, share) => {
        const whole = encoder.encode(
          mt940(
            amounts
              .map((amount, index) => {
                const written = (Math.abs(amount) / 100).toFixed(2).replace('.', ',');
                return `:61:240115${amount < 0 ? 'D' : 'C'}${written}NTRFNONREF//REF-000${index}\n:86:N${index}\n`;
              })
              .join(''),
          ),
        );
        expect(rowsOf(read(whole)).map((row) => row.amount)).toEqual(
          amounts.map((amount) => (amount === 0 ? 0 : amount)),
        );
        const result = readBankFile(whole.subarray(0, Math.floor(whole.length * share)));
        const rows = result.ok ? rowsOf(result.file) : [];
        rows.forEach((row, index) => {
          expect([row.amount, row.bankId, row.text]).toEqual([amounts[index], `REF-000${index}`, `N${index}`]);
        });
        if (rows.length < amounts.length && result.ok) expect(result.file.heldRows.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('files without entries', () => {
  it('says that they hold none, or that they are damaged', () => {
    expect(problemOf(mt940(''))).toBe(
      'NO_TRANSACTIONS: This MT940 statement holds no transactions. Export it again for a longer period.',
    );
    expect(problemOf(mt940('').split(':62F:')[0] ?? '')).toBe(
      'DAMAGED_FILE: This MT940 file is damaged at line 4: The file ends before the closing balance of its statement, so later entries may be missing. Download it again from the bank.',
    );
  });
});
