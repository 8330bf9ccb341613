/**
 * The camera in a call. Guards an answer that does not show which picture it was made from, a frame without its age, and a phone on which it cannot be seen at all.
 */
import { expect, patienceMs, test } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';

const { call: inCall } = wordsOf('en');

test('the frame that an answer used stands there with its age, on a desk and on a phone', async ({ call, page }) => {
  await call.control('camera').click();
  await expect(page.getByRole('img', { name: inCall.lastFrameAlt })).toBeVisible({ timeout: patienceMs });
  await call.type('what do you see');
  await call.answer(0);
  const frame = page.getByRole('img', { name: inCall.answerFrameAlt });
  await expect(frame).toBeVisible({ timeout: patienceMs });
  expect(await frame.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)), 'it is a picture').toBeGreaterThan(0);
  const age = page.getByText(/^Frame [AB] answered from, \d+\.\d s old$/);
  await expect(age).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: inCall.decisionShort }).click();
  await expect(page.getByRole('dialog').getByRole('img', { name: inCall.answerFrameAlt })).toBeVisible();
  await expect(page.getByRole('dialog').getByText(/^Frame [AB] answered from/)).toBeVisible();
});
