import { argv, resourceUsage, stdout } from 'node:process';
import { z } from 'zod';
import { trainCategoryClassifier } from '../../electron/ml/trainCategoryClassifier.ts';
import { categoriesOf, variedRows } from './variedRows.ts';

export const trainingFiguresSchema = z.object({
  seconds: z.number(),
  /** Largest resident size of the process, and how much of that came with the training. */
  peakMegabytes: z.number(),
  trainingMegabytes: z.number(),
});
export type TrainingFigures = z.infer<typeof trainingFiguresSchema>;

const categories = 40;

/** Trains the default on so many generated rows, once, and prints what it took. */
function trainOnce(count: number): TrainingFigures {
  const rows = variedRows(count, categories, 3);
  const before = process.memoryUsage().rss / 1e6;
  const start = performance.now();
  trainCategoryClassifier(
    rows,
    { algorithm: 'softmax_regression', categories: categoriesOf(categories) },
    { seed: 1, onEpoch: () => {}, shouldStop: () => false },
  );
  const seconds = (performance.now() - start) / 1000;
  const peakMegabytes = resourceUsage().maxRSS / 1000;
  return { seconds, peakMegabytes, trainingMegabytes: peakMegabytes - before };
}

if (import.meta.main) stdout.write(`${JSON.stringify(trainOnce(Number(argv[2])))}\n`);
