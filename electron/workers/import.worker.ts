import { cleanPayee, payeeKey } from '../importers/payeeText.ts';
import { readBankFile } from '../importers/readBankFile.ts';
import type { CsvLayoutChoice, StatementRow } from '../importers/statement.ts';
import type { PreparedFile, PreparedRow } from '../services/imports/preparedFile.ts';
import { serve } from './serve.ts';

export interface ImportInput {
  readonly bytes: Uint8Array;
  readonly layout: CsvLayoutChoice;
}

function bankTextOf({ payee, text }: StatementRow): string {
  if (payee === null || text.toLowerCase().includes(payee.toLowerCase())) return text;
  return `${payee} ${text}`.trim();
}

await serve<ImportInput, never, PreparedFile>((input) => {
  const result = readBankFile(input.bytes, input.layout);
  if (!result.ok) return result;
  const cleaned = new Map<string, string>();
  const payeeNameOf = (text: string) => {
    const known = cleaned.get(text);
    if (known !== undefined) return known;
    const name = cleanPayee(text);
    cleaned.set(text, name);
    return name;
  };
  const { statements, ...file } = result.file;
  return {
    ok: true,
    file: {
      ...file,
      statements: statements.map(({ rows, ...statement }) => ({
        ...statement,
        rows: rows.map((row): PreparedRow => {
          const payeeName = payeeNameOf(row.payee ?? row.text);
          return { ...row, bankText: bankTextOf(row), payeeName, payeeKey: payeeKey(payeeName) };
        }),
      })),
    },
  };
});
