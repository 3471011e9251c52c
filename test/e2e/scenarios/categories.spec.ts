import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { BookPage } from '../pages/bookPage.ts';
import { HomePage } from '../pages/homePage.ts';

test('the tree of categories is renamed, moved, merged and cleared out, by keyboard', async ({ app }) => {
  const { page } = app;
  const categories = new BookPage(page, 'Categories');
  await categories.open();
  await expect(page.getByRole('main')).toContainText('No categories yet');
  await expectAccessible(page);
  await page.goto(app.origin);
  await new HomePage(page).addSampleData();
  await categories.open();
  await expect(categories.row('Food > Coffee')).toBeVisible();
  await expectAccessible(page);

  await categories.goTo('Food');
  await page.keyboard.press('e');
  await categories.dialog.getByLabel('Name').fill('Eating');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(categories.row('Eating > Coffee')).toBeVisible();

  await categories.goTo('Eating > Coffee');
  await page.keyboard.press('m');
  await categories.pick('Below', 'Giving');
  await expectAccessible(page);
  await categories.confirm('Move category');
  await expect(categories.row('Giving > Coffee')).toBeVisible();
  await categories.undo();
  await expect(categories.row('Eating > Coffee')).toBeVisible();

  const count = async (name: string) => Number(await categories.row(name).getByRole('gridcell').nth(2).textContent());
  const both = (await count('Eating > Coffee')) + (await count('Eating > Groceries'));
  await categories.goTo('Eating > Coffee');
  await page.keyboard.press('Shift+M');
  await categories.pick('Into', 'Groceries');
  await categories.confirm('Merge categories');
  await expect(categories.row('Eating > Coffee')).toBeHidden();
  await expect.poll(() => count('Eating > Groceries')).toBe(both);

  await page.keyboard.press('n');
  await categories.dialog.getByLabel('Name').fill('A new one');
  await page.keyboard.press('Enter');
  await expect(categories.row('A new one')).toBeVisible();
  await categories.goTo('A new one');
  await page.keyboard.press('a');
  await expect(categories.row('A new one')).toBeHidden();
  await page.getByRole('switch', { name: 'Show archived' }).press('Space');
  await expect(categories.row('A new one')).toContainText('Archived');
  await categories.choose('A new one', 'Delete');
  await categories.confirm('Delete category');
  await expect(categories.row('A new one')).toBeHidden();
  await categories.undo();
  await expect(categories.row('A new one')).toBeVisible();
});
