import type { HeardWord } from './hypothesis.ts';

/** Twelve cepstral means and the mean energy of a speaker in a room: what the next utterance of a call starts from. */
export type LiveMean = Float32Array;

/** What a decoder made of the samples so far. */
export interface DecodedText {
  text: string;
  words: readonly HeardWord[];
  alternatives: readonly string[];
  /** See `Hypothesis`; natural logs. */
  domainScore: number;
  generalScore: number;
  acousticScore: number;
}

/** `narrow` gives up a little accuracy for a third of the time: for a worker that lags. */
export type Effort = 'full' | 'narrow';

/** Hears one utterance at a time; `start`, any number of `process`, `end`. Every call blocks. */
export interface Decoder {
  readonly effort: Effort;
  /** `liveMean` is what `end` of the call's last utterance gave; null for the first. */
  start(liveMean: LiveMean | null): void;
  /** `Int16Array`, 16 kHz mono, at most 60 ms. */
  process(samples: Int16Array): void;
  /** The words so far; cheap enough to be asked for after each piece. */
  textSoFar(): string;
  read(): DecodedText;
  /** No more samples; `read` then gives the final words and the alternatives. */
  end(): LiveMean;
  close(): void;
}

export interface DecoderFactory {
  create(effort: Effort): Decoder;
  close(): void;
}
