import { EventEmitter } from 'node:events';
import { readFileSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strict } from './strict.ts';

type CancellableEvent = { preventDefault(): void; readonly defaultPrevented: boolean };

export function cancellableEvent(): CancellableEvent {
  let isPrevented = false;
  return {
    preventDefault() {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
}

/** What of the process the other parts of the stand-in need, and the app must not touch. */
export const standInState = {
  isReady: false,
  isSandboxed: false,
  switches: new Map<string, string | undefined>(),
  /** Closes every window; resolves when Chromium is gone. */
  closeWindows: async (): Promise<void> => {},
};

function beforeReady(what: string): void {
  if (standInState.isReady) throw new Error(`${what} must be called before the app is ready.`);
}

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  readonly #ready: Promise<void>;
  #isQuitting = false;

  readonly commandLine = strict('app.commandLine', {
    appendSwitch(name: string, value?: string) {
      beforeReady('appendSwitch');
      standInState.switches.set(name, value);
    },
  });

  constructor() {
    super();
    // Electron becomes ready in a later turn: whatever the app does first still comes before.
    this.#ready = new Promise((resolve) => {
      setImmediate(() => {
        standInState.isReady = true;
        this.emit('ready');
        resolve();
      });
    });
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  enableSandbox(): void {
    beforeReady('enableSandbox');
    standInState.isSandboxed = true;
  }

  setPath(name: string, path: string): void {
    statSync(path);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`The Electron stand-in has no path "${name}" unless it was set.`);
    return path;
  }

  requestSingleInstanceLock(): boolean {
    const lock = join(this.getPath('userData'), 'SingletonLock');
    const knock = join(this.getPath('userData'), 'SingletonKnock');
    if (isAlive(lock)) {
      writeFileSync(knock, String(process.pid));
      return false;
    }
    writeFileSync(lock, String(process.pid));
    watch(this.getPath('userData'), (_event, name) => {
      if (name === 'SingletonKnock') this.emit('second-instance', cancellableEvent(), [], process.cwd(), null);
    }).unref();
    return true;
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    void this.#quit();
  }

  async #quit(): Promise<void> {
    this.emit('before-quit', cancellableEvent());
    await standInState.closeWindows();
    const event = cancellableEvent();
    this.emit('will-quit', event);
    this.#isQuitting = false;
    if (event.defaultPrevented) return;
    this.emit('quit', event, 0);
    process.exit(0);
  }

  exit(code = 0): void {
    process.exit(code);
  }
}

function isAlive(lock: string): boolean {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch {
    return false;
  }
}

export const app = strict('app', new App());
