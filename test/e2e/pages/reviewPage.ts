import type { Locator, Page } from '@playwright/test';

/** Review: groups at the left, of which one is open, and the reasons for the current row. */
export class ReviewPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly progress: Locator;
  readonly groups: Locator;
  /** The rows of the group that is open. */
  readonly rows: Locator;
  readonly confirmButton: Locator;
  readonly skipButton: Locator;
  readonly why: Locator;
  readonly similarOffer: Locator;
  readonly showSkipped: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.progress = main.getByRole('meter', { name: 'Rows that have a category' });
    this.groups = main.getByRole('region', { name: 'Groups that wait' }).locator('> ol > li');
    this.rows = main.getByRole('grid', { name: /^Rows of / }).locator('tbody tr');
    this.confirmButton = main.getByRole('button', { name: /^Confirm/ });
    this.skipButton = main.getByRole('button', { name: /^Skip/ });
    this.why = page.getByRole('region', { name: /^Why .*\?$/ });
    this.similarOffer = main.getByRole('button', { name: /similar rows? too/ });
    this.showSkipped = main.getByRole('switch', { name: /Show skipped/ });
  }

  async open(): Promise<void> {
    // Keys are heard once a screen is there.
    await this.headline.waitFor();
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('r');
    await this.page.waitForURL('**/review*');
  }

  /** The open group of this payee. */
  openGroup(payee: string): Locator {
    return this.page.getByRole('region', { name: payee, exact: true });
  }

  /** The line of a group that waits its turn. */
  closedGroup(payee: string): Locator {
    return this.groups.getByRole('button', { expanded: false }).filter({ hasText: payee });
  }

  choice(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name: new RegExp(`^${name} \\d$`) });
  }

  /** Types into the category list that is open, and takes the first that fits. */
  async pickCategory(typed: string): Promise<void> {
    const box = this.page.getByPlaceholder('Type to find');
    await box.fill(typed);
    await box.press('Enter');
  }

  /** What the app said in passing. */
  message(text: string | RegExp): Locator {
    return this.page
      .getByRole('region', { name: /^Messages/ })
      .getByRole('listitem')
      .filter({ hasText: text });
  }

  messageAction(text: string | RegExp, action: string): Locator {
    return this.message(text).getByRole('button', { name: action });
  }
}
