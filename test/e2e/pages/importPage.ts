import type { Locator, Page } from '@playwright/test';

/** A file as a person would have it, without the disk. */
export interface NamedFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Import: choose a file, correct how it was read, import it, see what came of it. */
export class ImportPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly importButton: Locator;
  readonly cancelButton: Locator;
  readonly questions: Locator;
  readonly transactions: Locator;
  readonly recentImports: Locator;
  readonly heldRows: Locator;
  readonly error: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.importButton = main.getByRole('button', { name: /^Import\b/ });
    this.cancelButton = main.getByRole('button', { name: 'Cancel the import' });
    this.questions = main.getByRole('region', { name: 'Questions about this file' });
    this.transactions = main.getByRole('grid', { name: 'Transactions in the file' });
    this.recentImports = main.getByRole('region', { name: 'Imported before' }).getByRole('listitem');
    this.heldRows = main.getByRole('region', { name: /held back/ });
    this.error = main.getByRole('alert');
  }

  async open(): Promise<void> {
    // Shortcuts are heard once the first screen is there.
    await this.headline.waitFor();
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('i');
    await this.page.getByRole('heading', { level: 1, name: 'Import a bank file' }).waitFor();
  }

  async choose(...files: NamedFile[]): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      })),
    );
  }

  /** Drops a file anywhere in the window, as from a file manager. */
  async drop({ name, content }: NamedFile): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([fileName, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], fileName));
        return data;
      },
      [name, content.toString()] as const,
    );
    await this.page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
    await this.page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  }

  async answer(question: RegExp, answer: string): Promise<void> {
    await this.page.getByRole('group', { name: question }).getByRole('button', { name: answer }).click();
  }

  async takeCategories(label: 'Take them as known' | 'Leave them out'): Promise<void> {
    await this.page.getByRole('radio', { name: label }).check();
  }

  async giveRole(column: string, role: string): Promise<void> {
    await this.page.getByRole('combobox', { name: `${column} holds` }).selectOption({ label: role });
  }

  async undo(fileName: string): Promise<void> {
    await this.page.getByRole('button', { name: `Undo the import of ${fileName}` }).click();
  }

  /** Leaves the file at hand, back to the choice. */
  async leave(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cancel', exact: true }).click();
  }

  /** The line of one of several files. */
  fileOfSeveral(name: string): Locator {
    const files = this.page.getByRole('region', { name: 'The files' });
    return files.getByRole('listitem').filter({ hasText: name });
  }

  /** A line of the summary, such as `3 imported`. */
  summaryLine(words: string): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: words });
  }
}
