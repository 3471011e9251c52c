import { withHost } from './benchmarkHost.ts';
import { fillBook, latencies, screenQueries } from './queryBenchmark.ts';
import type { Measurement, Results } from './results.ts';
import { quantile } from './timing.ts';

const promisedMs = 50;
const quietRounds = 10;
/** Short trainings are repeated until there are this many answers of each procedure to take a percentile of. */
const leastRounds = 40;

/** How long other procedures take while a model is being trained, beside how long they take when nothing else runs. */
export async function benchmarkLatency(results: Results, rows: number): Promise<void> {
  await withHost(async (host) => {
    await fillBook(host, rows);
    const queries = await screenQueries(host);
    await latencies(queries, (round) => round < 2);
    const quiet = await latencies(queries, (round) => round < quietRounds);
    const busy = new Map<string, number[]>(queries.map(({ name }) => [name, []]));
    let rounds = 0;
    while (rounds < leastRounds) {
      const progress = { isOver: false };
      const training = host.train({ algorithm: 'softmax_regression' }).finally(() => {
        progress.isOver = true;
      });
      const times = await latencies(queries, () => !progress.isOver);
      await training;
      for (const [name, values] of times) busy.get(name)?.push(...values);
      rounds = Math.min(...[...busy.values()].map((values) => values.length));
    }
    const measurements = [...busy].map(([name, values]): Omit<Measurement, 'group'> => {
      const median = quantile(values, 0.5);
      const quietMedian = quantile(quiet.get(name) ?? [], 0.5);
      return {
        name,
        value: quantile(values, 0.95),
        median,
        unit: 'ms',
        target: { atMost: promisedMs },
        ratio: { value: median / quietMedian, of: 'the same when nothing trains' },
      };
    });
    results.add(`Answers while a model is trained, ${rows} transactions, over HTTP`, measurements);
  });
}
