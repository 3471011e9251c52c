import { spawn } from 'node:child_process';

/**
 * Opens `url` in the person's browser. Never an error: without a browser, or without a screen to show it on, the
 * printed address is enough.
 */
export function openBrowser(url: string, platform = process.platform, environment = process.env): void {
  const command = browserCommand(platform, environment);
  if (command === null) return;
  const child = spawn(command.file, [...command.arguments, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** Null where a browser would have no screen. */
export function browserCommand(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): { file: string; arguments: string[] } | null {
  if (platform === 'darwin') return { file: 'open', arguments: [] };
  // Not `cmd /c start`: cmd would read the & of a query string as the end of the command.
  if (platform === 'win32') return { file: 'rundll32', arguments: ['url.dll,FileProtocolHandler'] };
  const hasScreen = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  return hasScreen ? { file: 'xdg-open', arguments: [] } : null;
}
