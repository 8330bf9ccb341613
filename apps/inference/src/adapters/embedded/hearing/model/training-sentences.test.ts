import { describe, expect, it } from 'vitest';
import { createSequence } from '../../language/random-sequence.ts';
import { trainingSentences } from './training-sentences.ts';
import { wrapSentence } from './wrap-sentence.ts';

describe('what the model learns from', () => {
  it('is lower case words with single spaces, the same at every call', () => {
    const first = [...trainingSentences()];
    expect(first.length).toBeGreaterThan(100_000);
    expect(first.filter((sentence) => !/^[a-z'.-]+( [a-z'.-]+)*$/.test(sentence)).slice(0, 5)).toEqual([]);
    let index = 0;
    for (const sentence of trainingSentences()) if (sentence !== first[index++]) throw new Error(`sentence ${index} differs`);
    expect(index).toBe(first.length);
  });

  it('holds questions as people wrap them', () => {
    const random = createSequence(1);
    const wrapped = new Set(Array.from({ length: 300 }, () => wrapSentence('what is the capital of france', random)));
    expect(wrapped).toContain('can you tell me what the capital of france is');
    expect([...wrapped].some((sentence) => sentence?.endsWith('what is the capital of france please') === true)).toBe(true);
    expect([...Array.from({ length: 100 }, () => wrapSentence('convert ten miles to kilometers', random))].filter((sentence) => sentence?.startsWith('could you convert')).length).toBeGreaterThan(0);
  });

  it('leaves alone what is wrapped already', () => {
    expect(wrapSentence('can you tell me the time', () => 0.99)).toBeNull();
  });
});
