import type { z } from 'zod';
import type { searchAuditLogs } from '../../../../shared/contract/audit.ts';
import { instantsOfDays } from '../../localDays.ts';

/** Its days are those of the person's own clock, by which the entries are shown. */
export type AuditFilter = Omit<z.infer<typeof searchAuditLogs.input>, 'before' | 'limit' | 'startAt' | 'endAt'>;

/** The filter as the host takes it. */
export function searchOf({ startDate, endDate, ...filter }: AuditFilter) {
  return { ...filter, ...instantsOfDays({ startDate, endDate }) };
}

/** Filters that are set, so that an empty one is told from one that finds nothing. */
export function countFilters(filter: AuditFilter): number {
  return Object.values(filter).filter((value) => value !== undefined).length;
}
