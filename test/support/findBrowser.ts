import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { ending } from '../../electron/launcher/childProcess.ts';
import { installedChromium } from './chromium.ts';

/** A browser to test with and how it came to be there; or why there is none. */
export type BrowserAnswer =
  | { readonly path: string; readonly how: string }
  | { readonly path: null; readonly reason: string };

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const playwrightDownloadMs = 120_000;
const packageInstallMs = 480_000;

/**
 * Finds a Chromium or brings one: the one that CHROMIUM_PATH names, an installed one, Playwright's own, which it tries
 * to download where it is missing, and last the package of Debian where this is a Debian and we are root.
 */
export async function findBrowser(say: (sentence: string) => void): Promise<BrowserAnswer> {
  const { CHROMIUM_PATH: named } = process.env;
  if (named) {
    return runs(named)
      ? { path: named, how: 'named by CHROMIUM_PATH' }
      : { path: null, reason: `CHROMIUM_PATH names ${named}, which does not start` };
  }
  const installed = [installedChromium(), ...namesOnPath.flatMap(placesOnPath)].find((path) => path && runs(path));
  if (installed) return { path: installed, how: 'installed on this machine' };
  const playwrights = chromium.executablePath();
  if (runs(playwrights)) return { path: playwrights, how: 'Playwright’s own, downloaded earlier' };

  say('No Chromium or Chrome is installed; asking Playwright to download its own.');
  const installer = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  const isDownloaded = await succeeds(
    process.execPath,
    [installer, 'install', 'chromium'],
    playwrightDownloadMs,
    'ignore',
  );
  if (isDownloaded && runs(playwrights)) return { path: playwrights, how: 'Playwright’s own, downloaded now' };

  const answer = { path: null, reason: 'no Chromium or Chrome is installed, and Playwright’s could not be downloaded' };
  if (process.getuid?.() !== 0 || placesOnPath('apt-get').length === 0) return answer;
  say('Playwright’s browser cannot be had here; installing the package chromium with apt-get.');
  const isListed = await succeeds('apt-get', ['-qq', 'update'], packageInstallMs);
  const install = ['-qq', '-y', '--no-install-recommends', 'install', 'chromium'];
  const isInstalled = isListed && (await succeeds('apt-get', install, packageInstallMs));
  const packaged = isInstalled ? placesOnPath('chromium').find(runs) : undefined;
  return packaged
    ? { path: packaged, how: 'the package chromium, installed now with apt-get' }
    : { path: null, reason: `${answer.reason}, nor could the package chromium be installed` };
}

function placesOnPath(name: string): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
}

/** Being there is not enough: libraries may be missing, and some systems put a script there that only advises. */
function runs(path: string): boolean {
  if (!existsSync(path)) return false;
  // On Windows a browser opens a window instead of printing its version.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}

async function succeeds(
  program: string,
  words: readonly string[],
  timeout: number,
  complaints: 'inherit' | 'ignore' = 'inherit',
): Promise<boolean> {
  const child = spawn(program, words, {
    stdio: ['ignore', 'ignore', complaints],
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const { code } = await ending(child).catch(() => ({ code: null }));
  return code === 0;
}
