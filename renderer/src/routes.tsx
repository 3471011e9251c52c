import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { auditSystemSchema } from '../../shared/contract/audit.ts';
import { calendarDateSchema, idSchema, shareSchema, textIdSchema } from '../../shared/contract/primitives.ts';
import { transactionFilterSchema, transactionSortSchema } from '../../shared/contract/transactions.ts';
import { AppShell } from './layout/AppShell.tsx';
import { NotFoundScreen } from './layout/NotFoundScreen.tsx';
import { readSearch } from './layout/readSearch.ts';
import { ScreenError } from './layout/ScreenError.tsx';

/** What an address may say beside its path, so that one screen can link to a filtered list of another. */
const transactionsSearch = transactionFilterSchema.extend({
  sortBy: transactionSortSchema.shape.by.optional(),
  direction: transactionSortSchema.shape.direction.optional(),
  /** The transaction whose panel is open. */
  open: idSchema.optional(),
});
const auditSearch = z.strictObject({
  system: auditSystemSchema.optional(),
  action: z.string().max(40).optional(),
  payeeId: idSchema.optional(),
  transactionId: idSchema.optional(),
  changeSetId: textIdSchema.optional(),
  startDate: calendarDateSchema.optional(),
  endDate: calendarDateSchema.optional(),
  minConfidence: shareSchema.optional(),
  /** The entry whose panel is open. */
  open: textIdSchema.optional(),
});
const rulesSearch = z.strictObject({ open: textIdSchema.optional() });
const reviewSearch = z.strictObject({ includeSkipped: z.boolean().optional() });
const trainingSearch = z.strictObject({ open: textIdSchema.optional() });

const root = createRootRoute({ component: AppShell, notFoundComponent: NotFoundScreen });

// Each by its own name: written inside the call below, their types would be widened to any.
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/home/HomeScreen.tsx'), 'HomeScreen'),
});
const importFile = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('./screens/import/ImportScreen.tsx'), 'ImportScreen'),
});
const heldRows = createRoute({
  getParentRoute: () => root,
  path: '/held-rows',
  component: lazyRouteComponent(() => import('./screens/heldRows/HeldRowsScreen.tsx'), 'HeldRowsScreen'),
});
const transactions = createRoute({
  getParentRoute: () => root,
  path: '/transactions',
  component: lazyRouteComponent(() => import('./screens/transactions/TransactionsScreen.tsx'), 'TransactionsScreen'),
  validateSearch: readSearch(transactionsSearch),
});
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('./screens/review/ReviewScreen.tsx'), 'ReviewScreen'),
  validateSearch: readSearch(reviewSearch),
});
const matches = createRoute({
  getParentRoute: () => root,
  path: '/matches',
  component: lazyRouteComponent(() => import('./screens/matches/MatchesScreen.tsx'), 'MatchesScreen'),
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./screens/accounts/AccountsScreen.tsx'), 'AccountsScreen'),
});
const categories = createRoute({
  getParentRoute: () => root,
  path: '/categories',
  component: lazyRouteComponent(() => import('./screens/categories/CategoriesScreen.tsx'), 'CategoriesScreen'),
});
const payees = createRoute({
  getParentRoute: () => root,
  path: '/payees',
  component: lazyRouteComponent(() => import('./screens/payees/PayeesScreen.tsx'), 'PayeesScreen'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  validateSearch: readSearch(rulesSearch),
  component: lazyRouteComponent(() => import('./screens/rules/RulesScreen.tsx'), 'RulesScreen'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readSearch(auditSearch),
  component: lazyRouteComponent(() => import('./screens/audit/AuditScreen.tsx'), 'AuditScreen'),
});
const training = createRoute({
  getParentRoute: () => root,
  path: '/training',
  validateSearch: readSearch(trainingSearch),
  component: lazyRouteComponent(() => import('./screens/training/TrainingScreen.tsx'), 'TrainingScreen'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./screens/settings/SettingsScreen.tsx'), 'SettingsScreen'),
});
const howItWorks = createRoute({
  getParentRoute: () => root,
  path: '/how-it-works',
  component: lazyRouteComponent(() => import('./screens/howItWorks/HowItWorksScreen.tsx'), 'HowItWorksScreen'),
});

const routeTree = root.addChildren([
  home,
  importFile,
  heldRows,
  transactions,
  review,
  matches,
  accounts,
  categories,
  payees,
  rules,
  audit,
  training,
  settings,
  howItWorks,
]);

export const router = createRouter({
  routeTree,
  defaultErrorComponent: ScreenError,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
