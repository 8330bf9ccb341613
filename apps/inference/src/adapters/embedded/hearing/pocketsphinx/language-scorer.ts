import { DuetError } from '@duet/shared';
import type { Handle, PocketsphinxLibrary } from './pocketsphinx-library.ts';

/** What a word costs that a model does not have: a tenth of its rarest words. */
const unknownNatural = -7.5 * Math.LN10;

/** Scores the same words with the model of the domain and with the general one, without a second decoder. */
export class LanguageScorer {
  private readonly library: PocketsphinxLibrary;
  private readonly logMath: Handle;
  private readonly domain: Handle;
  private readonly general: Handle;

  constructor(library: PocketsphinxLibrary, domainModel: string, generalModel: string) {
    this.library = library;
    this.logMath = library.createLogMath(1.0001, 0, 0);
    this.domain = library.readLanguageModel(null, domainModel, 0, this.logMath);
    this.general = library.readLanguageModel(null, generalModel, 0, this.logMath);
    if (this.domain === null || this.general === null) throw new DuetError('engine.recognizer-failed', { reason: 'a language model could not be read' });
  }

  /** Mean natural-log probability per word, the end of the sentence left out: the words may be only the beginning. */
  score(words: readonly string[]): { domainScore: number; generalScore: number } {
    return { domainScore: this.mean(this.domain, words), generalScore: this.mean(this.general, words) };
  }

  close(): void {
    this.library.freeLanguageModel(this.domain);
    this.library.freeLanguageModel(this.general);
    this.library.freeLogMath(this.logMath);
  }

  private mean(model: Handle, words: readonly string[]): number {
    if (words.length === 0) return 0;
    const unknown = this.library.unknownWordId(model);
    const used: [number] = [0];
    let previous = this.library.wordId(model, '<s>');
    let before = -1;
    let sum = 0;
    for (const word of words) {
      const id = this.library.wordId(model, word);
      const history = Int32Array.of(previous, before);
      sum += id === unknown || id < 0 ? unknownNatural : this.library.logToNatural(this.logMath, this.library.wordProbability(model, id, history, before < 0 ? 1 : 2, used));
      before = previous;
      previous = id;
    }
    return sum / words.length;
  }
}
