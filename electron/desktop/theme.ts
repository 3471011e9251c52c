import type { BrowserWindow, NativeTheme } from 'electron';
import type { Settings } from '../../shared/contract/settings.ts';
import type { DesktopCore } from './desktopCore.ts';

/** The page's ground in both themes (`--paper` in tokens.css), so that no wrong colour flashes before the page paints. */
const paper = { light: '#faf8f3', dark: '#121512' } as const;

export function windowColour(nativeTheme: NativeTheme): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light;
}

/** Makes menus, title bar and scroll bars follow the theme that the person chose in the settings. */
export async function applyTheme(core: DesktopCore, nativeTheme: NativeTheme): Promise<void> {
  nativeTheme.themeSource = (await readSettings(core)).theme;
}

/** Keeps following it until `signal` aborts. */
export async function followTheme(
  core: DesktopCore,
  nativeTheme: NativeTheme,
  window: BrowserWindow,
  signal: AbortSignal,
): Promise<void> {
  const caller = core.router.createCaller(core.createContext(), { signal });
  for await (const change of await caller.events.watchChanges()) {
    if (signal.aborted) return;
    if (!change.areas.includes('settings')) continue;
    await applyTheme(core, nativeTheme);
    if (!window.isDestroyed()) window.setBackgroundColor(windowColour(nativeTheme));
  }
}

function readSettings(core: DesktopCore): Promise<Settings> {
  return core.router.createCaller(core.createContext()).settings.getSettings();
}
