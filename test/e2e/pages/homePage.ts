import type { Locator, Page } from '@playwright/test';

/** Home: the three ways in on an empty profile, health otherwise. */
export class HomePage {
  readonly page: Page;
  readonly headline: Locator;
  readonly sampleDataButton: Locator;
  readonly howItWorksLink: Locator;
  readonly chooseFileButton: Locator;
  readonly sampleNotice: Locator;
  readonly tour: Locator;
  readonly questions: Locator;
  readonly happenings: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.sampleDataButton = main.getByRole('button', { name: 'Try with sample data' });
    this.howItWorksLink = main.getByRole('link', { name: 'Read how it works' });
    this.chooseFileButton = main.getByRole('button', { name: 'Choose a file' });
    this.sampleNotice = main.getByText('These books hold sample data');
    this.tour = main.getByRole('region', { name: 'Meet the sample household' });
    this.questions = main.getByRole('region', { name: 'How it is going' }).getByRole('listitem');
    this.happenings = main.getByRole('region', { name: 'Lately' }).getByRole('listitem');
  }

  async addSampleData(): Promise<void> {
    await this.sampleDataButton.click();
    await this.tour.waitFor();
  }

  async removeSampleData(): Promise<void> {
    await this.page.getByRole('button', { name: 'Remove the sample data' }).click();
  }

  /** The toast's button, such as Undo. */
  toastAction(name: string): Locator {
    return this.page.getByRole('region', { name: /^Messages/ }).getByRole('button', { name });
  }
}
