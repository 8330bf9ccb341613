import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pronunciations } from '../../language/lexicon/pronunciations.ts';
import type { PocketsphinxFiles } from '../pocketsphinx/locate-pocketsphinx.ts';
import { buildModel, defaultModelSettings } from './build-model.ts';
import { readDictionary } from './dictionary.ts';
import type { NgramModel } from './ngram-model.ts';
import type { PreparedModel } from './prepared-model.ts';
import { trainingSentences } from './training-sentences.ts';
import { arpaLines } from './write-arpa.ts';

const prefix = 'recognizer-';

/**
 * The model for these very sentences, this code and this general model. Other models in the cache are removed: each is 13 MB and of no more use.
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
  writeArpa(built.languageModel, target.languageModel);
  writeArpa(built.domainModel, target.domainModel);
  writeFileSync(target.dictionary, `${built.dictionary.join('\n')}\n`);
  if (!existsSync(folder)) renameSync(unfinished, folder);
  else rmSync(unfinished, { recursive: true, force: true });
  removeOthers(cacheDir, path.basename(folder));
  return { model, isFromCache: false };
}

const modelIn = (folder: string): PreparedModel =>
  ({ languageModel: path.join(folder, 'interpolated.arpa'), domainModel: path.join(folder, 'domain.arpa'), dictionary: path.join(folder, 'words.dict') });

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
