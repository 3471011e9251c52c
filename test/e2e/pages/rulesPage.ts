import { expect, type Locator, type Page } from '@playwright/test';

/** Rules: the list, the form with its preview, and what the rules did. */
export class RulesPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly beginButton: Locator;
  readonly form: Locator;
  readonly preview: Locator;
  readonly rules: Locator;
  readonly runs: Locator;
  readonly proposals: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.headline = main.getByRole('heading', { level: 1 });
    this.beginButton = main.getByRole('button', { name: 'Begin with this rule' });
    this.form = page.getByRole('dialog');
    this.preview = this.form.getByRole('region', { name: 'What it would do now' });
    this.rules = main.getByRole('list', { name: 'Rules' }).getByRole('article');
    this.proposals = main.getByRole('list', { name: 'Proposals' }).locator(':scope > li');
    this.runs = main.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  }

  async open(): Promise<void> {
    await this.headline.waitFor();
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('u');
    await expect(this.page).toHaveTitle('Rules · Countinghouse');
  }

  name(): Locator {
    return this.form.getByLabel('Name');
  }

  threshold(): Locator {
    return this.form.getByRole('slider', { name: 'The suggestion is at least this sure' });
  }

  minimumDataPoints(): Locator {
    return this.form.getByLabel('I have confirmed at least this many transactions of the payee');
  }

  risk(): Locator {
    return this.form.getByRole('slider', { name: 'At most so many of what it applies are wrong' });
  }

  /** Narrows the rule down to transactions whose text contains this. */
  async addTest(text: string): Promise<void> {
    await this.form.getByRole('button', { name: 'Add a test' }).click();
    await this.form.getByLabel('Text to look for').fill(text);
  }

  async tryOnThePast(): Promise<void> {
    await this.form.getByRole('button', { name: 'Try it on the past' }).click();
  }

  /** The line of a trial with this outcome and its number. */
  trialOf(outcome: string): Locator {
    return this.form.getByRole('list', { name: 'What it would have done' }).getByRole('button', { name: outcome });
  }

  async proposalCount(): Promise<number> {
    return this.proposals.getByRole('checkbox').count();
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: /^Save/ }).click();
    await this.form.waitFor({ state: 'hidden' });
  }

  /** How many of the waiting transactions the preview would set, once it follows what the form says. */
  async previewed(): Promise<{ set: number; waiting: number }> {
    await expect(this.preview.locator('[aria-busy="true"]')).toHaveCount(0);
    const counted = this.preview.getByRole('status').filter({ hasText: 'would be changed now' });
    await counted.waitFor();
    const text = (await counted.textContent()) ?? '';
    const [set, waiting] = [...text.replaceAll(',', '').matchAll(/\d+/g)].map(Number);
    if (set === undefined || waiting === undefined) throw new Error(`No counts in “${text}”.`);
    return { set, waiting };
  }

  switchOf(rule: string): Locator {
    return this.page.getByRole('switch', { name: `“${rule}” is on` });
  }

  async run(rule: string): Promise<void> {
    await this.page.getByRole('button', { name: `Run now: “${rule}”` }).click();
  }

  async choose(rule: string, item: 'Change' | 'Delete'): Promise<void> {
    await this.page.getByRole('button', { name: `More for “${rule}”` }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  undoButton(run: Locator): Locator {
    return run.getByRole('button', { name: /^Undo/ });
  }
}
