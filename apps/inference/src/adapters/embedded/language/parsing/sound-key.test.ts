import { describe, expect, it } from 'vitest';
import { ClosedList } from './closed-list.ts';
import { keySimilarity, soundKey, wordSimilarity } from './sound-key.ts';

describe('how alike words sound', () => {
  it.each([['many', 'may'], ['their', 'there'], ['whales', 'wales'], ['kilometers', 'kilometres'], ['lighthouse', 'light house'], ['new zealand', 'new sea land'], ['kathmandu', 'cat man do'], ['ulan bator', 'who land bought or']])('%s and %s are near', (a, b) => {
    expect(Math.max(wordSimilarity(a, b), keySimilarity(soundKey(a), soundKey(b)))).toBeGreaterThan(0.68);
  });
  it.each([['france', 'peru'], ['capital', 'dinner'], ['seven', 'lighthouse'], ['tokyo', 'window']])('%s and %s are far', (a, b) => expect(wordSimilarity(a, b)).toBeLessThan(0.6));

  it('is the same both ways, 1 for the same word, and between 0 and 1', () => {
    const words = ['a', 'the', 'rhythm', 'quay', 'kazakhstan', 'squirrel', 'xylophone', 'eight', ''];
    for (const a of words) {
      for (const b of words) {
        const value = wordSimilarity(a, b);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(value).toBeCloseTo(wordSimilarity(b, a), 10);
      }
      expect(wordSimilarity(a, a)).toBe(1);
    }
  });
});

describe('a closed list', () => {
  const list = new ClosedList(['peru', 'kazakhstan', 'new zealand', 'chad'].map((name) => ({ name, value: name.toUpperCase(), hasSound: name !== 'chad' })));
  it('finds exact names and names by their sound', () => {
    expect(list.find('peru')).toEqual({ value: 'PERU', name: 'peru', similarity: 1 });
    expect(list.find('cause extant')?.value).toBe('KAZAKHSTAN');
  });
  it('leaves alone what is far, and names without sound', () => {
    expect(list.find('dinner')).toBeNull();
    expect(list.find('chat')).toBeNull();
    expect(list.find('')).toBeNull();
  });
});
