import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../electron/launcher/build.ts';
import { argumentProblem } from '../../electron/platform/startOptions.ts';
import { algorithmSchema } from '../../shared/contract/training.ts';
import { reportFuzz } from '../fuzz/fuzzReport.ts';
import { benchmarkReplay } from './accuracy/accuracy.ts';
import { dataFiles, UnusableData } from './accuracy/history.ts';
import { benchmarkAccuracy } from './accuracy/holdout.ts';
import { reportBankFiles } from './bankfiles/bankFiles.ts';
import { benchmarkColdStart } from './coldStart/coldStart.ts';
import { benchmarkImport } from './importBenchmark.ts';
import { benchmarkImportSpeed } from './importSpeed.ts';
import { benchmarkLatency } from './latencyBenchmark.ts';
import { benchmarkLearning } from './learningBenchmark.ts';
import { benchmarkPromise } from './promise/promiseReplay.ts';
import { benchmarkQueries } from './queryBenchmark.ts';
import { Results } from './results.ts';
import { benchmarkRules } from './ruleBenchmark.ts';
import { benchmarkScreen } from './screenBenchmark.ts';
import { benchmarkStart } from './startBenchmark.ts';
import { syntheticHistory } from './syntheticHistory.ts';

const usage = `Usage: npm run bench [-- part] [options]

Parts, all of them when none is named:
  import     speed and memory of importing each format; prediction and training times, on generated files or on --data FILE
  accuracy   every model and baseline through the histories of --data FILE or DIR, week by week; only when it is named
  cold       first guesses and answers from an empty profile on --data FILE or DIR; only when it is named
  promise    a rule that promises at most 5 % wrong, through the histories of --data, week by week; only when it is named
  bankfiles  every bank file of --dir DIR beside the number that its INDEX.md expects; only when it is named
  fuzz       --runs damaged copies of files of every format, and of those in --dir; only when it is named
  learning   training, predicting, explaining and learning one confirmation, without the database
  rules      500 rules over 100 000 transactions, without the database
  query      what the queries of the screens take at 10 000 and 100 000 transactions, with --large at 1 000 000
  screen     the longest task of the page while the list of 100 000 transactions is scrolled, narrowed and edited
  latency    what they take while a model is trained
  start      start-up time and memory

  --data PATH     a CSV file with a category column; for accuracy also a folder of them
  --dir DIR       bankfiles and fuzz: a folder of bank files
  --runs N        fuzz: how many copies (20000)
  --seed S        fuzz: which ones (1)
  --rows N        only the first N rows of that file
  --blocks N      accuracy: learn once per Nth of the history in place of every week
  --last N        accuracy, promise: only the newest N rows of each file (20000)
  --holdout DAYS  accuracy: instead of that, through the running app, the last days of a file predicted from the rest
  --all           every algorithm, not only the one that the app suggests
  --target SHARE  the share of right categories that is wanted, such as 0.8
  --large         query at 1 000 000 transactions too
  --json FILE     write what was measured as JSON as well
`;

const parts = [
  'import',
  'accuracy',
  'cold',
  'promise',
  'bankfiles',
  'fuzz',
  'learning',
  'rules',
  'query',
  'screen',
  'latency',
  'start',
] as const;
type Part = (typeof parts)[number];

/** Parts that measure what the person has, so that they run only where it is named. */
const onlyByName: ReadonlySet<Part> = new Set(['accuracy', 'cold', 'promise', 'bankfiles', 'fuzz']);

interface Options {
  readonly parts: readonly Part[];
  readonly data: string | null;
  readonly dir: string | null;
  readonly runs: number;
  readonly seed: number;
  readonly rows: number | null;
  readonly holdout: number | null;
  readonly blocks: number | null;
  readonly last: number;
  readonly all: boolean;
  readonly target: number | null;
  readonly large: boolean;
  readonly json: string | null;
  readonly help: boolean;
}

/** What was wrong with how the bench was asked for. */
class BadArguments extends Error {}

function readOptions(words: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    data: text,
    dir: text,
    runs: text,
    seed: text,
    rows: text,
    holdout: text,
    blocks: text,
    last: text,
    target: text,
    json: text,
    all: flag,
    large: flag,
    help: flag,
  };
  const { values, positionals } = parsed(() => parseArgs({ args: [...words], allowPositionals: true, options }));
  const [name, ...rest] = positionals;
  const part = parts.find((known) => known === name);
  if (name !== undefined && part === undefined) throw new BadArguments(`There is no part "${name}".`);
  if (rest.length > 0) throw new BadArguments('Name one part, or none.');
  const data = pathOf(values.data, '--data');
  if (data !== null && !existsSync(data)) throw new BadArguments(`There is nothing at ${data}.`);
  if (data !== null && part !== 'import' && part !== 'accuracy' && part !== 'cold' && part !== 'promise') {
    throw new BadArguments('--data is for the parts import, accuracy, cold and promise.');
  }
  if (data === null && (part === 'accuracy' || part === 'cold' || part === 'promise')) {
    throw new BadArguments('This is measured on a real history: name a file or folder with --data.');
  }
  const dir = pathOf(values.dir, '--dir');
  if (dir !== null && !existsSync(dir)) throw new BadArguments(`There is nothing at ${dir}.`);
  if (dir === null && part === 'bankfiles') throw new BadArguments('Name a folder of bank files with --dir.');
  if (dir !== null && part !== 'bankfiles' && part !== 'fuzz') {
    throw new BadArguments('--dir is for the parts bankfiles and fuzz.');
  }
  const json = pathOf(values.json, '--json');
  if (json !== null && !existsSync(dirname(json))) throw new BadArguments(`There is no folder ${dirname(json)}.`);
  const target = values.target === undefined ? null : Number(values.target);
  if (target !== null && !(target > 0 && target <= 1)) {
    throw new BadArguments('--target takes a share above 0 and up to 1, such as 0.8.');
  }
  return {
    parts: part ? [part] : parts.filter((known) => !onlyByName.has(known)),
    data,
    dir,
    runs: wholeNumber(values.runs, '--runs') ?? 20_000,
    seed: wholeNumber(values.seed, '--seed') ?? 1,
    rows: wholeNumber(values.rows, '--rows'),
    holdout: wholeNumber(values.holdout, '--holdout'),
    blocks: wholeNumber(values.blocks, '--blocks'),
    last: wholeNumber(values.last, '--last') ?? 20_000,
    all: values.all ?? false,
    target,
    large: values.large ?? false,
    json,
    help: values.help ?? false,
  };
}

function parsed<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (cause) {
    throw new BadArguments(argumentProblem(cause));
  }
}

function wholeNumber(word: string | undefined, option: string): number | null {
  if (word === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(word))
    throw new BadArguments(`${option} takes a whole number above 0, and "${word}" is none.`);
  return Number(word);
}

/** npm runs scripts in the project's folder; a relative path means the folder where the person typed it. */
function pathOf(word: string | undefined, option: string): string | null {
  if (word === undefined) return null;
  if (word === '') throw new BadArguments(`${option} takes a path.`);
  return resolve(process.env.INIT_CWD ?? process.cwd(), word);
}

async function run(options: Options, results: Results, folder: string): Promise<void> {
  const wants = (part: Part) => options.parts.includes(part);
  if (wants('start')) await benchmarkStart(results);
  if (wants('import')) {
    if (options.data === null) benchmarkImportSpeed(results, folder);
    for (const file of importFiles(options, folder)) await benchmarkImport(results, file);
  }
  if (wants('accuracy') && options.data !== null && options.holdout !== null) {
    await measureHoldout(options.data, { ...options, holdout: options.holdout }, results);
  }
  if (wants('learning')) benchmarkLearning(results);
  if (wants('rules')) benchmarkRules(results);
  if (wants('query')) {
    for (const rows of [10_000, 100_000, ...(options.large ? [1_000_000] : [])]) await benchmarkQueries(results, rows);
  }
  if (wants('screen')) await benchmarkScreen(results, 100_000);
  if (wants('latency')) await benchmarkLatency(results, 38_000);
}

/** One file must be usable; of a folder, those that are not are named and left out. */
async function measureHoldout(
  path: string,
  options: Options & { readonly holdout: number },
  results: Results,
): Promise<void> {
  const algorithms = options.all ? algorithmSchema.options : (['softmax_regression'] as const);
  const { holdout, rows, target } = options;
  const files = dataFiles(path);
  for (const file of files) {
    try {
      await benchmarkAccuracy(results, file, { holdout, rows, target, algorithms });
    } catch (cause) {
      if (!(cause instanceof UnusableData) || files.length === 1) throw cause;
      process.stdout.write(`\nLeft out: ${cause.message}\n`);
    }
  }
}

function* importFiles({ data, rows }: Options, folder: string): Generator<{ path: string; label: string }> {
  if (data !== null) {
    const label = basename(data);
    if (rows === null) return yield { path: data, label };
    const path = join(folder, label);
    writeFileSync(
      path,
      readFileSync(data, 'latin1')
        .split('\n')
        .slice(0, rows + 1)
        .join('\n'),
      'latin1',
    );
    return yield { path, label: `the first ${rows} rows of ${label}` };
  }
  for (const count of [3_500, 38_000]) {
    const path = join(folder, `generated-${count}.csv`);
    writeFileSync(path, syntheticHistory({ rows: count, seed: 7, labelled: 1 }));
    yield { path, label: 'a generated file' };
  }
}

const isWithoutApp = ({ parts: [part], holdout }: Options) =>
  part === 'cold' || part === 'promise' || (part === 'accuracy' && holdout === null);

/** Plays histories without the app: nothing has to be built. */
function withoutApp(path: string, { parts: [part], blocks, last, json }: Options): number {
  try {
    if (part === 'promise') return benchmarkPromise(path, { most: last, json }) ? 0 : 1;
    if (part === 'cold') benchmarkColdStart(path, json);
    else benchmarkReplay(path, { blocks, most: last, json });
    return 0;
  } catch (cause) {
    if (!(cause instanceof UnusableData)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return 2;
  }
}

async function main(): Promise<number> {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (cause) {
    if (!(cause instanceof BadArguments)) throw cause;
    process.stderr.write(`${cause.message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (options.parts[0] === 'fuzz') return (await reportFuzz({ ...options, folder: options.dir })) ? 0 : 1;
  if (options.dir !== null) {
    await reportBankFiles(options.dir, options.json);
    return 0;
  }
  if (options.data !== null && isWithoutApp(options)) return withoutApp(options.data, options);
  await ensureBuilt(() => process.stdout.write('Building the app that is measured.\n'));
  const results = new Results();
  results.printCircumstances();
  const folder = mkdtempSync(join(tmpdir(), 'bench-data-'));
  try {
    await run(options, results, folder);
  } catch (cause) {
    if (!(cause instanceof UnusableData)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return 2;
  } finally {
    rmSync(folder, { recursive: true });
  }
  results.printVerdict();
  if (options.json !== null) results.writeJson(options.json);
  return 0;
}

// Whoever reads the output may stop reading: `| head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await main();
