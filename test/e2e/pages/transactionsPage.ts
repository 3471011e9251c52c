import type { Download, Locator, Page } from '@playwright/test';

/** Transactions: the list with its filters, the bar for selected rows, and the panel of one transaction. */
export class TransactionsPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly summary: Locator;
  readonly search: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly selection: Locator;
  readonly panel: Locator;
  readonly why: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.summary = main.getByText(/^[\d,]+ transactions?/);
    this.search = main.getByRole('searchbox', { name: 'Search transactions' });
    this.table = main.getByRole('grid', { name: 'Transactions' });
    this.rows = this.table.locator('tbody tr');
    this.selection = main.getByRole('region', { name: 'Selected rows' });
    this.panel = main.getByRole('complementary');
    this.why = page.getByRole('region', { name: /^Why .*\?$/ });
  }

  async open(): Promise<void> {
    // Keys are heard once a screen is there.
    await this.headline.waitFor();
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('t');
    await this.page.waitForURL('**/transactions*');
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** Opens the filters and gives the box they stand in. */
  async openFilters(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Filter', exact: true }).click();
    return this.page.getByRole('dialog', { name: 'Filters' });
  }

  chip(label: string | RegExp): Locator {
    return this.page.getByRole('button', { name: label }).and(this.page.getByLabel(/^Remove filter/));
  }

  async sortBy(column: string): Promise<void> {
    await this.table.getByRole('columnheader', { name: column }).getByRole('button').click();
  }

  /** Types into the category list that is open, and takes the first that fits. */
  async pickCategory(typed: string): Promise<void> {
    const box = this.page.getByPlaceholder('Type to find');
    await box.fill(typed);
    await box.press('Enter');
  }

  async downloadCsv(): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Export' }).click();
    await this.page.getByRole('menuitem', { name: /as CSV/ }).click();
    return download;
  }

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
