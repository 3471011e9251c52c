import { BrowserWindow, type Rectangle, type WebPreferences } from 'electron';
import { loadWindowState, saveWindowState } from './windowState.ts';

/** Said out loud although most are defaults: a reviewer must find them, and no later default may loosen them. */
export const webPreferences = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} satisfies WebPreferences);

export interface WindowOptions {
  readonly preload: string;
  /** File that remembers where the window stood. */
  readonly statePath: string;
  readonly workAreas: readonly Rectangle[];
  readonly backgroundColor: string;
  readonly withDevTools: boolean;
}

/** The app's window, not yet shown and without a page. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const state = loadWindowState(options.statePath, options.workAreas);
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    ...(state && { x: state.x, y: state.y, width: state.width, height: state.height }),
    minWidth: 560,
    minHeight: 480,
    show: false,
    title: 'Countinghouse',
    backgroundColor: options.backgroundColor,
    webPreferences: { ...webPreferences, preload: options.preload, devTools: options.withDevTools },
  });
  if (state?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    saveWindowState(options.statePath, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  return window;
}
