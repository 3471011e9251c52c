import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditCsv } from '../../../../renderer/src/screens/audit/auditCsv.ts';
import type { AuditEntry } from '../../../../shared/contract/audit.ts';

const entry: AuditEntry = {
  id: 'a1',
  sequence: 7,
  timestamp: '2024-03-01T10:00:00.000Z',
  system: 'books',
  action: 'change_set',
  summary: 'You: Import',
  payeeId: null,
  payeeName: null,
  transactionId: 12,
  changeSetId: null,
  confidence: 0.5,
  modelVersion: 'books',
  userAccepted: true,
  userCorrected: null,
  userFeedback: null,
  executionTimeMs: null,
  success: true,
  error: null,
};

function readBack(entries: readonly AuditEntry[]): Record<string, string>[] {
  return parse(auditCsv(entries), { bom: true, columns: true, record_delimiter: '\r\n' });
}

describe('the audit log as CSV', () => {
  it('has a heading, one line an entry, and nothing where there is nothing', () => {
    expect(readBack([entry, { ...entry, sequence: 6 }])).toMatchObject([
      { sequence: '7', summary: 'You: Import', payeeName: '', transactionId: '12', userAccepted: 'true' },
      { sequence: '6' },
    ]);
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'keeps %j from being taken for a formula',
    (summary) => {
      expect(readBack([{ ...entry, summary, payeeName: summary }])[0]).toMatchObject({
        summary: `'${summary}`,
        payeeName: `'${summary}`,
      });
    },
  );

  it('brings any text through quotes, commas and line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const summary = `x${text}`;
        expect(readBack([{ ...entry, summary }])[0]?.summary).toBe(summary);
      }),
    );
  });
});
