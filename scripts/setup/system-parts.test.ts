import { expect, it } from 'vitest';
import { aptCommand, engineParts } from './system-parts.ts';
import { findChromium } from './find-chromium.ts';

it('names every part of the embedded engine in the command that it advises', () => {
  expect(aptCommand(engineParts)).toBe('apt-get install -y --no-install-recommends libpocketsphinx3 pocketsphinx-en-us espeak-ng');
});

it('takes the browser that was named, and none when that one is not there', () => {
  expect(findChromium({ DUET_CHROMIUM: process.execPath })).toBe(process.execPath);
  expect(findChromium({ DUET_CHROMIUM: '/no/such/browser', PATH: process.env['PATH'] })).toBeNull();
});
