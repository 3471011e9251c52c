import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { importSummarySchema } from '../../shared/contract/imports.ts';
import { listTransactions } from '../../shared/contract/transactions.ts';
import {
  type DesktopApp,
  electronUnavailable,
  exitOf,
  forkStandIn,
  openInElectron,
  openInStandIn,
} from '../support/desktopApp.ts';

/** The desktop app as it is built: in the real Electron where its binary is, and on the stand-in everywhere. */
const hosts = [
  { name: 'the desktop app on the stand-in', open: openInStandIn, unavailable: null },
  { name: 'the desktop app in Electron', open: openInElectron, unavailable: electronUnavailable() },
] as const;

const statement = `Date,Description,Amount
2026-01-02,GREEN GROCER SUPERMARKET 0231,-23.10
2026-01-09,GREEN GROCER SUPERMARKET 0231,-31.75
2026-01-15,CITY RENT LTD,-850.00
2026-01-28,ACME PAYROLL SALARY,2450.00
`;

let lastId = 1_000_000;

/** Calls a procedure over the bridge itself, as anything in that page could. */
async function call(page: Page, path: string, type: 'query' | 'mutation', input: unknown): Promise<unknown> {
  // Far above the ids that the page's own client counts up from one.
  lastId += 1;
  const answer = await page.evaluate(
    (request) =>
      new Promise<{ kind: string; data?: unknown; error?: unknown }>((resolve) => {
        const bridge = window.countinghouse;
        bridge?.onMessage((text) => {
          const message = JSON.parse(text);
          if (message.id === request.id) resolve(message);
        });
        bridge?.send(JSON.stringify(request));
      }),
    { kind: 'call', id: lastId, path, type, input },
  );
  if (answer.kind !== 'result') throw new Error(`${path} failed: ${JSON.stringify(answer.error)}`);
  return answer.data;
}

for (const { name, open, unavailable } of hosts) {
  test.describe(name, () => {
    test.skip(unavailable !== null, `${name}, because ${unavailable}.`);

    let profile: string;
    let app: DesktopApp;
    test.beforeEach(async () => {
      profile = await mkdtemp(join(tmpdir(), 'profile-'));
      app = await open(profile);
    });
    test.afterEach(async () => {
      await app.kill();
      await rm(profile, { recursive: true, force: true });
    });

    test('the page has the bridge and nothing of Node or Electron', async () => {
      const surface = await app.page.evaluate(() => ({
        bridge: Object.keys(window.countinghouse ?? {}).sort(),
        isFrozen: Object.isFrozen(window.countinghouse),
        nodeNames: ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
          (global) => global in window,
        ),
      }));
      expect(surface).toEqual({ bridge: ['onMessage', 'send'], isFrozen: true, nodeNames: [] });
    });

    test('imports a bank file and predicts, over the real IPC', async () => {
      const file = join(profile, 'january.csv');
      await writeFile(file, statement);
      const input = { path: file, options: { account: 'Current account', currency: 'GBP' } };
      const summary = importSummarySchema.parse(await call(app.page, 'imports.importFile', 'mutation', input));
      expect(summary).toMatchObject({ imported: 4, alreadyThere: 0, heldBack: 0 });
      expect(summary.suggested + summary.unsure).toBe(4);
      expect(summary.suggested).toBeGreaterThanOrEqual(1);

      const page = await call(app.page, 'transactions.listTransactions', 'query', { filter: { state: 'suggested' } });
      const { transactions } = listTransactions.output.parse(page);
      expect(transactions).toHaveLength(summary.suggested);
      for (const { suggestedCategoryPath, confidence, predictionId } of transactions) {
        expect(suggestedCategoryPath).toEqual(expect.any(String));
        expect(confidence).toBeGreaterThan(0);
        expect(predictionId).not.toBeNull();
      }
    });

    test('an error crosses with its code, its sentence and the next step', async () => {
      const input = { path: join(profile, 'missing.csv') };
      await expect(call(app.page, 'imports.importFile', 'mutation', input)).rejects.toThrow(
        /"code":"FILE_NOT_FOUND".*"nextStep":"Check the path/,
      );
    });

    test('stays on its page, opens no other, and reaches no network', async () => {
      const address = app.page.url();
      const reached = await app.page.evaluate(() =>
        Promise.all(
          ['https://example.com/', 'http://127.0.0.1:9/', '/index.html'].map((url) =>
            fetch(url).then(
              () => url,
              () => 'nothing',
            ),
          ),
        ),
      );
      expect(reached).toEqual(['nothing', 'nothing', 'nothing']);

      await app.page.evaluate(() => {
        window.open('https://example.com/');
        window.location.href = 'https://example.com/';
      });
      await call(app.page, 'settings.getSettings', 'query', undefined);
      expect(app.page.url()).toBe(address);
      // A window that is denied is a page that closes again, in its own time.
      await expect.poll(() => app.page.context().pages().length).toBe(1);
    });

    test('the application menu reaches the page', async () => {
      await app.page.getByRole('main').waitFor();
      await app.chooseMenuItem('goImport');
      await app.page.waitForURL('**/import');
    });

    test('closing the window ends the app cleanly, and the next start finds the books', async () => {
      await call(app.page, 'settings.updateSettings', 'mutation', { theme: 'dark' });
      expect(await app.closeWindow()).toBe(0);
      app = await open(profile);
      const settings = await call(app.page, 'settings.getSettings', 'query', undefined);
      expect(settings).toMatchObject({ theme: 'dark' });
    });
  });
}

test.describe('the desktop app on the stand-in, when it is told to leave', () => {
  let profile: string;
  test.beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'profile-'));
  });
  test.afterEach(() => rm(profile, { recursive: true, force: true }));

  test('a second instance of the same profile leaves at once, and the first one lives on', async () => {
    const first = await openInStandIn(profile);
    expect(await exitOf(forkStandIn(profile))).toBe(0);
    expect(await call(first.page, 'settings.getSettings', 'query', undefined)).toHaveProperty('theme');
    await first.kill();
  });

  test('a profile that cannot be written to is a sentence, not a window', async () => {
    const file = join(profile, 'a-file');
    await writeFile(file, '');
    const child = forkStandIn(join(file, 'below'));
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    expect(await exitOf(child)).toBe(3);
    expect(output).toContain('cannot be written to. Choose a profile folder that you may write to');
  });
});
