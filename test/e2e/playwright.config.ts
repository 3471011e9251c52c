import { defineConfig } from '@playwright/test';
import { chromiumArguments, installedChromium } from '../support/chromium.ts';

const executablePath = installedChromium();

/** One suite in two projects: `browser` drives the loopback host, `desktop` the built Electron app. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './globalSetup.ts',
  // Two cores, and Chromium takes both: one test at a time is the fastest, and the steadiest.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  reporter: [['list'], ['./skipReporter.ts']],
  use: {
    launchOptions: { args: [...chromiumArguments], ...(executablePath !== undefined && { executablePath }) },
  },
  projects: [
    { name: 'browser', testMatch: 'scenarios/**/*.spec.ts' },
    { name: 'desktop', testMatch: 'desktop*.spec.ts' },
  ],
});
