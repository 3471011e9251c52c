/** Words that banks write where a field must not be empty. */
const noInformation = /^(?:not ?provided|nonref|none|unknown|n\/?a|keine information vorhanden)$/i;

/** The text of a field, empty where the bank says in words that it has none. */
export function toldText(field: string): string {
  const text = field.trim();
  return noInformation.test(text) ? '' : text;
}

/** A transaction with the references by which its bank may know it again, the best first. */
export interface Referenced {
  date: string;
  amount: number;
  text: string;
  references: readonly string[];
}

/**
 * The first reference of each transaction that is unique, null where none is: some banks use one again for the next
 * month's payment. The same transaction in two statements of an account may share it.
 */
export function uniqueReferences<Row extends Referenced>(
  statements: readonly { account: string | null; rows: readonly Row[] }[],
): Map<Row, string | null> {
  const keyOf = (account: string | null, reference: string) => JSON.stringify([account, reference]);
  const uses = new Map<string, { statement: number; signature: string; isShared: boolean }>();
  statements.forEach(({ account, rows }, statement) => {
    for (const { date, amount, text, references } of rows) {
      const signature = JSON.stringify([date, amount, text]);
      for (const reference of references) {
        const use = uses.get(keyOf(account, reference));
        if (use === undefined) uses.set(keyOf(account, reference), { statement, signature, isShared: false });
        else if (use.statement === statement || use.signature !== signature) use.isShared = true;
        else use.statement = statement;
      }
    }
  });
  const found = new Map<Row, string | null>();
  for (const { account, rows } of statements) {
    for (const row of rows) {
      const isUnique = (reference: string) => uses.get(keyOf(account, reference))?.isShared === false;
      found.set(row, row.references.find(isUnique) ?? null);
    }
  }
  return found;
}
