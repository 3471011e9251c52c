import { existsSync } from 'node:fs';

const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

/** CHROMIUM_PATH, else an installed Chromium or Chrome; undefined leaves the choice to Playwright, which may have its own. */
export function installedChromium(): string | undefined {
  return process.env.CHROMIUM_PATH || usualPlaces[process.platform]?.find((path) => existsSync(path));
}

/** Chromium does not run sandboxed in most containers, and must not fetch anything of its own. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];
