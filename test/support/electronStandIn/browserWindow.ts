import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Frame, type Page, type Route } from 'playwright-core';
import { chromiumArguments, installedChromium } from '../chromium.ts';
import { app, cancellableEvent, standInState } from './app.ts';
import { deliver } from './ipcMain.ts';
import { handled, toAppOrigin, toAppUrl, toPageUrl } from './protocol.ts';
import { sandboxedPreload } from './sandboxedPreload.ts';
import { isCancelled, sessionState } from './session.ts';
import { strict } from './strict.ts';

const binding = '__standInToMain';
const receiver = '__standInFromMain';

interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly title?: string;
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

let browser: Promise<Browser> | undefined;
const windows = new Set<BrowserWindowStandIn>();
let lastContentsId = 0;

function launch(): Promise<Browser> {
  const port = process.env.STAND_IN_DEBUGGING_PORT;
  const executablePath = installedChromium();
  browser ??= chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [...chromiumArguments, ...(port === undefined ? [] : [`--remote-debugging-port=${port}`])],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return browser;
}

standInState.closeWindows = async () => {
  for (const window of windows) await window.closeNow();
  await (await browser)?.close();
  browser = undefined;
};

class WebContents extends EventEmitter {
  readonly id: number;
  readonly page: Promise<Page>;
  openHandler: OpenHandler = () => ({ action: 'allow' });
  /** Set while the app itself loads a page: Electron announces only what a page starts as `will-navigate`. */
  isLoadedByApp = false;

  constructor(page: Promise<Page>) {
    super();
    lastContentsId += 1;
    this.id = lastContentsId;
    this.page = page;
  }

  send(channel: string, ...values: unknown[]): void {
    const cloned = structuredClone(values);
    this.page
      .then((page) =>
        page.evaluate(
          ([name, channelName, list]) => {
            const receive: unknown = Reflect.get(window, name);
            if (typeof receive === 'function') receive(channelName, list);
          },
          [receiver, channel, cloned] as const,
        ),
      )
      // The page may be gone or between two documents, where Electron drops the message too.
      .catch(() => {});
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(): void {}
}

class BrowserWindowStandIn extends EventEmitter {
  readonly webContents: WebContents;
  readonly #contents: WebContents;
  readonly #options: WindowOptions;
  #isDestroyed = false;

  constructor(options: WindowOptions) {
    super();
    if (!standInState.isReady) throw new Error('A window cannot exist before the app is ready.');
    const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences;
    if (!standInState.isSandboxed || !sandbox || !contextIsolation || nodeIntegration) {
      throw new Error('The stand-in runs sandboxed, isolated pages without Node only.');
    }
    this.#options = options;
    this.#contents = new WebContents(this.#open());
    this.webContents = strict('webContents', this.#contents);
    windows.add(this);
    app.emit('web-contents-created', cancellableEvent(), this.webContents);
  }

  async #open(): Promise<Page> {
    const { width, height, webPreferences } = this.#options;
    const context = await (await launch()).newContext({ viewport: { width, height }, serviceWorkers: 'block' });
    const page = await context.newPage();
    // For whatever is not this page: a window that the page opened, until it is closed again.
    await context.route(/.*/, (route) => route.abort());
    await page.route(/.*/, (route) => this.#answer(page, route));
    await page.exposeBinding(binding, ({ frame }, channel: string, values: unknown[]) =>
      this.#receive(frame, channel, values),
    );
    const preload = readFileSync(String(webPreferences.preload), 'utf8');
    await page.addInitScript(sandboxedPreload(preload, binding, receiver));
    context.on('page', (popup) => {
      if (this.#contents.openHandler({ url: toAppUrl(popup.url()) }).action === 'deny') popup.close().catch(() => {});
    });
    page.on('domcontentloaded', () => this.emit('ready-to-show'));
    page.on('close', () => this.#closed());
    return page;
  }

  #receive(frame: Frame, channel: string, values: unknown[]): void {
    const senderFrame = frame.isDetached()
      ? null
      : { url: toAppUrl(frame.url()), origin: toAppOrigin(frame.url()), parent: frame.parentFrame() };
    deliver(channel, { sender: this.webContents, senderFrame }, values);
  }

  /** Everything that the page asks for passes the app's own rules: webRequest, navigation events, the protocol handler. */
  async #answer(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const url = toAppUrl(request.url());
    const isNavigation = request.isNavigationRequest();
    const isMainFrame = isNavigation && request.frame() === page.mainFrame();
    if (isNavigation && !this.#contents.isLoadedByApp) {
      const event = { ...cancellableEvent(), url, isMainFrame, isSameDocument: false };
      let isPrevented = false;
      event.preventDefault = () => {
        isPrevented = true;
      };
      this.#contents.emit('will-frame-navigate', event);
      if (isMainFrame) this.#contents.emit('will-navigate', event);
      if (isPrevented) return route.abort('aborted');
    }
    if (await isCancelled({ url, resourceType: request.resourceType() })) return route.abort('blockedbyclient');
    if (isMainFrame) this.#contents.emit('did-start-navigation', { url, isMainFrame, isSameDocument: false });
    const response = await handled(url, request.method());
    if (response === undefined) return route.abort('internetdisconnected');
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#contents.page;
    this.#contents.isLoadedByApp = true;
    try {
      await page.goto(toPageUrl(url));
      process.send?.({ kind: 'opened' });
    } finally {
      this.#contents.isLoadedByApp = false;
    }
  }

  async closeNow(): Promise<void> {
    this.emit('close', cancellableEvent());
    await (await this.#contents.page).close();
  }

  #closed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this);
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isMaximized(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  getNormalBounds() {
    const { width, height } = this.#options;
    return { x: 0, y: 0, width, height };
  }
  show(): void {
    this.emit('show');
  }
  focus(): void {
    this.emit('focus');
  }
  maximize(): void {}
  restore(): void {}
  setBackgroundColor(): void {}
}

/** What a real window gives the app; the page and its options stay behind. */
export const BrowserWindow = new Proxy(BrowserWindowStandIn, {
  construct: (target, [options]: [WindowOptions]) => strict('BrowserWindow', new target(options)),
});

/** For the test, which drives from outside. */
export async function closeFirstWindow(): Promise<void> {
  for (const window of windows) return window.closeNow();
}

export function windowFacts() {
  return { windows: windows.size, isOffline: sessionState.isOffline, hasSpellChecker: sessionState.hasSpellChecker };
}
