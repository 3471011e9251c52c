import type { Locator, Page } from '@playwright/test';

/** Matches: pairs of transactions that may belong together, each with its two answers. */
export class MatchesPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly matches: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.matches = main.getByRole('article');
  }

  async open(): Promise<void> {
    // Keys are heard once a screen is there.
    await this.headline.waitFor();
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('d');
    await this.page.waitForURL('**/matches');
  }

  match(question: string): Locator {
    return this.page.getByRole('article', { name: question });
  }

  message(text: string | RegExp): Locator {
    return this.page
      .getByRole('region', { name: /^Messages/ })
      .getByRole('listitem')
      .filter({ hasText: text });
  }
}
