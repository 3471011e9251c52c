import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { _electron, chromium, type Page } from 'playwright-core';
import { installedElectron } from '../../electron/launcher/electronBinary.ts';

const root = resolve(import.meta.dirname, '../..');
const builtMain = join(root, 'out/main/main.js');

/** The built desktop app, driven from outside. */
export interface DesktopApp {
  readonly page: Page;
  chooseMenuItem(id: string): Promise<void>;
  /** Closes the window as a person does, and tells how the process ended. */
  closeWindow(): Promise<number | null>;
  /** Ends it whatever state it is in. */
  kill(): Promise<void>;
}

/** Why the real Electron cannot be driven here; null: it can. */
export function electronUnavailable(): string | null {
  if (installedElectron() === null) return 'the Electron binary is not installed on this machine';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no screen';
  return null;
}

export async function openInElectron(profile: string): Promise<DesktopApp> {
  const executablePath = installedElectron();
  if (executablePath === null) throw new Error('Electron is not installed.');
  const app = await _electron.launch({ executablePath, args: [root, `--profile=${profile}`, ...rootArguments()] });
  const child = app.process();
  return {
    page: await app.firstWindow(),
    chooseMenuItem: (id) =>
      app.evaluate(({ Menu }, itemId) => Menu.getApplicationMenu()?.getMenuItemById(itemId)?.click(), id),
    closeWindow: () =>
      exitOf(child, () => {
        void app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {});
      }),
    kill: () => app.close(),
  };
}

/** Electron refuses to run as root with its sandbox on; only containers run tests as root. */
function rootArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

export async function openInStandIn(profile: string): Promise<DesktopApp> {
  const port = await freePort();
  const child = forkStandIn(profile, { STAND_IN_DEBUGGING_PORT: String(port) });
  const browser = await connect(port, child);
  const context = browser.contexts()[0];
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('The window has no page.');
  return {
    page,
    async chooseMenuItem(id) {
      child.send({ kind: 'chooseMenuItem', id });
    },
    closeWindow: () => exitOf(child, () => child.send({ kind: 'closeWindow' })),
    async kill() {
      await browser.close().catch(() => {});
      if (child.exitCode === null) await exitOf(child, () => child.kill('SIGKILL'));
    },
  };
}

/** The built main bundle under plain Node, with the stand-in for the module `electron`. */
export function forkStandIn(profile: string, environment: Record<string, string> = {}): ChildProcess {
  const register = new URL('./electronStandIn/register.ts', import.meta.url).href;
  return fork(builtMain, [`--profile=${profile}`], {
    execArgv: ['--import', register],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
}

export async function exitOf(child: ChildProcess, act: () => void = () => {}): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  act();
  const [code]: unknown[] = await exited;
  return typeof code === 'number' ? code : null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** The stand-in says `window opened` once Chromium listens and the page has loaded. */
async function connect(port: number, child: ChildProcess) {
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const opened = new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'opened') resolve();
    });
    child.once('exit', (code) => reject(new Error(`The desktop app ended with ${code}: ${output}`)));
  });
  await opened;
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
}
