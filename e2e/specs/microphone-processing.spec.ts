/**
 * The switches for what the browser does to the microphone. Guards a switch that changes nothing until the next visit, a choice that is forgotten, and an open
 * microphone that is lost in a call because of it.
 */
import type { Page } from '@playwright/test';
import { expect, patienceMs, test, VisitorCall } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';

const { before, settings, call: inCall } = wordsOf('en');
const { echoCancellation, noiseSuppression, autoGainControl } = settings.processing;

/** What each microphone that the page opened was asked to do, in order. */
const asked = (page: Page): Promise<MediaTrackConstraints[]> => page.evaluate(() => (window as unknown as { asked: MediaTrackConstraints[] }).asked);

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const opened: unknown[] = [];
    Object.assign(window, { asked: opened });
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (constraints) => {
      if (constraints?.audio !== undefined) opened.push(constraints.audio);
      return open(constraints);
    };
  });
});

test('a switch opens the microphone anew, says what it does, and is remembered', async ({ page }) => {
  await page.goto('/en/interactive');
  await page.getByRole('button', { name: before.allowMicrophone }).click();
  await expect.poll(() => asked(page)).toEqual([expect.objectContaining({ echoCancellation: true, noiseSuppression: true, autoGainControl: true })]);
  await page.getByRole('button', { name: before.notes.change }).click();
  const echo = page.getByRole('switch', { name: echoCancellation.name });
  await expect(echo).toBeChecked();
  await expect(echo).toHaveAccessibleDescription(echoCancellation.what);
  await echo.press('Space');
  await expect(echo).not.toBeChecked();
  await expect.poll(() => asked(page)).toEqual([expect.anything(), expect.objectContaining({ echoCancellation: false, noiseSuppression: true, autoGainControl: true })]);

  await page.reload();
  await page.getByRole('button', { name: before.allowMicrophone }).click();
  await expect.poll(() => asked(page)).toEqual([expect.objectContaining({ echoCancellation: false, noiseSuppression: true })]);
  await expect(page.getByText(before.notes.unprocessed)).toBeVisible();
});

test('in a call the microphone stays open over a change, also over two in a row', async ({ page }) => {
  const call = await VisitorCall.open(page, { query: 'bench=1&microphone=1' });
  await expect(call.control('mute')).toBeEnabled();
  await page.keyboard.press(',');
  await page.getByRole('switch', { name: noiseSuppression.name }).click();
  await page.getByRole('switch', { name: autoGainControl.name }).click();
  await expect.poll(() => asked(page), { timeout: patienceMs }).toHaveLength(3);
  expect((await asked(page)).at(-1)).toEqual(expect.objectContaining({ echoCancellation: true, noiseSuppression: false, autoGainControl: false }));
  await expect(page.getByRole('combobox', { name: before.microphone })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(call.control('mute')).toBeEnabled();
  await expect(page.getByText(inCall.states.listening).first()).toBeVisible();
});
