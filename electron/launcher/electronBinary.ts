import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ending } from './childProcess.ts';

const root = resolve(import.meta.dirname, '../..');
const at = (...parts: string[]) => join(root, ...parts);

/** Written when Electron could not be fetched, so that the next start does not wait for it again. */
const downloadStamp = at('out', '.electron-unavailable');
const downloadTimeoutMs = 90_000;
const downloadRetryMs = 24 * 60 * 60 * 1000;

/** Electron's executable where it is already on this machine, else null. */
export function installedElectron(): string | null {
  const folder = at('node_modules', 'electron');
  const nameFile = join(folder, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : '';
  const { ELECTRON_OVERRIDE_DIST_PATH: override } = process.env;
  const file = override ? join(override, name || 'electron') : join(folder, 'dist', name);
  return (override || name) && existsSync(file) ? file : null;
}

export type DesktopAnswer = { readonly electron: string } | { readonly reason: string };

/** Finds Electron, fetching it once if need be, or says in one sentence why there is no window. */
export async function findElectron(): Promise<DesktopAnswer> {
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
  try {
    writeFileSync(downloadStamp, '');
  } catch {
    // A read-only installation tries again next time.
  }
  return { reason };
}
