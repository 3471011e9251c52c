import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, type RunningApp, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';
import { ReviewPage } from '../pages/reviewPage.ts';

const statement = `Date,Description,Amount,Currency
2026-11-14,BLUE DOOR BAKERY 0412 LEEDS,-4.80,EUR
2026-11-09,BLUE DOOR BAKERY 0412 LEEDS,-5.20,EUR
2026-11-02,BLUE DOOR BAKERY 0398 YORK,-23.40,EUR
2026-10-28,BLUE DOOR BAKERY 0412 LEEDS,-4.80,EUR
2026-11-12,NORTHERN RAIL LEEDS,-20.40,EUR
2026-11-05,NORTHERN RAIL LEEDS,-20.40,EUR
2026-10-20,NORTHERN RAIL LEEDS,-20.40,EUR
2026-11-11,PLONKO QUIXEL 771,-19.00,EUR
2026-10-11,PLONKO QUIXEL 772,-19.00,EUR
`;

/** Imports the statement and goes to Review. */
async function reviewOfStatement({ page }: RunningApp): Promise<ReviewPage> {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose({ name: 'november.csv', content: statement });
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('9 rows are in your books');
  const review = new ReviewPage(page);
  await review.open();
  await expect(review.rows.first()).toBeFocused();
  // Asked first is where an answer is worth most: rows without a suggestion.
  await expect(review.openGroup('Plonko Quixel')).toBeVisible();
  await page.keyboard.press('j');
  await expect(review.openGroup('Blue Door Bakery')).toBeVisible();
  await expect(review.rows.first()).toBeFocused();
  return review;
}

test('what waits is settled group by group with one key, and the last decision can be taken back', async ({ app }) => {
  const { keyboard } = app.page;
  const review = await reviewOfStatement(app);
  await expect(review.openGroup('Blue Door Bakery')).toContainText('4 rows');
  await expect(review.closedGroup('Northern Rail')).toContainText('3 rows');
  await expect(review.closedGroup('Plonko')).toContainText('not sure');
  await expect(review.why.getByRole('heading', { name: 'Why Coffee and snacks?' })).toBeVisible();

  await keyboard.press('Enter');
  await expect(review.openGroup('Northern Rail Leeds')).toBeVisible();
  await expect(review.rows.first()).toBeFocused();
  await expect(review.message('Blue Door Bakery: 4 rows confirmed.')).toBeVisible();
  await expect(review.why.getByRole('heading', { name: 'Why Public transport?' })).toBeVisible();

  await keyboard.press('u');
  await expect(review.message('Undone.')).toBeVisible();
  await expect(review.openGroup('Blue Door Bakery')).toContainText('4 rows');
  await expect(review.rows.first()).toBeFocused();
});

test('arrows walk through rows and on into the next group', async ({ app }) => {
  const { keyboard } = app.page;
  const review = await reviewOfStatement(app);
  for (let step = 0; step < 3; step += 1) await keyboard.press('ArrowDown');
  await expect(review.rows.nth(3)).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(review.openGroup('Northern Rail Leeds')).toBeVisible();
  await expect(review.rows.first()).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(review.openGroup('Blue Door Bakery')).toBeVisible();
  await expect(review.rows.nth(3)).toBeFocused();
  await keyboard.press('j');
  await expect(review.openGroup('Northern Rail Leeds')).toBeVisible();
  await keyboard.press('k');
  await expect(review.rows.first()).toBeFocused();
});

test('a ticked row is corrected alone, and the rows that are like it suggest the same', async ({ app }) => {
  const { keyboard } = app.page;
  const review = await reviewOfStatement(app);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('x');
  await expect(review.confirmButton).toHaveText(/^Confirm 1 ticked as suggested/);
  await keyboard.press('c');
  await review.pickCategory('groceries');
  await expect(review.message('Blue Door Bakery: 1 row set to Groceries.')).toBeVisible();
  await expect(review.openGroup('Blue Door Bakery')).toContainText('3 rows');
  await expect(review.rows.nth(2)).toBeFocused();

  await expect(review.why.getByRole('heading', { name: 'Why Groceries?' })).toBeVisible();
  await expect(review.confirmButton).not.toHaveAttribute('aria-disabled', 'true');
  await keyboard.press('Enter');
  await expect(review.message('Blue Door Bakery: 3 rows confirmed.')).toBeVisible();
  await expect(review.openGroup('Northern Rail Leeds')).toBeVisible();

  await review.messageAction('Blue Door Bakery: 3 rows confirmed', 'Undo').click();
  await expect(review.closedGroup('Blue Door Bakery').or(review.openGroup('Blue Door Bakery'))).toContainText('3 rows');
});

test('a category that is missing is made on the way', async ({ app }) => {
  const { keyboard } = app.page;
  const review = await reviewOfStatement(app);
  await review.closedGroup('Plonko').click();
  await expect(review.openGroup('Plonko Quixel')).toBeVisible();
  await expect(review.why.getByRole('heading', { name: 'Why no suggestion?' })).toBeVisible();
  await expect(review.confirmButton).toHaveAttribute('aria-disabled', 'true');
  await keyboard.press('/');
  await review.pickCategory('Curiosities');
  await expect(review.message('Plonko Quixel: 2 rows set to Curiosities.')).toBeVisible();
  await expect(review.closedGroup('Plonko')).toHaveCount(0);
});

test('a skipped group steps back, and everything settled is a calm end', async ({ app }) => {
  const { keyboard } = app.page;
  const review = await reviewOfStatement(app);
  await keyboard.press('s');
  await expect(review.message('Blue Door Bakery: 4 rows skipped for now.')).toBeVisible();
  await keyboard.press('1');
  await expect(review.message('Northern Rail Leeds: 3 rows set to Public transport.')).toBeVisible();
  await expect(review.openGroup('Plonko Quixel')).toBeVisible();
  await keyboard.press('s');
  await expect(review.headline).toHaveText('Nothing else waits');

  await app.page.getByRole('button', { name: 'Look at the 6 skipped' }).click();
  await expect(review.showSkipped).toBeChecked();
  await expect(review.openGroup('Plonko Quixel')).toBeVisible();
  await expect(review.rows.first()).toBeFocused();
  await keyboard.press('j');
  await expect(review.openGroup('Blue Door Bakery')).toBeVisible();
  await expect(review.rows.first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(review.openGroup('Plonko Quixel')).toBeVisible();
  await keyboard.press('c');
  await review.pickCategory('gifts');
  await expect(review.headline).toHaveText('All settled');
  await expectAccessible(app.page);
});

test('the reasons add up in plain sight, and an alternative can be taken from them', async ({ app }) => {
  const { keyboard } = app.page;
  const review = await reviewOfStatement(app);
  await keyboard.press('w');
  await expect(review.why.getByRole('heading', { name: 'Why Coffee and snacks?' })).toBeFocused();
  const bars = review.why.getByRole('list', { name: /^Reasons for / }).getByRole('listitem');
  const shown = await bars.locator('> span:nth-of-type(3)').allTextContents();
  const cents = (text: string) => Math.round(Number(text.replace('−', '-')) * 100);
  const together =
    (await review.why
      .getByText(/^Together/)
      .locator('strong')
      .textContent()) ?? '';
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.map(cents).reduce((sum, part) => sum + part, 0)).toBe(cents(together));
});

test('review is accessible on a wide window and a narrow one, where the reasons open in a drawer', async ({ app }) => {
  const review = await reviewOfStatement(app);
  await expect(review.why).toBeVisible();
  await expectAccessible(app.page);
  await app.page.setViewportSize({ width: 360, height: 740 });
  await expect(review.why).toBeHidden();
  await expectAccessible(app.page);
  await app.page.getByRole('button', { name: /^Why\?/ }).click();
  await expect(review.why).toBeVisible();
  await expectAccessible(app.page);
  const isWider = await app.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWider).toBe(false);
});

test('with nothing imported, review says where to begin', async ({ app }) => {
  const review = new ReviewPage(app.page);
  await review.open();
  await expect(app.page.getByRole('heading', { name: 'Nothing to review yet' })).toBeVisible();
  await expect(app.page.getByRole('main').getByRole('link', { name: 'Import a bank file' })).toBeVisible();
  await expectAccessible(app.page);
});
