import { describe, expect, it } from 'vitest';
import { pronounce } from './dictionary.ts';

const dictionary = new Map([['watch', ['W AA CH']], ['maker', ['M EY K ER']], ['yak', ['Y AE K']], ['berry', ['B EH R IY']], ['tomato', ['T AH M EY T OW', 'T AH M AA T OW']], ['bus', ['B AH S']], ['leaf', ['L IY F']], ['mali', ['M AA L IY']]]);
const say = (word: string): readonly string[] => pronounce(word, dictionary, { 'oslo': 'AA Z L OW' });

describe('how a word sounds', () => {
  it('is every pronunciation of the dictionary, else the one of the further words', () => {
    expect(say('tomato')).toHaveLength(2);
    expect(say('oslo')).toEqual(['AA Z L OW']);
  });

  it('follows by rule for plurals and possessives', () => {
    expect(say('yaks')).toEqual(['Y AE K S']);
    expect(say('berries')).toEqual(['B EH R IY Z']);
    expect(say('buses')).toEqual(['B AH S IH Z']);
    expect(say('leaves')).toEqual(['L IY V Z']);
    expect(say('mali\'s')).toEqual(['M AA L IY Z']);
    expect(say('oslo\'s')).toEqual(['AA Z L OW Z']);
  });

  it('is put together from two words', () => {
    expect(say('watchmaker')).toEqual(['W AA CH M EY K ER']);
  });

  it('is not guessed', () => {
    expect(say('zyx')).toEqual([]);
  });
});
