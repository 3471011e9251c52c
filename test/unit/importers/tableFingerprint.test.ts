import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import { tableFingerprint } from '../../../electron/importers/tableFingerprint.ts';

function fingerprintOf(text: string): string {
  const result = readBankFile(new TextEncoder().encode(text));
  if (!result.ok || result.file.csv === null) throw new Error('The table was not read.');
  return tableFingerprint(result.file.csv);
}

const january =
  'Account 1001, January 2024\nDate,Details,Amount EUR\n2024-01-15,Bakery,-4.20\n2024-01-16,Wages,1800.00\n';

describe('tableFingerprint', () => {
  it('is the same for another month, other rows and other lines above the header', () => {
    const may = 'Account 2002\nMay 2025\n\nDATE,details,Amount EUR\n2025-05-01,"Market, north",-12.00\n';
    expect(fingerprintOf(may)).toBe(fingerprintOf(january));
  });

  it('is the same for an account of another currency', () => {
    expect(fingerprintOf(january.replace('EUR', 'GBP'))).toBe(fingerprintOf(january));
  });

  it.each([
    ['another column', january.replace('Details', 'Details,Balance').replaceAll(/,-?[\d.]+$/gm, ',1.00$&')],
    ['other names', january.replace('Details', 'Memo')],
    ['another order', 'Details,Date,Amount EUR\nBakery,2024-01-15,-4.20\n'],
    ['another delimiter', january.replaceAll(',', ';')],
  ])('differs for %s', (_, text) => {
    expect(fingerprintOf(text)).not.toBe(fingerprintOf(january));
  });

  it('tells tables without names apart by the kinds of their columns', () => {
    const first = fingerprintOf('2024-01-15,Bakery,-4.20\n2024-01-16,Wages,1800.00\n');
    expect(fingerprintOf('2025-03-01,Rent,-700.00\n2025-03-02,Shop,-1.00\n2025-03-03,Fee,-2.00\n')).toBe(first);
    expect(fingerprintOf('2024-01-15,-4.20,Bakery\n2024-01-16,1800.00,Wages\n')).not.toBe(first);
    expect(fingerprintOf('2024-01-15,Bakery,-4.20,EUR\n2024-01-16,Wages,1800.00,EUR\n')).not.toBe(first);
  });
});
