import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../support/findBrowser.ts';
import { withHost } from './benchmarkHost.ts';
import { fillBook } from './queryBenchmark.ts';
import type { Results } from './results.ts';

/** What the main thread of the page may be held for at most, by scrolling, filtering and editing. */
const longestTaskMs = 50;
const wheelTurns = 40;
const pagesDown = 30;

/** The list of transactions at `rows` rows in a real browser: the longest task of the page's main thread, by what is done. */
export async function benchmarkScreen(results: Results, rows: number): Promise<void> {
  const browser = await findBrowser(() => {});
  if (browser.path === null) {
    process.stdout.write(`\nThe screens were left out: ${browser.reason}.\n`);
    return;
  }
  const { path } = browser;
  await withHost(async (host) => {
    await fillBook(host, rows);
    const chromiumBrowser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
    try {
      const context = await chromiumBrowser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
      const [name = '', value = ''] = host.session.cookie.split('=');
      await context.addCookies([{ name, value, url: host.session.origin }]);
      const page = await context.newPage();
      await page.addInitScript(() => {
        const tasks: number[] = [];
        Object.assign(window, { longTasks: tasks });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) tasks.push(entry.duration);
        }).observe({ type: 'longtask', buffered: true });
      });
      await page.goto(`${host.session.origin}/transactions`);
      await settled(page);
      const measured = [];
      for (const [what, act] of actions) {
        await longTasksOf(page);
        await act(page);
        await settled(page);
        const tasks = await longTasksOf(page);
        measured.push({
          name: what,
          value: Math.max(0, ...tasks),
          unit: 'ms' as const,
          target: { atMost: longestTaskMs },
        });
      }
      results.add(`The list of ${rows} transactions in a browser, longest task (under 50 ms: none seen)`, measured);
    } finally {
      await chromiumBrowser.close();
    }
  });
}

const row = (page: Page) => page.locator('tbody tr');

const actions: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'scroll by the wheel',
    async (page) => {
      await row(page).first().hover();
      for (let turn = 0; turn < wheelTurns; turn += 1) {
        await page.mouse.wheel(0, 900);
        await page.waitForTimeout(30);
      }
    },
  ],
  [
    'go down page by page',
    async (page) => {
      await row(page).first().click();
      await page.keyboard.press('Escape');
      for (let turn = 0; turn < pagesDown; turn += 1) await page.keyboard.press('PageDown');
    },
  ],
  [
    'set a category',
    async (page) => {
      await page.keyboard.press('c');
      const box = page.getByPlaceholder('Type to find');
      await box.fill('g');
      await box.press('Enter');
    },
  ],
  ['search', (page) => page.getByRole('searchbox', { name: 'Search transactions' }).pressSequentially('market')],
  ['clear the search', (page) => page.getByRole('button', { name: 'Clear', exact: true }).click()],
  ['sort by amount', (page) => page.getByRole('columnheader', { name: 'Amount' }).getByRole('button').click()],
  [
    'select rows and change their category',
    async (page) => {
      await row(page).nth(1).focus();
      await page.keyboard.press('Space');
      for (let turn = 0; turn < 12; turn += 1) await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('c');
      const box = page.getByPlaceholder('Type to find');
      await box.fill('r');
      await box.press('Enter');
    },
  ],
  [
    'open a transaction',
    async (page) => {
      await page.keyboard.press('Escape');
      await row(page).nth(3).click();
    },
  ],
];

/** Waits until the network and the page have been quiet for a moment. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(1200);
}

/** The long tasks since the last call, in ms. */
function longTasksOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const tasks: unknown = Reflect.get(window, 'longTasks');
    return Array.isArray(tasks) ? tasks.splice(0).map(Number) : [];
  });
}
