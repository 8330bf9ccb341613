import { DuetError } from '@duet/shared';
import type { DecodedText, Decoder, DecoderFactory, Effort, LiveMean } from '../decoder.ts';
import type { HeardWord } from '../hypothesis.ts';
import type { PreparedModel } from '../model/prepared-model.ts';
import { CepstralMean } from './cepstral-mean.ts';
import { LanguageScorer } from './language-scorer.ts';
import type { PocketsphinxFiles } from './locate-pocketsphinx.ts';
import { cmnOf, type Handle, type PocketsphinxLibrary } from './pocketsphinx-library.ts';

const frameMs = 10;
/** Acoustic scores are logs to the base 1.0001, shifted right by ten bits. */
const naturalPerAcousticUnit = Math.log(1.0001) * 1024;
/** The path through a lattice gives them unshifted. No frame fits so badly: the worst on the other scale are at −10. */
const worstPerFrame = -100;
const mostAlternatives = 8;
/** Readings that are looked at to find so many. */
const mostLookedAt = 40;
/** 100 ms. */
const meanEverySamples = 1600;

/**
 * The best path through the lattice when the utterance ends (12 ms in a quiet room) brings word errors from 15.1 to 12.3 %; a second pass over the sound would cost a fifth of its length.
 * The language weight of 8 in place of 6.5 brings them from 15.1 to 12.9 %, most for accents.
 */
const commonArguments = ['-fwdflat', 'no', '-bestpath', 'yes', '-remove_silence', 'no', '-lw', '8'];
const effortArguments: Record<Effort, readonly string[]> = {
  // Wider than the library's own beams, but for the ends of words: with 1e-56 and 6,000 states 60 % of 160 questions of four hard voices were understood, with these 64 %. A word beam of
  // 1e-40 understood the same questions, and in noise (10 dB) its lattices took up to 0.95 s after the last sample; with 1e-34 0.4 s, on a busy machine.
  full: ['-maxhmmpf', '10000', '-ds', '1', '-beam', '1e-64', '-wbeam', '1e-34', '-pbeam', '1e-64'],
  narrow: ['-maxhmmpf', '1500', '-ds', '2', '-beam', '1e-36', '-wbeam', '1e-22', '-pbeam', '1e-36'],
};

/** Decoders of one worker. They share the language model; acoustic model and dictionary are each decoder's own. */
export class PocketsphinxDecoders implements DecoderFactory {
  private readonly library: PocketsphinxLibrary;
  private readonly files: PocketsphinxFiles;
  private readonly model: PreparedModel;
  private readonly tuning: readonly string[];
  private languageModel: Handle = null;
  private scorer: LanguageScorer | null = null;

  /** `tuning` are further arguments of the library, for measurements. */
  constructor(library: PocketsphinxLibrary, files: PocketsphinxFiles, model: PreparedModel, tuning: readonly string[] = []) {
    this.library = library;
    this.files = files;
    this.model = model;
    this.tuning = tuning;
  }

  create(effort: Effort): Decoder {
    const values = ['-hmm', this.files.acousticModel, '-dict', this.model.dictionary, ...merged([...commonArguments, ...effortArguments[effort], ...this.tuning])];
    const configuration = this.library.parseArguments(null, this.library.argumentDefinitions(), values.length, values, 1);
    const handle = configuration === null ? null : this.library.createDecoder(configuration);
    if (handle === null) throw new DuetError('engine.recognizer-failed', { reason: 'the decoder could not be created' });
    const logMath = this.library.logMathOf(handle);
    this.languageModel ??= this.library.readLanguageModel(configuration, this.model.languageModel, 0, logMath);
    this.scorer ??= new LanguageScorer(this.library, this.model.domainModel, this.files.generalModel);
    // Each decoder releases the model when it is freed, without having retained it.
    if (this.languageModel === null || this.library.setLanguageModel(handle, 'duet', this.library.retainLanguageModel(this.languageModel)) !== 0 || this.library.selectSearch(handle, 'duet') !== 0) {
      this.library.freeDecoder(handle);
      throw new DuetError('engine.recognizer-failed', { reason: 'the language model could not be read' });
    }
    this.library.freeArguments(configuration);
    return new PocketsphinxDecoder(this.library, handle, effort, this.scorer);
  }

  close(): void {
    if (this.languageModel !== null) this.library.freeLanguageModel(this.languageModel);
    this.scorer?.close();
  }
}

/** The last value of each argument; the library refuses one that comes twice. */
function merged(values: readonly string[]): string[] {
  const last = new Map<string, string>();
  for (let index = 0; index + 1 < values.length; index += 2) last.set(values[index] ?? '', values[index + 1] ?? '');
  return [...last].flat();
}

class PocketsphinxDecoder implements Decoder {
  readonly effort: Effort;
  private readonly library: PocketsphinxLibrary;
  private readonly handle: Handle;
  private readonly scorer: LanguageScorer;
  private readonly mean: CepstralMean;
  private samplesSinceMean = 0;
  private isOpen = false;
  private hasEnded = false;

  constructor(library: PocketsphinxLibrary, handle: Handle, effort: Effort, scorer: LanguageScorer) {
    this.library = library;
    this.handle = handle;
    this.effort = effort;
    this.scorer = scorer;
    this.mean = new CepstralMean(cmnOf(library.featureOf(handle)));
  }

  start(liveMean: LiveMean | null): void {
    if (this.isOpen) this.library.endUtterance(this.handle);
    this.mean.start(liveMean);
    this.samplesSinceMean = 0;
    this.library.startStream(this.handle);
    if (this.library.startUtterance(this.handle) !== 0) throw new DuetError('engine.recognizer-failed', { reason: 'the decoder did not start' });
    this.isOpen = true;
    this.hasEnded = false;
  }

  process(samples: Int16Array): void {
    if (this.library.processRaw(this.handle, samples, samples.length, 0, 0) < 0) throw new DuetError('engine.recognizer-failed', { reason: 'the decoder failed on audio' });
    this.samplesSinceMean += samples.length;
    if (this.samplesSinceMean < meanEverySamples) return;
    this.samplesSinceMean = 0;
    this.mean.follow();
  }

  textSoFar(): string {
    return this.library.hypothesis(this.handle, null) ?? '';
  }

  read(): DecodedText {
    const text = this.textSoFar();
    const { words, acousticScore } = this.readWords();
    const spoken = text === '' ? [] : text.split(' ');
    return { text, words, acousticScore, alternatives: this.hasEnded && spoken.length > 0 ? this.readAlternatives(text) : [], ...this.scorer.score(spoken) };
  }

  end(): LiveMean {
    this.library.endUtterance(this.handle);
    this.isOpen = false;
    this.hasEnded = true;
    return this.mean.current();
  }

  close(): void {
    if (this.isOpen) this.library.endUtterance(this.handle);
    this.library.freeDecoder(this.handle);
  }

  private readWords(): { words: HeardWord[]; acousticScore: number } {
    const words: HeardWord[] = [];
    const start: [number] = [0];
    const end: [number] = [0];
    const acoustic: [number] = [0];
    const unused: [number] = [0];
    let sum = 0;
    let frames = 0;
    for (let segment = this.library.firstSegment(this.handle); segment !== null; segment = this.library.nextSegment(segment)) {
      const word = this.library.segmentWord(segment);
      if (/^[<[+]/.test(word)) continue;
      this.library.segmentFrames(segment, start, end);
      this.library.segmentScores(segment, acoustic, unused, unused);
      const length = end[0] - start[0] + 1;
      const shifted = (acoustic[0] * naturalPerAcousticUnit) / length;
      const perFrame = shifted < worstPerFrame ? shifted / 1024 : shifted;
      sum += perFrame * length;
      frames += length;
      words.push({ word: word.replace(/\(\d+\)$/, ''), startMs: start[0] * frameMs, endMs: (end[0] + 1) * frameMs, confidence: wordConfidence(perFrame) });
    }
    return { words, acousticScore: frames === 0 ? 0 : sum / frames };
  }

  private readAlternatives(text: string): string[] {
    // Readings that differ in a silence or in little words only come as often as those that differ in what is meant.
    const alternatives = new Map<string, string>([[meant(text), text]]);
    const score: [number] = [0];
    let left = mostLookedAt;
    for (let nbest = this.library.nbest(this.handle); nbest !== null; nbest = this.library.nextNbest(nbest)) {
      const reading = withoutTail(this.library.nbestHypothesis(nbest, score)?.trim() ?? '');
      if (reading !== '' && !alternatives.has(meant(reading))) alternatives.set(meant(reading), reading);
      if (alternatives.size > mostAlternatives || --left === 0) {
        this.library.freeNbest(nbest);
        break;
      }
    }
    return [...alternatives.values()].slice(1);
  }
}

/** Silence after the speech is heard as rows of little words, and readings that differ in them alone would fill the list. */
const withoutTail = (reading: string): string => reading.replace(/( (?:a|i|are|the|or|of|how|to|on|in|our|uh|oh))*( (?:a|i|are|the|or|of|our|uh|oh)){2}$/, '');

/** A reading without the words that are heard in breath and silence. */
const meant = (reading: string): string => reading.split(' ').filter((word) => !littleWords.has(word)).join(' ');
const littleWords = new Set(['a', 'an', 'the', 'i', 'are', 'or', 'our', 'uh', 'oh', 'he', 'they', 'is', 'of', 'do', 'does', 'and']);

/** Words that were heard right score −1 to −3.5 a frame, forced ones −3 to −6. */
const wordConfidence = (perFrame: number): number => 1 / (1 + Math.exp(-(perFrame + 3.6) * 1.6));
