import { expect, type Locator, type Page } from '@playwright/test';

/** Training: what there is to learn from, the form, a job under way, the versions and the jobs so far. */
export class TrainingPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly trainButton: Locator;
  readonly cancelButton: Locator;
  readonly progress: Locator;
  readonly versions: Locator;
  readonly jobs: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.trainButton = main.getByRole('button', { name: /^Train\b/ });
    this.cancelButton = main.getByRole('button', { name: 'Cancel training' });
    this.progress = main.getByRole('progressbar', { name: 'Training' });
    this.versions = main.getByRole('list', { name: 'Model versions' }).locator('> li');
    this.jobs = main.getByRole('list', { name: 'Trainings' }).getByRole('listitem');
  }

  async open(): Promise<void> {
    await this.headline.waitFor();
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('m');
    await expect(this.page).toHaveTitle('Training · Countinghouse');
  }

  async choose(algorithm: string): Promise<void> {
    await this.page.getByRole('radio', { name: algorithm }).check();
  }

  async setEpochs(epochs: number): Promise<void> {
    await this.page.getByText('More settings').click();
    await this.page.getByLabel(/^At most this many/).fill(String(epochs));
  }

  /** The card of the job that is shown, by the end of its title. */
  jobCard(state: 'training' | 'done' | 'cancelled'): Locator {
    return this.page.getByRole('heading', { level: 2, name: new RegExp(`: ${state}$`) });
  }

  useButton(version: string): Locator {
    return this.page.getByRole('button', { name: `Use model ${version}` });
  }

  detailsButton(version: string): Locator {
    return this.page.getByRole('button', { name: `Details of model ${version}` });
  }

  chart(title: string): Locator {
    return this.page.getByRole('figure', { name: title });
  }
}
