import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../../scripts/setup/find-chromium.ts';
import { BenchUnavailable } from '../framework/bench.ts';

/** What keeps a headless Chromium from the network, the sound card and questions. Playback is allowed: blocked playback is another test's matter. */
const quietFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
  '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required',
];

/** @throws BenchUnavailable when no Chromium is installed. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new BenchUnavailable('No Chromium was found: install it (Debian: apt-get install chromium) or name it in DUET_CHROMIUM.');
  return await chromium.launch({ executablePath, headless: true, args: quietFlags });
}
