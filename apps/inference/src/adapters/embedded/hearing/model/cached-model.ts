import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pronunciations } from '../../language/lexicon/pronunciations.ts';
import type { PocketsphinxFiles } from '../pocketsphinx/locate-pocketsphinx.ts';
import { loadPocketsphinx, type PocketsphinxLibrary } from '../pocketsphinx/pocketsphinx-library.ts';
import { buildModel, defaultModelSettings } from './build-model.ts';
import { readDictionary } from './dictionary.ts';
import type { NgramModel } from './ngram-model.ts';
import type { PreparedModel } from './prepared-model.ts';
import { trainingSentences } from './training-sentences.ts';
import { arpaLines } from './write-arpa.ts';

const prefix = 'recognizer-';

/**
 * The model for these very sentences, this code and this general model. Other models in the cache are removed: each is 6 MB and of no more use.
 * Two processes may build at once; each writes a folder of its own and the first to finish puts it in place.
 */
export function cachedModel(files: PocketsphinxFiles, cacheDir: string): { model: PreparedModel; isFromCache: boolean } {
  const sentences = [...trainingSentences()];
  const folder = path.join(cacheDir, prefix + fingerprint(sentences, files));
  const model = modelIn(folder);
  if (existsSync(folder)) return { model, isFromCache: true };

  const built = buildModel(sentences, files.generalModel, readDictionary(files.dictionary), pronunciations);
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const target = modelIn(unfinished);
  const library = loadPocketsphinx(files);
  writeBinary(library, built.languageModel, target.languageModel);
  writeBinary(library, built.domainModel, target.domainModel);
  writeFileSync(target.dictionary, `${built.dictionary.join('\n')}\n`);
  if (!existsSync(folder)) renameSync(unfinished, folder);
  else rmSync(unfinished, { recursive: true, force: true });
  removeOthers(cacheDir, path.basename(folder));
  return { model, isFromCache: false };
}

const modelIn = (folder: string): PreparedModel =>
  ({ languageModel: path.join(folder, 'interpolated.lm.bin'), domainModel: path.join(folder, 'domain.lm.bin'), dictionary: path.join(folder, 'words.dict') });

function fingerprint(sentences: readonly string[], files: PocketsphinxFiles): string {
  const hash = createHash('sha256');
  for (const sentence of sentences) hash.update(sentence).update('\n');
  hash.update(JSON.stringify([pronunciations, defaultModelSettings]));
  for (const file of [files.generalModel, files.dictionary]) hash.update(`${file} ${statSync(file).size} ${statSync(file).mtimeMs}`);
  const here = path.dirname(fileURLToPath(import.meta.url));
  for (const source of readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort()) hash.update(readFileSync(path.join(here, source)));
  return hash.digest('hex').slice(0, 16);
}

function removeOthers(cacheDir: string, kept: string): void {
  const oldest = Date.now() - 3_600_000;
  for (const name of readdirSync(cacheDir)) {
    const folder = path.join(cacheDir, name);
    if (name.startsWith(prefix) && name !== kept && statSync(folder).mtimeMs < oldest) rmSync(folder, { recursive: true, force: true });
  }
}

/** The library's own binary form: a decoder reads it in 1 ms and 4 MB; the text takes 400 ms and 13 MB. */
function writeBinary(library: PocketsphinxLibrary, model: NgramModel, file: string): void {
  const text = `${file}.arpa`;
  writeArpa(model, text);
  const logMath = library.createLogMath(1.0001, 0, 0);
  const read = library.readLanguageModel(null, text, arpaType, logMath);
  const isWritten = read !== null && library.writeLanguageModel(read, file, binaryType) === 0;
  if (read !== null) library.freeLanguageModel(read);
  library.freeLogMath(logMath);
  rmSync(text);
  if (!isWritten) throw new Error(`the recognizer's library could not write ${file}`);
}

/** `ngram_file_type_t` of sphinxbase. */
const arpaType = 1;
const binaryType = 2;

function writeArpa(model: NgramModel, file: string): void {
  const descriptor = openSync(file, 'w');
  try {
    let gathered = '';
    for (const line of arpaLines(model)) {
      gathered += line;
      if (gathered.length < 2 ** 20) continue;
      writeSync(descriptor, gathered);
      gathered = '';
    }
    writeSync(descriptor, gathered);
  } finally {
    closeSync(descriptor);
  }
}
