import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where the books are kept when no `--profile` is given. The window, the browser host and the command line share it:
 * Linux `$XDG_DATA_HOME/countinghouse`, macOS `~/Library/Application Support/Countinghouse`, Windows `%APPDATA%\Countinghouse`.
 */
export function defaultProfileFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Countinghouse');
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Countinghouse');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'countinghouse');
}

export function profileFolder(chosen: string | undefined): string {
  return resolve(chosen ?? defaultProfileFolder());
}

/**
 * The folder after `--profile` among the arguments of the desktop app. Everything else is left alone: Chromium has its
 * own switches, which the person or the desktop environment may have added.
 */
export function profileNamed(words: readonly string[]): string | undefined {
  const prefix = '--profile=';
  const joined = words.find((word) => word.startsWith(prefix));
  if (joined !== undefined) return joined.slice(prefix.length);
  const at = words.indexOf('--profile');
  return at === -1 ? undefined : words[at + 1];
}
