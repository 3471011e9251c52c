import type { AuditEntry } from '../../../../shared/contract/audit.ts';

const columns = [
  'sequence',
  'timestamp',
  'system',
  'action',
  'summary',
  'payeeId',
  'payeeName',
  'transactionId',
  'changeSetId',
  'confidence',
  'modelVersion',
  'userAccepted',
  'userCorrected',
  'userFeedback',
  'executionTimeMs',
  'success',
  'error',
  'id',
] as const satisfies readonly (keyof AuditEntry)[];

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays text: bank texts are
 * written by strangers. The characters are those of OWASP's page on CSV injection.
 */
function neutralised(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function cell(value: AuditEntry[(typeof columns)[number]]): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = neutralised(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, with the byte order mark by which spreadsheets know UTF-8. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const lines = [columns.join(','), ...entries.map((entry) => columns.map((column) => cell(entry[column])).join(','))];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
