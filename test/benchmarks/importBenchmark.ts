import { readFileSync } from 'node:fs';
import { hashText } from '../../electron/ml/hashing.ts';
import { algorithmSchema } from '../../shared/contract/training.ts';
import { type BenchmarkHost, withHost } from './benchmarkHost.ts';
import type { Measurement, Results } from './results.ts';
import { shortest } from './timing.ts';

/** The promised times, by the number of rows that they were promised for. */
const promises = [
  { rows: 3_500, importMs: 1_500, predictMs: 2_000 },
  { rows: 38_000, importMs: 6_000, predictMs: 10_000 },
];
/** A file somewhat longer or shorter is held to the same promise. */
const tolerance = 0.05;

/**
 * One file, twice into one book: with its categories, as somebody's history, and again as another account without them,
 * predicted by a model trained on the first. Times are the app's own, from its import summary.
 */
export async function benchmarkImport(results: Results, file: { path: string; label: string }): Promise<void> {
  await withHost(async (host) => {
    const { client } = host;
    const first = await client.imports.importFile.mutate({ path: file.path, options: { categories: 'ignore' } });
    const rows = first.imported;
    const promise = promises.find((known) => Math.abs(rows / known.rows - 1) <= tolerance);
    const plain = await plainWork(file.path);
    const importMs = first.readMs + first.importMs;
    const target = (ms: number | undefined) => (ms === undefined ? undefined : { atMost: ms });
    const columns = { account: null };
    const withHistory = { path: file.path, options: { account: 'History', layout: { columns } } };
    results.add(`Import of ${file.label}, ${rows} rows, nothing learnt yet`, [
      {
        name: 'read and clean',
        value: first.readMs,
        unit: 'ms',
        ratio: besides(first.readMs, plain.splitMs, 'splitting'),
      },
      { name: 'put into the books', value: first.importMs, unit: 'ms' },
      {
        name: 'import in all',
        value: importMs,
        unit: 'ms',
        target: target(promise?.importMs),
        ratio: besides(importMs, plain.splitMs, 'splitting the file into cells'),
      },
      {
        name: 'predict all, without a model',
        value: first.predictMs,
        unit: 'ms',
        target: target(promise?.predictMs),
        ratio: besides(first.predictMs, plain.hashMs, 'hashing the texts'),
      },
      ...memoryOf(host),
    ]);
    const history = await client.imports.importFile.mutate({
      ...withHistory,
      options: { ...withHistory.options, categories: 'confirm' },
    });
    if (history.confirmed === 0) return;
    const trainings: Omit<Measurement, 'group'>[] = [];
    for (const algorithm of algorithmSchema.options) {
      const start = performance.now();
      const job = await host.train({ algorithm });
      const seconds = (performance.now() - start) / 1000;
      const activation = performance.now();
      if (job.modelId !== null) await client.models.activateModel.mutate({ modelId: job.modelId });
      trainings.push(
        { name: `train ${algorithm}`, value: seconds, unit: 's' },
        {
          name: `predict all with it`,
          value: performance.now() - activation,
          unit: 'ms',
          target: target(promise?.predictMs),
        },
      );
    }
    results.add(`Training on ${history.confirmed} rows`, [...trainings, ...memoryOf(host)]);
    const best = (await client.models.listModels.query()).find(({ algorithm }) => algorithm === 'softmax_regression');
    if (best) await client.models.activateModel.mutate({ modelId: best.id });
    const again = await client.imports.importFile.mutate({
      path: file.path,
      options: { account: 'Again', layout: { columns }, categories: 'ignore' },
    });
    const againMs = again.readMs + again.importMs;
    results.add(`Import of ${file.label} again, ${again.imported} rows, with a trained model`, [
      { name: 'import in all', value: againMs, unit: 'ms', target: target(promise?.importMs) },
      {
        name: 'predict all',
        value: again.predictMs,
        unit: 'ms',
        target: target(promise?.predictMs),
        ratio: besides(again.predictMs, plain.hashMs, 'hashing the texts'),
      },
      { name: 'predictions per second', value: again.imported / (again.predictMs / 1000), unit: 'rows/s' },
      ...memoryOf(host),
    ]);
  });
}

const besides = (ms: number, plainMs: number, of: string) => ({ value: ms / Math.max(plainMs, 0.01), of });

/** What any program has to do with the same file: read it, split it, hash every text once by its characters. */
async function plainWork(path: string): Promise<{ splitMs: number; hashMs: number }> {
  const split = () =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split(','));
  const texts = split().map((cells) => cells.join(' '));
  const hashAll = () => {
    let sum = 0;
    for (const text of texts) {
      for (let from = 0; from + 4 <= text.length; from += 1) sum ^= hashText(0x811c9dc5, text, from, from + 4);
    }
    return sum;
  };
  return { splitMs: await shortest(5, split), hashMs: await shortest(5, hashAll) };
}

function memoryOf(host: BenchmarkHost): Omit<Measurement, 'group'>[] {
  const memory = host.memory();
  if (memory === null) return [];
  return [
    { name: 'memory now', value: memory.now, unit: 'MB' },
    { name: 'memory at most', value: memory.peak, unit: 'MB' },
  ];
}
