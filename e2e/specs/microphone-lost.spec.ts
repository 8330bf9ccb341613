/**
 * A microphone that is unplugged in a call, and the pages that show it. Guards a call that stays deaf though the microphone is back, and one that looks well while it hears nobody.
 */
import type { Page } from '@playwright/test';
import { expect, patienceMs, test, VisitorCall } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';

interface Plug { unplug: () => void; plugIn: () => void }
const pull = (page: Page, what: keyof Plug): Promise<void> => page.evaluate((name) => { (window as unknown as { plug: Plug }).plug[name](); }, what);

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const [open, list] = [mediaDevices.getUserMedia.bind(mediaDevices), mediaDevices.enumerateDevices.bind(mediaDevices)];
    let isPlugged = true;
    let tracks: MediaStreamTrack[] = [];
    mediaDevices.enumerateDevices = async () => (await list()).filter((device) => isPlugged || device.kind !== 'audioinput');
    mediaDevices.getUserMedia = async (constraints) => {
      if (!isPlugged && constraints?.audio !== undefined) throw new DOMException('unplugged', 'NotFoundError');
      const stream = await open(constraints);
      tracks.push(...stream.getAudioTracks());
      return stream;
    };
    const plug: Plug = {
      unplug: () => {
        isPlugged = false;
        for (const track of tracks) {
          track.stop();
          track.dispatchEvent(new Event('ended'));
        }
        tracks = [];
        mediaDevices.dispatchEvent(new Event('devicechange'));
      },
      plugIn: () => {
        isPlugged = true;
        mediaDevices.dispatchEvent(new Event('devicechange'));
      },
    };
    Object.assign(window, { plug });
  });
});

test('unplugged in a call it is said with a button, and plugged in again it is open, muted as it was', async ({ page }) => {
  const { call: inCall } = wordsOf('en');
  const call = await VisitorCall.open(page, { query: 'bench=1&microphone=1' });
  await call.control('mute').click();
  await expect(call.control('unmute')).toBeEnabled();
  await pull(page, 'unplug');
  const told = page.getByRole('status').filter({ hasText: inCall.noMicrophone['no-device'] });
  await expect(told).toBeVisible();
  await told.getByRole('button', { name: inCall.tryMicrophone }).click();
  await expect(told, 'there is none yet').toBeVisible();
  await pull(page, 'plugIn');
  await expect(call.control('unmute')).toBeEnabled({ timeout: patienceMs });
  await expect(told).toHaveCount(0);
});

test('a call without a microphone has it by the button of its state line, or by a choice in its settings', async ({ page }) => {
  const { before, call: inCall, settings } = wordsOf('en');
  await page.goto('/en/interactive?bench=1&microphone=1');
  await pull(page, 'unplug');
  await page.getByRole('button', { name: before.allowMicrophone }).click();
  await page.getByRole('button', { name: new RegExp(`^${before.startTyping}`) }).click();
  const call = await VisitorCall.opened(page);
  await pull(page, 'plugIn');
  const told = page.getByRole('status').filter({ hasText: inCall.noMicrophone.unknown });
  await expect(told.getByRole('button', { name: inCall.openMicrophone })).toBeVisible();
  await expect(call.control('mute'), 'nobody asked for it').toBeDisabled();
  await page.keyboard.press(',');
  await expect(page.getByText(settings.language, { exact: true }).first()).toBeVisible();
  const choice = page.getByRole('combobox', { name: before.microphone });
  await expect(choice.locator('option:checked')).toHaveText(before.chooseMicrophone);
  await choice.selectOption({ index: 1 });
  await page.keyboard.press('Escape');
  await expect(call.control('mute')).toBeEnabled({ timeout: patienceMs });
  await expect(told).toHaveCount(0);
});

test('a call without a microphone says so in its state line, in both languages and on a phone', async ({ page }) => {
  for (const locale of ['en', 'zh'] as const) {
    const { call } = wordsOf(locale);
    for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(viewport);
      await page.goto(`/${locale}/states?show=no-microphone`);
      const told = page.getByRole('status').filter({ hasText: call.noMicrophone.unknown });
      await expect(told).toBeVisible();
      await expect(told.getByRole('button', { name: call.openMicrophone })).toBeVisible();
    }
  }
});
