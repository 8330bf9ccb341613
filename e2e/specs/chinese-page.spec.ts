/**
 * The Chinese page with an engine that reads Chinese and does not hear it. Guards a visitor who says the example question aloud and is not understood.
 */
import { expect, test } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';

test('the example question is said to be typed where the engine does not hear its language', async ({ page }) => {
  await page.goto('/zh/states?show=before');
  await expect(page.getByText(wordsOf('zh').before.notes.typeIt)).toBeVisible();
  await page.goto('/en/states?show=before');
  await expect(page.getByText(wordsOf('en').before.notes.canAsk)).toBeVisible();
  await expect(page.getByText(wordsOf('en').before.notes.typeIt)).toHaveCount(0);
});
