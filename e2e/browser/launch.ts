import { findChromium } from '../../scripts/setup/find-chromium.ts';
import { chromiumFlags, type ChromiumOptions } from './chromium-flags.ts';

/** Launch options for the Chromium of this machine; a specification that needs another microphone or another answer to the browser's question hands its own to `test.use`. */
export function launchOptions(options: ChromiumOptions = {}): { args: string[]; executablePath?: string } {
  const executablePath = findChromium();
  return { args: chromiumFlags(options), ...(executablePath === null ? {} : { executablePath }) };
}
