/** Guards "louder" and "quieter" against settings that leave them nowhere to go. */
import { expect, it } from 'vitest';
import { mostVolume } from '@duet/shared';
import { startVirtualService, VirtualPage } from './testing/virtual-page.ts';

it('"louder" is heard at the volume that a call begins with, up to a limit; "quieter" takes it back', async () => {
  const page = new VirtualPage(startVirtualService());
  await page.start();
  const volumes = ['louder', 'louder', 'louder', 'quieter'].map((command) => {
    page.call.dispatch({ type: 'command-given', command: command as 'louder' | 'quieter' });
    return page.got('settings-updated').at(-1)?.settings.volume;
  });
  expect(volumes).toEqual([1.6, mostVolume, mostVolume, 1.56]);
});
