import type { Locator, Page } from '@playwright/test';

/** Rows held back: why each is not in the books, and what is to become of it. */
export class HeldRowsPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly rows: Locator;
  readonly current: Locator;
  readonly exemptions: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.rows = main.getByRole('region', { name: 'Rows', exact: true }).getByRole('listitem');
    this.current = main.locator('[aria-current=true]');
    this.exemptions = main.getByRole('region', { name: 'Always accepted' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('q');
    await this.page.getByRole('heading', { level: 1, name: /held back/ }).waitFor();
  }

  async correct(values: { day: string; amount: string; text: string }): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Correct this row' });
    await dialog.getByLabel('Day').fill(values.day);
    await dialog.getByLabel('Amount').fill(values.amount);
    await dialog.getByLabel('Text').fill(values.text);
    await dialog.getByRole('button', { name: 'Book this row' }).click();
  }
}
