import type { UtteranceId } from '@duet/shared';

/** One word with its place in the utterance; times count from the first sample of the pre-roll. */
export interface HeardWord {
  /** Lower case, as in the dictionary, without the mark of a second pronunciation. */
  word: string;
  startMs: number;
  endMs: number;
  /** 0 … 1: how well the sound fits the word, from its acoustic score per frame against the best sound of each frame. */
  confidence: number;
}

/** What the recognizer heard of one utterance so far. */
export interface Hypothesis {
  /** Words with single spaces, no punctuation; empty when nothing was heard. */
  text: string;
  words: readonly HeardWord[];
  /** Other readings, best first, without `text` itself. Empty on partials. */
  alternatives: readonly string[];
  /** Mean natural-log probability per word under the model of what the assistant can be asked; 0 without words. */
  domainScore: number;
  /** The same under the general English model. `domainScore − generalScore` is the match with the domain. */
  generalScore: number;
  /** Mean natural-log likelihood per frame of the words against the best sound of each frame; 0 is a perfect fit, below is worse. */
  acousticScore: number;
  /** Length of the audio that was decoded, pre-roll included. */
  durationMs: number;
  /** Time covered by words (not by silence or fillers). */
  spokenMs: number;
  /** Words over the time from the first word's start to the last word's end; 0 without words. */
  wordsPerSecond: number;
  /** 0 … 1: how likely the speech is English, from the acoustic fit and the language models. Speech that is not English gets English words forced on it. */
  englishLikelihood: number;
}

export interface HeardUtterance extends Hypothesis {
  utteranceId: UtteranceId;
  isFinal: boolean;
}

/** How much better the words fit the assistant's domain than English in general, natural log per word. */
export const domainMatch = (hypothesis: Pick<Hypothesis, 'domainScore' | 'generalScore'>): number =>
  hypothesis.domainScore - hypothesis.generalScore;

export const emptyHypothesis: Hypothesis = {
  text: '', words: [], alternatives: [], domainScore: 0, generalScore: 0, acousticScore: 0, durationMs: 0, spokenMs: 0, wordsPerSecond: 0, englishLikelihood: 0,
};
