import { describe, expect, it } from 'vitest';
import { accented } from './accents.ts';

describe('pronunciations of other accents', () => {
  it('drops an r that no vowel follows', () => {
    expect(accented('W AO T ER')).toContain('W AO T AH');
    expect(accented('HH IH R')).toContain('HH IH AH');
    expect(accented('M AO R AH')).not.toContain('M AO AH');
  });

  it('rounds the vowel of clock, and not that of far', () => {
    expect(accented('K L AA K')).toContain('K L AO K');
    expect(accented('F AA R')).toContain('F AA');
  });

  it('broadens the vowel of last and splits that of go', () => {
    expect(accented('L AE S T')).toContain('L AA S T');
    expect(accented('G OW')).toContain('G AH UW');
  });

  it('has the vowels of Scots', () => {
    expect(accented('S EY')).toEqual(['S IY']);
    expect(accented('T AY M')).toEqual(['T AH IY M']);
  });

  it('adds nothing where the accents agree', () => {
    expect(accented('B IH G')).toEqual([]);
  });
});
