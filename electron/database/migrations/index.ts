import baseline from './0000_baseline.sql?raw';
import appendOnlyAudit from './0001_append_only_audit.sql?raw';
import wholeBook from './0002_whole_book.sql?raw';
import transactionParts from './0003_transaction_parts.sql?raw';
import waitingByWorth from './0004_waiting_by_worth.sql?raw';
import rulebook from './0005_rulebook.sql?raw';

export interface Migration {
  readonly tag: string;
  readonly sql: string;
}

/** Every migration ever released, oldest first. A released one is never edited: add another. */
export const migrations: readonly Migration[] = [
  { tag: '0000_baseline', sql: baseline },
  { tag: '0001_append_only_audit', sql: appendOnlyAudit },
  { tag: '0002_whole_book', sql: wholeBook },
  { tag: '0003_transaction_parts', sql: transactionParts },
  { tag: '0004_waiting_by_worth', sql: waitingByWorth },
  { tag: '0005_rulebook', sql: rulebook },
];
