import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

// Imported only after the version check below: an older Node may not even read the rest of the source.
type StartOptions = import('./platform/startOptions.ts').StartOptions;

/**
 * What `npm start` and `npm run countinghouse` run: builds the app when its source has changed, then starts the host
 * that this machine can show.
 */
const root = resolve(import.meta.dirname, '..');
const at = (...parts: string[]) => join(root, ...parts);

const oldestNode = 24;
/** `startFailedExitCode` of the desktop: the reason was already shown, and another host would only say it again. */
const desktopSaidWhy = 3;

const buildStamp = at('out', '.built');
const buildLock = at('out', '.building');
const downloadStamp = at('out', '.electron-unavailable');

const downloadTimeoutMs = 90_000;
const downloadRetryMs = 24 * 60 * 60 * 1000;
/** A window that ends with an error sooner than this never came up. */
const startupMs = 10_000;

/** Changes whenever a file that goes into the build changes. Size and time are enough, and take milliseconds. */
function sourceFingerprint(): string {
  const hash = createHash('sha256');
  const files = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];
  for (const folder of ['electron', 'renderer', 'resources', 'shared']) {
    if (!existsSync(at(folder))) continue;
    for (const entry of readdirSync(at(folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
    }
  }
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(resolve(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function isBuilt(fingerprint: string): boolean {
  return existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === fingerprint;
}

/** Builds once, however many start at the same time. */
async function ensureBuilt(announce: boolean): Promise<void> {
  while (!isBuilt(sourceFingerprint())) {
    mkdirSync(at('out'), { recursive: true });
    if (!takeBuildLock()) {
      await wait(200);
      continue;
    }
    try {
      const fingerprint = sourceFingerprint();
      if (isBuilt(fingerprint)) return;
      if (announce) process.stderr.write('Building Countinghouse, because its source is new or has changed…\n');
      await build();
      writeFileSync(buildStamp, fingerprint);
      return;
    } finally {
      rmSync(buildLock, { force: true });
    }
  }
}

function takeBuildLock(): boolean {
  try {
    writeFileSync(buildLock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isRunning(Number(readIfThere(buildLock)))) rmSync(buildLock, { force: true });
    return false;
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function build(): Promise<void> {
  const bundler = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const child = spawn(process.execPath, [bundler, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const { code } = await ending(child);
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  process.stderr.write('Countinghouse could not be built; the lines above say why.\n');
  process.exit(1);
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

function ending(child: ChildProcess): Promise<Ending> {
  return new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => settle({ code, signal }));
  });
}

/** Runs a program in the person's place: same terminal, same folder, signals passed on. */
async function run(file: string, words: readonly string[]): Promise<Ending> {
  const child = spawn(file, [...words], { stdio: 'inherit', cwd: callersFolder() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would tell it to leave at once.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return ending(child);
}

/** npm runs scripts in the project's folder; a relative path means the folder where the person typed it. */
function callersFolder(): string {
  return (process.cwd() === root && process.env.INIT_CWD) || process.cwd();
}

function exitAs({ code, signal }: Ending): never {
  process.exit(code ?? (signal === 'SIGINT' ? 130 : 1));
}

/** Electron's executable where it is already on this machine, else null. */
function installedElectron(): string | null {
  const folder = at('node_modules', 'electron');
  const name = readIfThere(join(folder, 'path.txt'));
  const { ELECTRON_OVERRIDE_DIST_PATH: override } = process.env;
  const file = override ? join(override, name || 'electron') : join(folder, 'dist', name);
  return (override || name) && existsSync(file) ? file : null;
}

type DesktopAnswer = { readonly electron: string } | { readonly reason: string };

/** Finds Electron, fetching it once if need be, or says in one sentence why there is no window. */
async function findElectron(): Promise<DesktopAnswer> {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    return { reason: 'The desktop window needs a screen, and there is none here' };
  }
  if (process.getuid?.() === 0) {
    return { reason: 'The desktop window does not open for the root user, because its sandbox could not protect you' };
  }
  const installed = installedElectron();
  if (installed !== null) return { electron: installed };
  const reason = 'The desktop window needs Electron’s binary, which could not be downloaded here';
  const failedAt = statSync(downloadStamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (CI || Date.now() - failedAt < downloadRetryMs) return { reason };

  process.stderr.write('Fetching Electron for the desktop window. This happens once.\n');
  const installer = at('node_modules', 'electron', 'install.js');
  const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: downloadTimeoutMs });
  const { code } = await ending(child);
  const electron = code === 0 ? installedElectron() : null;
  if (electron !== null) return { electron };
  writeFileSync(downloadStamp, '');
  return { reason };
}

async function startApp(words: string[], options: StartOptions): Promise<never> {
  if (!options.browser) {
    const answer = await findElectron();
    if ('electron' in answer) {
      const startedAt = Date.now();
      const profile = options.profile === undefined ? [] : [`--profile=${options.profile}`];
      const end = await run(answer.electron, [root, ...profile]);
      const cameUp = end.code === 0 || end.code === desktopSaidWhy || Date.now() - startedAt > startupMs;
      if (cameUp || end.signal === 'SIGINT' || end.signal === 'SIGTERM') exitAs(end);
      const how = end.code === null ? `signal ${end.signal}` : `code ${end.code}`;
      sayBrowserInstead(`The desktop window could not start here (Electron ended with ${how})`);
    } else sayBrowserInstead(answer.reason);
  }
  return exitAs(await run(process.execPath, [at('out', 'main', 'loopback.js'), ...words]));
}

function sayBrowserInstead(reason: string): void {
  process.stderr.write(`${reason}, so Countinghouse runs in your browser instead.\n`);
}

async function main(): Promise<void> {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode) {
    process.stderr.write(
      `Countinghouse needs Node ${oldestNode} or newer, and this is Node ${process.versions.node}. "npm ci" installs the right one beside the app.\n`,
    );
    process.exit(1);
  }
  const words = process.argv.slice(2);
  if (words[0] === '--cli') {
    await ensureBuilt(process.stderr.isTTY);
    exitAs(await run(process.execPath, [at('out', 'main', 'cli.js'), ...words.slice(1)]));
  }
  const { readStartOptions, startUsage } = await import('./platform/startOptions.ts');
  let options: StartOptions;
  try {
    options = readStartOptions(words);
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n\n${startUsage}`);
    process.exit(2);
  }
  if (options.help) {
    process.stdout.write(startUsage);
    return;
  }
  await ensureBuilt(true);
  await startApp(words, options);
}

await main();
