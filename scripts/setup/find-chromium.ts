import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the systems' packages and installers put a browser of the Chromium family. */
const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
};
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** Path of a Chromium on this machine: `DUET_CHROMIUM`, then the search path, then the usual places; null when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment['DUET_CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const candidates = (environment['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...(usualPlaces[process.platform] ?? [])].find((path) => existsSync(path)) ?? null;
}
