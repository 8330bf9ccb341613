import { describe, expect, it } from 'vitest';
import type { DecodedText } from '../decoder.ts';
import { hypothesisOf } from './heard-words.ts';

const decoded = (over: Partial<DecodedText>): DecodedText => ({
  text: 'what time is it', alternatives: [], domainScore: -2, generalScore: -4, acousticScore: -3,
  words: ['what', 'time', 'is', 'it'].map((word, index) => ({ word, startMs: 300 + index * 250, endMs: 300 + index * 250 + 200, confidence: 0.9 })), ...over,
});

describe('the figures of a hypothesis', () => {
  it('count words over the time in which they were said', () => {
    const heard = hypothesisOf(decoded({}), 2000);
    expect(heard).toMatchObject({ durationMs: 2000, spokenMs: 800 });
    expect(heard.wordsPerSecond).toBeCloseTo(4 / 0.95, 5);
  });

  it('are nothing without words', () => {
    expect(hypothesisOf(decoded({ text: '', words: [], acousticScore: 0 }), 500)).toMatchObject({ spokenMs: 0, wordsPerSecond: 0, englishLikelihood: 0 });
  });

  it('take well-fitting words for English, words forced on other sounds not, and a question behind noise again for English', () => {
    expect(hypothesisOf(decoded({}), 2000).englishLikelihood).toBeGreaterThan(0.95);
    expect(hypothesisOf(decoded({ acousticScore: -4.3, domainScore: -11, generalScore: -8 }), 2000).englishLikelihood).toBeLessThan(0.35);
    expect(hypothesisOf(decoded({ acousticScore: -5 }), 2000).englishLikelihood).toBeGreaterThan(0.9);
  });
});
