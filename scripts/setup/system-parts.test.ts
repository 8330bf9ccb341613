import { expect, it } from 'vitest';
import { aptCommand, engineParts, installSystemParts } from './system-parts.ts';
import { findChromium } from './find-chromium.ts';

it('names every part of the embedded engine in the command that it advises', () => {
  expect(aptCommand(engineParts)).toBe('apt-get install -y --no-install-recommends libpocketsphinx3 pocketsphinx-en-us espeak-ng');
});

it('takes the browser that was named, and none when that one is not there', () => {
  expect(findChromium({ DUET_CHROMIUM: process.execPath })).toBe(process.execPath);
  expect(findChromium({ DUET_CHROMIUM: '/no/such/browser', PATH: process.env['PATH'] })).toBeNull();
});

it('says elsewhere what the parts are and where they can be had, and touches nothing', async () => {
  const said: string[] = [];
  expect(await installSystemParts({ parts: engineParts, dataDir: '/nowhere', say: (line) => said.push(line), kind: { isDebian: false, isRoot: true } })).toBe('not-here');
  expect(said).toEqual([expect.stringMatching(/libpocketsphinx3 \(speech recognition\).*In a Debian container: apt-get install/)]);
});
