/**
 * A visitor who blocked the microphone and thinks better of it. Guards a page that must be loaded anew for it, a message that stays when it is no longer true.
 */
import { expect, test } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';

const { before } = wordsOf('en');

test('a microphone that is allowed in the address bar opens without a reload', async ({ page, context, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  // What is not granted is denied from here on.
  await context.grantPermissions(['geolocation'], { origin });
  await page.goto('/en/interactive');
  const told = page.getByText(before.remedies.microphone.denied.what);
  await expect(told).toHaveCount(1);
  await context.grantPermissions(['microphone'], { origin });
  await expect(page.getByRole('meter', { name: before.level })).toBeVisible();
  await expect(told).toHaveCount(0);
});
