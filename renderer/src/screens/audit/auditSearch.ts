import type { AuditEntry } from '../../../../shared/contract/audit.ts';
import { trpcClient } from '../../rpc/client.ts';
import { type AuditFilter, searchOf } from './auditFilter.ts';

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly nextBefore: number | null;
  readonly total: number;
}

const largestPage = 500;

/** All entries that a filter finds, newest first, page by page; `onProgress` hears after each. */
export async function allEntries(
  filter: AuditFilter,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let before: number | null = null;
  do {
    const page: AuditPage = await trpcClient.audit.searchAuditLogs.query(
      { ...searchOf(filter), before, limit: largestPage },
      { signal },
    );
    entries.push(...page.entries);
    before = page.nextBefore;
    onProgress(entries.length, page.total);
  } while (before !== null);
  return entries;
}
