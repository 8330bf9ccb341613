/**
 * The main job, from the microphone to the loudspeaker: a visitor's words come out of a microphone device, through `getUserMedia`, the browser's processing,
 * the worklet, the socket, detector and recognizer; they stand on the page, and the answer is rendered. Guards the whole path: any part that
 * loses sound (a wrong sample rate, a gate that stays shut, a suspended context, a socket without binary) fails here, though its own tests pass.
 */
import { expect, isAudible, patienceMs, test, VisitorCall } from '../browser/call-test.ts';
import { launchOptions } from '../browser/launch.ts';
import { microphoneFile } from '../voices/phrases.ts';

test.use({ launchOptions: launchOptions({ microphone: microphoneFile() }) });

test('a question spoken into the microphone is written down and answered aloud', async ({ page }) => {
  const call = await VisitorCall.open(page, { query: 'bench=1&microphone=1' });
  await expect(call.control('mute')).toBeEnabled();
  await expect(call.captions).toContainText(/capital of france/i, { timeout: patienceMs });
  await expect(call.captions).toContainText('The capital of France is Paris.', { timeout: patienceMs });
  const began = await call.answer(0);
  const { capture } = await call.sound.readTap();
  expect(isAudible(capture), 'the tap lies behind the microphone').toBe(true);
  await expect(page.getByText(/A question\. [AB] answers\./)).toBeVisible();
  expect(began.epoch).toBeGreaterThan(0);
});
