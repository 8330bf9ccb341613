import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DuetError } from '@duet/shared';

/** Where the recognizer's parts lie on this machine. */
export interface PocketsphinxFiles {
  /** Shared library of the decoder: a path, or a name that the loader finds. */
  decoderLibrary: string;
  /** Shared library of the language models and the front end. */
  baseLibrary: string;
  /** Folder of the acoustic model `en-us`. */
  acousticModel: string;
  dictionary: string;
  /** The general English trigram in its binary form. */
  generalModel: string;
}

const debianRemedy = 'apt-get install -y libpocketsphinx3 pocketsphinx-en-us';

/** What a person can do to get the recognizer on this platform. */
export function recognizerRemedy(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'linux') return `On Debian or Ubuntu: sudo ${debianRemedy}`;
  if (platform === 'darwin') return `The recognizer needs PocketSphinx 0.8 (5prealpha) for Linux: run Duet in a Debian container with: ${debianRemedy}`;
  return `The recognizer is not made for this system: run Duet in WSL with Debian, and there: sudo ${debianRemedy}`;
}

const missing = (part: string): DuetError => new DuetError('engine.recognizer-missing', { missing: part, remedy: recognizerRemedy() });

const modelFolders = ['/usr/share/pocketsphinx/model/en-us', '/usr/local/share/pocketsphinx/model/en-us'];
const libraryFolders = ['/usr/lib', '/usr/local/lib', '/lib'];

/** Debian keeps libraries in a folder of the architecture below the usual ones. */
function findLibrary(name: string): string | null {
  for (const folder of libraryFolders) {
    if (existsSync(path.join(folder, name))) return path.join(folder, name);
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder)) {
      if (!entry.endsWith('-linux-gnu') && !entry.startsWith('lib64')) continue;
      if (existsSync(path.join(folder, entry, name))) return path.join(folder, entry, name);
    }
  }
  return null;
}

/**
 * Finds PocketSphinx 0.8 (5prealpha), as Debian and Ubuntu have it. PocketSphinx 5 has another configuration interface and is not looked for.
 * @throws DuetError `engine.recognizer-missing` with the part that is missing and the remedy.
 */
export function locatePocketsphinx(): PocketsphinxFiles {
  const decoderLibrary = findLibrary('libpocketsphinx.so.3');
  if (decoderLibrary === null) throw missing('libpocketsphinx.so.3');
  const baseLibrary = findLibrary('libsphinxbase.so.3');
  if (baseLibrary === null) throw missing('libsphinxbase.so.3');
  const folder = modelFolders.find((candidate) => existsSync(path.join(candidate, 'en-us', 'mdef')));
  if (folder === undefined) throw missing('the acoustic model pocketsphinx-en-us');
  const files = { decoderLibrary, baseLibrary, acousticModel: path.join(folder, 'en-us'), dictionary: path.join(folder, 'cmudict-en-us.dict'), generalModel: path.join(folder, 'en-us.lm.bin') };
  for (const file of [files.dictionary, files.generalModel]) if (!existsSync(file)) throw missing(file);
  return files;
}
