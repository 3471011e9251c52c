import { expect, type Locator, type Page } from '@playwright/test';

/** The audit log: filters, entries, the open entry, and the verification of the chain. */
export class AuditPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly entries: Locator;
  readonly panel: Locator;
  readonly verifyButton: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    // The first row is the heading of the columns.
    this.entries = main.getByRole('grid', { name: 'Audit log' }).locator('tbody').getByRole('row');
    this.panel = main.getByRole('complementary');
    this.verifyButton = main.getByRole('button', { name: 'Verify the log' });
  }

  async open(): Promise<void> {
    await this.headline.waitFor();
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('a');
    await expect(this.page).toHaveTitle('Audit log · Countinghouse');
    await this.entries.first().waitFor();
  }

  async filter(label: 'System' | 'What' | 'At least this sure', choice: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label, exact: true }).selectOption(choice);
  }

  async filterPayee(text: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Payee:/ }).click();
    await this.page.getByPlaceholder('Type to find').fill(text);
    await this.page.getByRole('option', { name: text }).first().click();
  }

  /** The sentence below the headline that says how many entries there are. */
  summary(): Locator {
    return this.page.getByText(/entr(y|ies)( match|, newest)/);
  }

  async exportAs(format: 'CSV' | 'JSON'): Promise<string> {
    await this.page.getByRole('button', { name: 'Export' }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: `As ${format}` }).click();
    return (await download).path();
  }
}
