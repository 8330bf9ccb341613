import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { locatePocketsphinx, type PocketsphinxFiles } from '../pocketsphinx/locate-pocketsphinx.ts';
import { cachedModel } from './cached-model.ts';
import { GeneralModelFile } from './general-model-file.ts';

let files: PocketsphinxFiles | null = null;
try {
  files = locatePocketsphinx();
} catch {
  files = null;
}

/** Building reads the general model, which the test scripts install on Debian; elsewhere the name of the block says what is missing. */
describe.skipIf(files === null)(`the model in the cache${files === null ? ' (not here: pocketsphinx-en-us)' : ''}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'duet-model-'));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  it('is built once, holds the words of the domain, and takes the place of what was there', { timeout: 120_000 }, () => {
    const outdated = path.join(folder, 'recognizer-outdated');
    mkdirSync(outdated);
    utimesSync(outdated, 0, 0);
    const first = cachedModel(files as PocketsphinxFiles, folder);
    expect(first.isFromCache).toBe(false);
    expect(existsSync(outdated)).toBe(false);
    expect(readdirSync(folder)).toHaveLength(1);

    const model = new GeneralModelFile(first.model.languageModel);
    expect(model.words).toEqual(expect.arrayContaining(['<s>', '</s>', 'capital', 'madagascar', 'kilometers', 'lighthouses', 'yesterday']));
    const dictionary = new Set(readFileSync(first.model.dictionary, 'utf8').split('\n').map((line) => line.split(' ')[0]));
    expect(model.words.filter((word) => !word.startsWith('<') && !dictionary.has(word))).toEqual([]);

    expect(cachedModel(files as PocketsphinxFiles, folder)).toEqual({ model: first.model, isFromCache: true });
  });
});
