/**
 * A browser that gives no microphone. Guards the visitor who pressed "Block", whose browser remembers it, or who came by http://: the page says what happened
 * and what to do, and a call with typed questions is open to them all the same.
 */
import { expect, patienceMs, test, VisitorCall } from '../browser/call-test.ts';
import { launchOptions } from '../browser/launch.ts';
import { beginning, wordsOf } from '../browser/words.ts';

test.use({ launchOptions: launchOptions({ permission: 'deny' }) });
const { before, call: inCall } = wordsOf('en');

test('a blocked microphone is explained, and typed questions are answered', async ({ page }) => {
  // With the microphone: the bench would not ask for it otherwise. The browser remembers the refusal, so the page says it before anything is pressed.
  await page.goto('/en/interactive?bench=1&microphone=1');
  const remedy = page.getByRole('alert').filter({ hasText: before.remedies.microphone.denied.what });
  await expect(remedy).toContainText(before.remedies.microphone.denied.do);
  await page.getByRole('button', { name: before.tryAgain }).click();
  await expect(page.getByText(before.remedies.microphone.denied.what), 'it is said once').toHaveCount(1);
  await page.getByRole('button', { name: beginning(before.startTyping) }).click();
  const call = await VisitorCall.opened(page);
  await expect(call.control('mute')).toBeDisabled();
  await call.type('what is the capital of italy');
  await expect(call.captions).toContainText('The capital of Italy is Rome.', { timeout: patienceMs });
  await call.answer(0);
  await call.control('camera').click();
  await expect(page.getByText(inCall.cameraRefused)).toBeVisible();
});

test('an address that is not secure leads to the certificate', async ({ page }) => {
  await page.goto('/en/states?show=before-insecure');
  const remedy = page.getByRole('alert').filter({ hasText: before.remedies.microphone.insecure.what });
  await expect(remedy).toContainText(before.remedies.microphone.insecure.do);
  await remedy.getByRole('link', { name: before.certificate }).click();
  await expect(page.getByRole('heading', { level: 1, name: wordsOf('en').certificate.title })).toBeVisible();
});

for (const state of ['denied', 'no-device', 'in-use', 'insecure'] as const) {
  test(`a microphone that is ${state} says what happened and what to do, in both languages`, async ({ page }) => {
    for (const locale of ['en', 'zh'] as const) {
      await page.goto(`/${locale}/states?show=before-${state}`);
      const { what, do: remedy } = wordsOf(locale).before.remedies.microphone[state];
      const told = page.getByRole('alert').filter({ hasText: what });
      await expect(told).toContainText(remedy);
      await expect(told.getByRole(state === 'insecure' ? 'link' : 'button')).toBeVisible();
      await expect(page.getByRole('button', { name: beginning(wordsOf(locale).before.startTyping) })).toBeEnabled();
    }
  });
}
