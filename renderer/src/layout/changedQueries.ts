import type { ChangedArea } from '../../../shared/contract/events.ts';
import type { trpc } from '../rpc/client.ts';

/** The areas of the contract that have queries. */
type QueryArea = Exclude<keyof typeof trpc, 'sampleData' | 'events' | 'pathKey' | 'pathFilter'>;

/**
 * Which queries show something of an area, and so must be asked again when the host says that it changed. The only
 * place that decides on it: a screen that shows stale data has a missing word here.
 */
export const changedQueries: Readonly<Record<ChangedArea, readonly QueryArea[]>> = {
  accounts: ['accounts', 'matches', 'transactions', 'heldRows', 'imports', 'statements', 'review', 'profile'],
  audit: ['audit'],
  automation: ['automation', 'health', 'transactions'],
  categories: ['categories', 'transactions', 'review', 'explanations'],
  changes: ['changes', 'transactions', 'heldRows', 'imports', 'statements', 'automation'],
  exchangeRates: ['exchangeRates', 'transactions'],
  health: ['health'],
  imports: ['imports', 'heldRows', 'statements', 'accounts', 'profile', 'health'],
  jobs: ['jobs', 'training'],
  models: ['models', 'training', 'health', 'explanations', 'profile'],
  payees: ['payees', 'transactions', 'review', 'audit'],
  predictions: ['transactions', 'review', 'explanations', 'health', 'automation', 'profile'],
  profile: ['profile'],
  savedFilters: ['savedFilters'],
  settings: ['settings'],
  training: ['training', 'models'],
  transactions: [
    'transactions',
    'matches',
    'review',
    'explanations',
    'accounts',
    'categories',
    'payees',
    'imports',
    'automation',
    'health',
    'profile',
    'training',
  ],
};

/** The queries of several areas, each named once. */
export function queriesOf(areas: Iterable<ChangedArea>): ReadonlySet<QueryArea> {
  return new Set([...areas].flatMap((area) => changedQueries[area]));
}
