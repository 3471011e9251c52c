import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

// Our own modules are imported only after the version check below: an older Node may not be able to read them.
type StartOptions = import('./platform/startOptions.ts').StartOptions;
type Ending = import('./launcher/childProcess.ts').Ending;

/**
 * What `npm start` and `npm run countinghouse` run: builds the app when its source has changed, then starts the host
 * that this machine can show.
 */
const root = resolve(import.meta.dirname, '..');
const at = (...parts: string[]) => join(root, ...parts);

const oldestNode = 24;
/** `startFailedExitCode` of the desktop: the reason was already shown, and another host would only say it again. */
const desktopSaidWhy = 3;

/** A window that ends with an error sooner than this never came up. */
const startupMs = 10_000;

/** Runs a program in the person's place: same terminal, same folder, signals passed on. */
async function run(file: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ending> {
  const { ending } = await import('./launcher/childProcess.ts');
  const child = spawn(file, [...words], {
    stdio: 'inherit',
    cwd: callersFolder(),
    env: { ...process.env, ...environment },
  });
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

async function buildOrExit(announce: boolean): Promise<void> {
  const { ensureBuilt } = await import('./launcher/build.ts');
  try {
    await ensureBuilt(() => {
      if (announce) process.stderr.write('Building Countinghouse, because its source is new or has changed…\n');
    });
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`);
    process.stderr.write('Countinghouse could not be built; the lines above say why.\n');
    process.exit(1);
  }
}

async function startApp(words: string[], options: StartOptions): Promise<never> {
  if (!options.browser) {
    const { findElectron } = await import('./launcher/electronBinary.ts');
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
  return exitAs(await runHost('loopback.js', words));
}

async function runHost(entry: 'loopback.js' | 'cli.js', words: readonly string[]): Promise<Ending> {
  const { hostEnvironment, hostFlags } = await import('./platform/hostFlags.ts');
  return run(process.execPath, [...hostFlags, at('out', 'main', entry), ...words], hostEnvironment);
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
    await buildOrExit(process.stderr.isTTY);
    exitAs(await runHost('cli.js', words.slice(1)));
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
  await buildOrExit(true);
  await startApp(words, options);
}

await main();
