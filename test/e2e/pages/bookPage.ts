import { expect, type Locator, type Page } from '@playwright/test';

const keys = { Accounts: 'b', Categories: 'c', Payees: 'p' } as const;

/** Accounts, categories and payees: each a table of rows with a menu, and dialogs. */
export class BookPage {
  readonly page: Page;
  readonly name: keyof typeof keys;
  readonly headline: Locator;
  readonly dialog: Locator;
  readonly rows: Locator;

  constructor(page: Page, name: keyof typeof keys) {
    this.page = page;
    this.name = name;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.dialog = page.getByRole('dialog');
    this.rows = main.getByRole('grid', { name }).locator('tbody').getByRole('row');
  }

  async open(): Promise<void> {
    await this.headline.waitFor();
    await this.page.keyboard.press('g');
    await this.page.keyboard.press(keys[this.name]);
    await expect(this.page).toHaveTitle(`${this.name} · Countinghouse`);
  }

  /** The row that is called so, for screen readers. */
  row(name: string): Locator {
    return this.page.getByRole('main').getByRole('grid', { name: this.name }).getByRole('row', { name, exact: true });
  }

  /** Goes to a row with the focus, as the arrow keys do. */
  async goTo(name: string): Promise<void> {
    await this.rows.first().focus();
    await this.page.keyboard.press('Home');
    await expect(this.rows.first()).toBeFocused();
    for (let step = 0; step < 60; step += 1) {
      if (
        await this.row(name)
          .evaluate((row) => row === document.activeElement)
          .catch(() => false)
      )
        return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`No row “${name}” to go to.`);
  }

  async choose(name: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `More for “${name}”`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Opens the list of a choice in the dialog, types, and takes what is found first. */
  async pick(label: string, typed: string): Promise<void> {
    await this.dialog.getByRole('button', { name: new RegExp(`^${label}`) }).press('Enter');
    const list = this.page.getByRole('combobox');
    await list.fill(typed);
    const first = this.page.getByRole('option', { name: typed }).first();
    await first.and(this.page.locator('[aria-selected=true]')).waitFor();
    await list.press('Enter');
    await list.waitFor({ state: 'hidden' });
  }

  async confirm(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button }).press('Enter');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  message(text: string): Locator {
    return this.page
      .getByRole('region', { name: /^Messages/ })
      .getByText(text, { exact: true })
      .first();
  }

  async undo(): Promise<void> {
    await this.page
      .getByRole('region', { name: /^Messages/ })
      .getByRole('button', { name: 'Undo' })
      .last()
      .click();
  }
}
