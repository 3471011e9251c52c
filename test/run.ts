import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// Our own modules are imported after the version check below: an older Node may not be able to read them.
type TestCounts = import('./support/testReports.ts').TestCounts;

/** What `npm test` runs: every stage in order, the later ones also when an earlier one has failed. */
const root = resolve(import.meta.dirname, '..');
const oldestNode = 24;
const vitestFolders = ['unit', 'contract', 'migrations', 'security', 'architecture', 'fuzz'];
const parts = ['check', ...vitestFolders, 'e2e'];

const usage = `Usage: npm test [-- part …]

Parts: ${parts.join(', ')}. Without any, all of them.
`;

interface StageResult {
  readonly name: string;
  readonly seconds: number;
  readonly counts: TestCounts;
  /** What else there is to say: the browser that was found, why a stage could not run. */
  readonly note?: string | undefined;
}

const results: StageResult[] = [];
const reports = mkdtempSync(join(tmpdir(), 'test-reports-'));

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
const at = (...words: string[]) => join(root, ...words);
const packageFile = (name: string, file: string) => at('node_modules', name, file);
const outcome = (isRight: boolean): TestCounts => ({ passed: Number(isRight), failed: Number(!isRight), skipped: [] });

/** What only prepares the tests proves nothing itself, and is counted only when it fails. */
const prepared: TestCounts = { passed: 0, failed: 0, skipped: [] };

function figuresOf({ passed, failed, skipped }: TestCounts): string {
  if (passed + failed + skipped.length === 0) return 'ready';
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

function keep(result: StageResult): void {
  results.push(result);
  const { name, seconds, counts, note } = result;
  const mark = counts.failed === 0 ? '✓' : '✗';
  say(`${mark} ${name}: ${figuresOf(counts)} in ${seconds.toFixed(1)} s${note ? `. ${note}` : ''}`);
}

async function stage(
  name: string,
  work: () => Promise<{ counts: TestCounts; note?: string | undefined }>,
): Promise<boolean> {
  say(`\n── ${name}`);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  try {
    keep({ name, ...(await work()), seconds: seconds() });
  } catch (cause) {
    const note = cause instanceof Error ? cause.message : String(cause);
    keep({ name, counts: outcome(false), note, seconds: seconds() });
  }
  return results.at(-1)?.counts.failed === 0;
}

/** Runs one of our tools under this very Node, its output where the person sees it. Resolves with whether it succeeded. */
async function runs(script: string, words: readonly string[], environment: Record<string, string> = {}) {
  const { ending } = await import('../electron/launcher/childProcess.ts');
  const child = spawn(process.execPath, [script, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return (await ending(child)).code === 0;
}

async function check(): Promise<void> {
  await stage('Lint and format', async () => ({
    counts: outcome(await runs(packageFile('@biomejs/biome', 'bin/biome'), ['ci'])),
  }));
  for (const project of ['shared', 'electron', 'renderer', 'test']) {
    await stage(`Types of ${project}/`, async () => ({
      counts: outcome(await runs(packageFile('typescript', 'bin/tsc'), ['-p', project])),
    }));
  }
}

/** Also needed where only vitest runs: several of its tests drive the built app. */
function build(): Promise<boolean> {
  return stage('Build', async () => {
    const { ensureBuilt } = await import('../electron/launcher/build.ts');
    let note = 'Nothing had changed';
    await ensureBuilt(() => {
      note = 'Built anew';
    });
    return { counts: prepared, note };
  });
}

/** One run of vitest for all its folders, reported one by one. */
async function vitest(folders: readonly string[]): Promise<void> {
  say(`\n── ${folders.join(', ')}`);
  const start = performance.now();
  const report = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const filters = folders.map((folder) => `test/${folder}/`);
  const words = ['run', '--config', 'test/vitest.config.ts', ...reporters, ...filters];
  const isRight = await runs(packageFile('vitest', 'vitest.mjs'), words);
  const seconds = (performance.now() - start) / 1000;
  try {
    const { readVitestReport } = await import('./support/testReports.ts');
    for (const [name, counts] of readVitestReport(report, folders)) {
      const isEmpty = counts.passed + counts.failed + counts.skipped.length === 0;
      // A folder whose tests are not found proves nothing, and must not look as if it did.
      keep({ name, seconds, ...(isEmpty ? { counts: outcome(false), note: 'No test was found' } : { counts }) });
    }
    if (!isRight && results.every(({ counts }) => counts.failed === 0)) {
      keep({ name: 'vitest', seconds, counts: outcome(false), note: 'An error outside the tests; see above' });
    }
  } catch (cause) {
    const note = `There is no report: ${cause instanceof Error ? cause.message : cause}`;
    keep({ name: folders.join(', '), seconds, counts: outcome(false), note });
  }
}

async function endToEnd(isBuilt: boolean): Promise<void> {
  let browser = '';
  const isFound = await stage('Browser', async () => {
    const { findBrowser } = await import('./support/findBrowser.ts');
    const answer = await findBrowser(say);
    if (answer.path === null) throw new Error(`There is no browser to test in: ${answer.reason}.`);
    browser = answer.path;
    return { counts: prepared, note: `${answer.path}, ${answer.how}` };
  });
  await stage('End to end', async () => {
    if (!isBuilt) throw new Error('Not run, because the app could not be built.');
    if (!isFound) throw new Error('Not run, because there is no browser.');
    const report = join(reports, 'playwright.json');
    const words = ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'];
    const environment = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const isRight = await runs(packageFile('@playwright/test', 'cli.js'), words, environment);
    const { readPlaywrightReport } = await import('./support/testReports.ts');
    const counts = readPlaywrightReport(report);
    if (!isRight && counts.failed === 0) throw new Error('Playwright ended with an error; see above.');
    return { counts };
  });
}

function summarise(): boolean {
  const total = (count: (counts: TestCounts) => number) => results.reduce((sum, { counts }) => sum + count(counts), 0);
  const failed = total((counts) => counts.failed);
  say('\n── Summary');
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, counts, note } of results) {
    const why = counts.failed > 0 && note ? `. ${note.split('\n', 1)[0]}` : '';
    say(`${counts.failed === 0 ? '✓' : '✗'} ${name.padEnd(width)}  ${figuresOf(counts)}${why}`);
  }
  const skips = Map.groupBy(
    results.flatMap(({ counts }) => counts.skipped),
    ({ suite, reason }) => `${suite}: ${reason}`,
  );
  for (const [why, tests] of skips) say(`Skipped ${tests.length} of ${why}`);
  const passed = total((counts) => counts.passed);
  const skipped = total((counts) => counts.skipped.length);
  say(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0;
}

async function main(): Promise<number> {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode) {
    process.stderr.write(
      `The tests need Node ${oldestNode} or newer, and this is Node ${process.versions.node}. Run them with "npm test" after "npm ci", which installs the right one beside the app.\n`,
    );
    return 1;
  }
  const asked = process.argv.slice(2);
  if (asked.includes('--help')) {
    process.stdout.write(usage);
    return 0;
  }
  const unknown = asked.find((part) => !parts.includes(part));
  if (unknown !== undefined) {
    process.stderr.write(`There is no part "${unknown}".\n\n${usage}`);
    return 2;
  }
  const isWanted = (part: string) => asked.length === 0 || asked.includes(part);
  say(`Node ${process.versions.node}, ${process.platform} ${process.arch}`);
  if (isWanted('check')) await check();
  const folders = vitestFolders.filter(isWanted);
  const isBuilt = folders.length > 0 || isWanted('e2e') ? await build() : false;
  if (folders.length > 0) await vitest(folders);
  if (isWanted('e2e')) await endToEnd(isBuilt);
  return summarise() ? 0 : 1;
}

const exitCode = await main().finally(() => rmSync(reports, { recursive: true, force: true }));
process.exitCode = exitCode;
