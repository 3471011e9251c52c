import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session } from 'electron';
import { AppError, errorTexts } from '../../shared/errors.ts';
import { rpcChannel } from '../../shared/rpcProtocol.ts';
import { appOrigin } from '../../shared/trustedUrl.ts';
import { closingDeadlineMs, endsWithin } from '../platform/deadline.ts';
import { toAppError } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import { registerAppScheme, serveApp } from './appProtocol.ts';
import type { DesktopCore } from './desktopCore.ts';
import { createIpcTransport, type IpcTransport, type WindowConnection } from './ipcTransport.ts';
import { applicationMenu } from './menu.ts';
import { confineNavigation } from './navigation.ts';
import { switchOffNetwork } from './processSwitches.ts';
import { secureSession } from './session.ts';
import { applyTheme, followTheme, windowColour } from './theme.ts';
import { createWindow } from './window.ts';

export interface DesktopOptions {
  /** The profile's folder. Chromium's own files go into `window/` below it, so each profile has its own single instance. */
  readonly profileRoot: string;
  readonly rendererRoot: string;
  readonly preload: string;
  readonly log: Log;
  readonly createCore: () => Promise<DesktopCore>;
}

/** How the process ends when the app could not start and the reason was already shown. */
export const startFailedExitCode = 3;

/** Runs the desktop app. What must come before `ready` happens before this function first waits. */
export function startDesktop(options: DesktopOptions): void {
  const windowFolder = join(options.profileRoot, 'window');
  try {
    mkdirSync(windowFolder, { recursive: true });
  } catch (cause) {
    failToStart(
      new AppError('PROFILE_READ_ONLY', `The folder ${options.profileRoot} cannot be written to.`, { cause }),
    );
    return;
  }
  app.setPath('userData', windowFolder);
  app.enableSandbox();
  switchOffNetwork(app.commandLine);
  registerAppScheme(protocol);
  confineNavigation(app, options.log);
  if (!app.requestSingleInstanceLock()) {
    // The first instance has been told, and comes to the front.
    app.quit();
    return;
  }
  run(options, join(windowFolder, 'window.json')).catch(failToStart);
}

async function run(options: DesktopOptions, statePath: string): Promise<void> {
  const { log } = options;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  app.on('window-all-closed', () => app.quit());

  await app.whenReady();
  const withDevTools = !app.isPackaged;
  await secureSession(session.defaultSession, { withDevTools, log });
  serveApp(protocol, options.rendererRoot);

  const core = await options.createCore();
  closeCoreBeforeQuit(core, log);
  await applyTheme(core, nativeTheme);

  const transport = createIpcTransport({ router: core.router, createContext: core.createContext, log });
  ipcMain.on(rpcChannel, (event, message: unknown) => transport.receive(event.sender.id, event.senderFrame, message));
  const window = createWindow({
    preload: options.preload,
    statePath,
    workAreas: screen.getAllDisplays().map((display) => display.workArea),
    backgroundColor: windowColour(nativeTheme),
    withDevTools,
  });
  setMenu(connectWindow(window, transport), withDevTools);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  followThemeOf(core, window, log);
  await window.loadURL(`${appOrigin}/`);
}

function connectWindow(window: BrowserWindow, transport: IpcTransport): WindowConnection {
  const connection = transport.connect(window.webContents.id, (message) => {
    if (!window.isDestroyed()) window.webContents.send(rpcChannel, message);
  });
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) connection.reopen();
  });
  window.webContents.on('render-process-gone', () => connection.reopen());
  window.on('closed', () => connection.close());
  return connection;
}

function setMenu(connection: WindowConnection, withDevTools: boolean): void {
  const template = applicationMenu({
    platform: process.platform,
    withDevTools,
    onAction: (action) => connection.sendAction(action),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function followThemeOf(core: DesktopCore, window: BrowserWindow, log: Log): void {
  const following = new AbortController();
  window.on('closed', () => following.abort());
  followTheme(core, nativeTheme, window, following.signal).catch((cause: unknown) => {
    log.write('warn', 'theme no longer followed', { message: toAppError(cause).message });
  });
}

/** Holds the quit until running jobs have stopped, but not for ever: an interrupted job can be started again. */
function closeCoreBeforeQuit(core: DesktopCore, log: Log): void {
  let isClosed = false;
  let isClosing = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    endsWithin(core.close(), closingDeadlineMs)
      .catch((cause: unknown) => {
        log.write('error', 'close failed', { message: cause instanceof Error ? cause.message : 'unknown' });
        return true;
      })
      .then((inTime) => {
        if (!inTime) log.write('warn', 'left before running jobs had stopped');
        isClosed = true;
        app.quit();
      });
  });
}

function failToStart(cause: unknown): void {
  const error = toAppError(cause);
  const sentence = `${error.message} ${errorTexts[error.code].nextStep}`;
  process.stderr.write(`${sentence}\n`);
  dialog.showErrorBox('Countinghouse cannot open', sentence);
  app.exit(startFailedExitCode);
}
