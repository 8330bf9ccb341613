import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeWav, DuetError } from '@duet/shared';
import { afterAll, describe, expect, it } from 'vitest';
import { buildModel } from '../model/build-model.ts';
import { readDictionary } from '../model/dictionary.ts';
import { GeneralModelFile } from '../model/general-model-file.ts';
import type { PreparedModel } from '../model/prepared-model.ts';
import { arpaLines } from '../model/write-arpa.ts';
import { locatePocketsphinx, recognizerRemedy, type PocketsphinxFiles } from './locate-pocketsphinx.ts';
import { loadPocketsphinx } from './pocketsphinx-library.ts';
import { PocketsphinxDecoders } from './pocketsphinx-decoder.ts';

let files: PocketsphinxFiles | null = null;
let absence = '';
try {
  files = locatePocketsphinx();
} catch (error) {
  absence = error instanceof DuetError ? String(error.parameters['remedy']) : String(error);
}

describe('a machine without the recognizer', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('is told what to do on %s', (platform) => {
    expect(recognizerRemedy(platform)).toContain('apt-get install -y libpocketsphinx3 pocketsphinx-en-us');
  });
});

/** Needs the library, which the test scripts install on Debian; elsewhere the name of the block says what is missing. */
describe.skipIf(files === null)(`PocketSphinx${files === null ? ` (not here: ${absence})` : ''}`, () => {
  const installed = files as PocketsphinxFiles;
  const folder = mkdtempSync(path.join(tmpdir(), 'duet-recognizer-'));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  const question = decodeWav(readFileSync(new URL('../../../silero/testing/weather-question.wav', import.meta.url))).channels[0] as Int16Array;
  const sentences = ['what is the weather in paris', 'what is the weather in rome', 'what is the time in paris', 'what time is it', 'tell me about paris', 'how are you'];

  let decoders: PocketsphinxDecoders | null = null;
  afterAll(() => { decoders?.close(); });

  /** One model for all tests: reading the general one takes seconds. */
  function createDecoders(): PocketsphinxDecoders {
    if (decoders !== null) return decoders;
    const built = buildModel(sentences, installed.generalModel, readDictionary(installed.dictionary), {}, { generalWords: 1000, domainShare: 0.9, leastBigramGain: 1e-5, leastTrigramGain: 1e-5 });
    const model: PreparedModel = { languageModel: path.join(folder, 'interpolated.arpa'), domainModel: path.join(folder, 'domain.arpa'), dictionary: path.join(folder, 'words.dict') };
    writeFileSync(model.languageModel, [...arpaLines(built.languageModel)].join(''));
    writeFileSync(model.domainModel, [...arpaLines(built.domainModel)].join(''));
    writeFileSync(model.dictionary, `${built.dictionary.join('\n')}\n`);
    decoders = new PocketsphinxDecoders(loadPocketsphinx(installed), installed, model);
    return decoders;
  }

  it('hears a recorded question, with times, scores and what it leaves for the next', () => {
    const decoder = createDecoders().create('full');
    const hear = (mean: Float32Array | null): Float32Array => {
      decoder.start(mean);
      for (let start = 0; start < question.length; start += 960) decoder.process(question.slice(start, start + 960));
      return decoder.end();
    };
    const mean = hear(null);
    const heard = decoder.read();
    expect(heard.text).toBe('what is the weather in paris');
    expect(heard.words.map(({ word }) => word).join(' ')).toBe(heard.text);
    for (const [index, word] of heard.words.entries()) {
      expect(word.endMs).toBeGreaterThan(word.startMs);
      expect(word.startMs).toBeGreaterThanOrEqual(heard.words[index - 1]?.endMs ?? 0);
    }
    expect(heard.domainScore).toBeGreaterThan(heard.generalScore);
    expect(heard.acousticScore).toBeLessThan(0);
    expect(mean).toHaveLength(13);
    hear(mean);
    expect(decoder.read().text).toBe('what is the weather in paris');
    decoder.close();
  });

  it('starts anew on an utterance that was not ended', () => {
    const decoder = createDecoders().create('narrow');
    decoder.start(null);
    decoder.process(question.slice(0, 9600));
    decoder.start(null);
    decoder.end();
    expect(decoder.read()).toMatchObject({ text: '', words: [], alternatives: [] });
    decoder.close();
  });

  it('reads the general model as the library does', () => {
    const library = loadPocketsphinx(installed);
    const logMath = library.createLogMath(1.0001, 0, 0);
    const model = library.readLanguageModel(null, installed.generalModel, 0, logMath);
    const file = new GeneralModelFile(installed.generalModel);
    const log10 = (word: string, ...history: string[]): number => {
      const ids = Int32Array.from(history, (other) => library.wordId(model, other));
      return library.logToNatural(logMath, library.wordProbability(model, library.wordId(model, word), ids, ids.length, [0])) / Math.LN10;
    };
    const found = { unigram: 0, bigram: 0, trigram: 0 };
    const world = file.words.indexOf('world');
    found.unigram = file.unigram(world).log;
    file.eachBigram(world, (bigram, previous, log) => {
      if (file.words[previous] !== 'the') return;
      found.bigram = log;
      file.eachTrigram(bigram, (before, trigramLog) => { if (file.words[before] === 'of') found.trigram = trigramLog; });
    });
    expect(found.unigram).toBeCloseTo(log10('world'), 3);
    expect(found.bigram).toBeCloseTo(log10('world', 'the'), 3);
    expect(found.trigram).toBeCloseTo(log10('world', 'the', 'of'), 3);
    library.freeLanguageModel(model);
    library.freeLogMath(logMath);
  });
});
