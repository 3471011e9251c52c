import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransactionFilter, TransactionSort } from '../../shared/contract/transactions.ts';
import { type BenchmarkHost, withHost } from './benchmarkHost.ts';
import type { Measurement, Results } from './results.ts';
import { syntheticHistory } from './syntheticHistory.ts';
import { quantile, timed } from './timing.ts';

/** What a screen waits for at most, promised up to this many transactions. */
const screenQueryMs = 50;
const promisedUpTo = 100_000;
const rowsPerFile = 100_000;
const callsPerQuery = 40;

export interface ScreenQuery {
  readonly name: string;
  readonly call: () => Promise<unknown>;
}

/** Fills a book with `rows` transactions, half of them with a category, the others predicted. */
export async function fillBook(host: BenchmarkHost, rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-data-'));
  try {
    for (let part = 0; part * rowsPerFile < rows; part += 1) {
      const path = join(folder, `part-${part}.csv`);
      const count = Math.min(rowsPerFile, rows - part * rowsPerFile);
      writeFileSync(path, syntheticHistory({ rows: count, seed: 11 + part, labelled: 0.5 }));
      await host.client.imports.importFile.mutate({ path, options: { categories: 'confirm' } });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every query that a screen makes when it opens, searches, sorts or scrolls. */
export async function screenQueries({ client }: BenchmarkHost): Promise<ScreenQuery[]> {
  const newestFirst: TransactionSort = { by: 'date', direction: 'descending' };
  const list = (filter: TransactionFilter, sort = newestFirst, cursor: string | null = null) =>
    client.transactions.listTransactions.query({ filter, sort, cursor, limit: 100 });
  const count = (filter: TransactionFilter) => client.transactions.countTransactions.query({ filter });
  const [account] = await client.accounts.listAccounts.query();
  const category = (await client.categories.listCategories.query()).find(
    ({ transactionCount }) => transactionCount > 0,
  );
  const [payee] = await client.payees.searchPayees.query({ text: '', limit: 1 });
  const { transactions } = await list({});
  const word = transactions[0]?.payeeName.split(' ')[0]?.toLowerCase() ?? 'a';
  const middle = await cursorAfterPages(list, 20);
  const year = { startDate: '2025-01-01', endDate: '2025-12-31' };
  const ofCategory = category ? { categoryId: category.id } : {};
  const ofPayee = payee ? { payeeId: payee.id } : {};
  const ofAccount = account ? { accountId: account.id } : {};
  const transactionId = transactions[0]?.id ?? 1;
  const lists: [string, TransactionFilter, TransactionSort?, (string | null)?][] = [
    ['newest', {}],
    ['next page', {}, newestFirst, middle],
    ['oldest', {}, { by: 'date', direction: 'ascending' }],
    ['largest', {}, { by: 'amount', direction: 'descending' }],
    ['by payee', {}, { by: 'payee', direction: 'ascending' }],
    ['least sure', {}, { by: 'confidence', direction: 'ascending' }],
    ['words that are there', { text: word }],
    ['words that are rare', { text: 'zqx' }],
    ['two words, by amount', { text: `${word} a` }, { by: 'amount', direction: 'ascending' }],
    ['one account', ofAccount],
    ['one account, by payee', ofAccount, { by: 'payee', direction: 'descending' }],
    ['one category', ofCategory],
    ['one category, by amount', ofCategory, { by: 'amount', direction: 'descending' }],
    ['one payee', ofPayee],
    ['one year', year],
    ['one year, by confidence', year, { by: 'confidence', direction: 'ascending' }],
    ['amounts in a range', { minAmount: -5_000, maxAmount: -4_000 }],
    ['suggested', { state: 'suggested' }],
    ['unsure', { state: 'unsure' }],
    ['confirmed, by confidence', { state: 'confirmed' }, { by: 'confidence', direction: 'descending' }],
    ['set by a rule', { state: 'automatic' }],
  ];
  const counts: [string, TransactionFilter][] = [
    ['everything', {}],
    ['words that are there', { text: word }],
    ['one account', ofAccount],
    ['one category', ofCategory],
    ['one year', year],
    ['amounts in a range', { minAmount: -5_000, maxAmount: -4_000 }],
    ['suggested', { state: 'suggested' }],
    ['confirmed', { state: 'confirmed' }],
  ];
  return [
    ...lists.map(([name, filter, sort, cursor]) => ({ name: `list: ${name}`, call: () => list(filter, sort, cursor) })),
    ...counts.map(([name, filter]) => ({ name: `count: ${name}`, call: () => count(filter) })),
    { name: 'listReviewGroups', call: () => client.review.listReviewGroups.query({}) },
    { name: 'getSystemHealth', call: () => client.health.getSystemHealth.query() },
    { name: 'getSettings', call: () => client.settings.getSettings.query() },
    { name: 'getProfile', call: () => client.profile.getProfile.query() },
    { name: 'getTrainingData', call: () => client.training.getTrainingData.query() },
    { name: 'listCategories', call: () => client.categories.listCategories.query() },
    { name: 'listAccounts', call: () => client.accounts.listAccounts.query() },
    { name: 'searchPayees', call: () => client.payees.searchPayees.query({ text: 'a' }) },
    { name: 'getTransaction', call: () => client.transactions.getTransaction.query({ transactionId }) },
    { name: 'explainPrediction', call: () => client.explanations.explainPrediction.query({ transactionId }) },
    { name: 'listChangeSets', call: () => client.changes.listChangeSets.query({}) },
    { name: 'searchAuditLogs: newest', call: () => client.audit.searchAuditLogs.query({}) },
    {
      name: 'searchAuditLogs: one system, sure',
      call: () => client.audit.searchAuditLogs.query({ system: 'coordinator', minConfidence: 0.9 }),
    },
    { name: 'searchAuditLogs: one payee', call: () => client.audit.searchAuditLogs.query(ofPayee) },
    {
      name: 'searchAuditLogs: one year',
      call: () => client.audit.searchAuditLogs.query({ startDate: '2020-01-01', endDate: '2020-12-31' }),
    },
  ];
}

type ListPage = (
  filter: TransactionFilter,
  sort?: TransactionSort,
  cursor?: string | null,
) => Promise<{ nextCursor: string | null }>;

/** A place that a person who scrolls comes to. */
async function cursorAfterPages(list: ListPage, pages: number): Promise<string | null> {
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const { nextCursor } = await list({}, undefined, cursor);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return cursor;
}

/** Calls every query again and again, in turn, so that a slow moment of the machine spreads over all of them. */
export async function latencies(
  queries: readonly ScreenQuery[],
  goesOn: (round: number) => boolean,
): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(queries.map(({ name }) => [name, []]));
  for (let round = 0; goesOn(round); round += 1) {
    for (const { name, call } of queries) times.get(name)?.push((await timed(call)).ms);
  }
  return times;
}

export async function benchmarkQueries(results: Results, rows: number): Promise<void> {
  await withHost(async (host) => {
    await fillBook(host, rows);
    const queries = await screenQueries(host);
    await latencies(queries, (round) => round < 2);
    const times = await latencies(queries, (round) => round < callsPerQuery);
    // The same way through HTTP, validation and JSON, and almost nothing to look up.
    const least = quantile(times.get('getSettings') ?? [], 0.5);
    const target = rows <= promisedUpTo ? { atMost: screenQueryMs } : undefined;
    const measurements = [...times].map(([name, values]): Omit<Measurement, 'group'> => {
      const median = quantile(values, 0.5);
      return {
        name,
        value: quantile(values, 0.95),
        median,
        unit: 'ms',
        target,
        ratio: { value: median / least, of: 'getSettings' },
      };
    });
    const memory = host.memory();
    if (memory) measurements.push({ name: 'memory at most', value: memory.peak, unit: 'MB' });
    results.add(`Queries of the screens at ${rows} transactions, over HTTP`, measurements);
  });
}
