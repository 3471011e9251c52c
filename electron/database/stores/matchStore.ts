import type { MatchKind } from '../../../shared/contract/matches.ts';
import type { Connection } from '../connection.ts';

/** What is asked of a transaction to tell whether another may belong to it. */
export interface MatchableRow {
  readonly id: number;
  readonly accountId: number;
  readonly accountName: string;
  /** The bank's own number of the account. */
  readonly accountNumber: string | null;
  readonly date: string;
  readonly amount: number;
  readonly currency: string;
  readonly bankText: string;
  readonly bankId: string | null;
  readonly payeeName: string;
  readonly importId: number | null;
  readonly categorySource: 'user' | 'import' | 'rule' | null;
  readonly isTransfer: number;
  /** Whether its category, set or suggested, is one for transfers. */
  readonly isNamedTransfer: number;
}

/** Transactions in the order of their days, from behind a place in that order on. */
export function readMatchableRows(
  connection: Connection,
  after: { readonly date: string; readonly id: number } | null,
  limit: number,
): MatchableRow[] {
  return connection.all(
    `SELECT t.id, t.account_id AS accountId, a.name AS accountName, a.external_id AS accountNumber, t.date, t.amount,
            t.currency, t.bank_text AS bankText, t.bank_id AS bankId, COALESCE(p.name, '') AS payeeName,
            t.import_id AS importId, t.category_source AS categorySource,
            t.transfer_peer_id IS NOT NULL AS isTransfer,
            COALESCE(c.kind = 'transfer', 0) AS isNamedTransfer
     FROM transactions t JOIN accounts a ON a.id = t.account_id LEFT JOIN payees p ON p.id = t.payee_id
       LEFT JOIN categories c ON c.id = COALESCE(t.category_id, t.suggested_category_id)
     WHERE (t.date, t.id) > (?, ?) ORDER BY t.date, t.id LIMIT ?`,
    after?.date ?? '',
    after?.id ?? 0,
    limit,
  );
}

/** What a transaction brings into a match that a person makes. */
export interface MatchSide {
  readonly id: number;
  readonly accountId: number;
  readonly amount: number;
  readonly currency: string;
  readonly bankId: string | null;
  readonly categoryId: number | null;
  readonly categorySource: 'user' | 'import' | 'rule' | null;
  readonly ruleId: string | null;
  readonly note: string | null;
  readonly tagsJson: string | null;
  readonly transferPeerId: number | null;
}

export function readMatchSide(connection: Connection, id: number): MatchSide | undefined {
  return connection.get(
    `SELECT id, account_id AS accountId, amount, currency, bank_id AS bankId, category_id AS categoryId,
            category_source AS categorySource, rule_id AS ruleId, note, tags_json AS tagsJson,
            transfer_peer_id AS transferPeerId
     FROM transactions WHERE id = ?`,
    id,
  );
}

const inOrder = (firstId: number, secondId: number) => [Math.min(firstId, secondId), Math.max(firstId, secondId)];

/** Pairs that a person said are none, each as `smaller larger`. */
export function readRejectedPairs(connection: Connection, kind: MatchKind): ReadonlySet<string> {
  const pairs = connection.all<{ firstId: number; secondId: number }>(
    'SELECT first_id AS firstId, second_id AS secondId FROM rejected_matches WHERE kind = ?',
    kind,
  );
  return new Set(pairs.map(({ firstId, secondId }) => pairKey(firstId, secondId)));
}

export function pairKey(firstId: number, secondId: number): string {
  return inOrder(firstId, secondId).join(' ');
}

export function insertRejectedPair(
  connection: Connection,
  kind: MatchKind,
  firstId: number,
  secondId: number,
  at: string,
): void {
  connection.run(
    'INSERT OR IGNORE INTO rejected_matches (kind, first_id, second_id, created_at) VALUES (?, ?, ?, ?)',
    kind,
    ...inOrder(firstId, secondId),
    at,
  );
}

export function deleteRejectedPair(connection: Connection, kind: MatchKind, firstId: number, secondId: number): void {
  connection.run(
    'DELETE FROM rejected_matches WHERE kind = ? AND first_id = ? AND second_id = ?',
    kind,
    ...inOrder(firstId, secondId),
  );
}
