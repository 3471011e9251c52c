import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { minorUnitsToDecimal } from '../../../../shared/money.ts';
import { sourceWords } from './sourceWords.ts';

const header = [
  'Date',
  'Account',
  'Payee',
  'Bank text',
  'Amount',
  'Currency',
  'Category',
  'Set by',
  'Suggestion',
  'Confidence',
];

/**
 * Text that no spreadsheet runs as a formula: a bank text is written by strangers, and one that begins with `=` may be
 * an attack. The apostrophe that spreadsheets read as "this is text" goes before it (OWASP, CSV injection).
 */
export function inertText(text: string): string {
  return /^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
}

function cellsOf(row: Transaction): string[] {
  return [
    row.date,
    inertText(row.accountName),
    inertText(row.payeeName),
    inertText(row.bankText),
    minorUnitsToDecimal(row.amount, row.currency),
    row.currency,
    inertText(row.categoryPath ?? ''),
    inertText(row.categoryPath === null ? '' : sourceWords(row)),
    inertText(row.categoryPath === null ? (row.suggestedCategoryPath ?? '') : ''),
    row.confidence === null ? '' : row.confidence.toFixed(4),
  ];
}

/** RFC 4180 with a byte order mark, without which Excel takes UTF-8 for the system's old code page. */
export function transactionsCsv(rows: readonly Transaction[]): string {
  const lines = [header, ...rows.map(cellsOf)].map((cells) => cells.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tab-separated, as spreadsheets take it from the clipboard. */
export function transactionsForClipboard(rows: readonly Transaction[]): string {
  return [header, ...rows.map(cellsOf)]
    .map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}
