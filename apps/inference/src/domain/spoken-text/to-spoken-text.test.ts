import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceEndOf, toSpokenText } from './to-spoken-text.ts';

/** What of the source counts as said when the voice has just finished the given words. */
function saidAfter(text: string, words: string, language: 'en' | 'zh' = 'en'): string {
  const { spoken, spans } = toSpokenText(text, language);
  return text.slice(0, sourceEndOf(spans, spoken.indexOf(words) + words.length));
}

describe('the way back from spoken to written', () => {
  it('follows copied words', () => {
    expect(saidAfter('It is **very** cold today.', 'very')).toBe('It is **very');
    expect(saidAfter('It is cold today.', 'is')).toBe('It is');
  });

  it('counts a figure once all of its words were said', () => {
    expect(saidAfter('It has 1,234 rooms.', 'one thousand')).toBe('It has');
    expect(saidAfter('It has 1,234 rooms.', 'thirty-four')).toBe('It has 1,234');
    expect(saidAfter('It has 1,234 rooms.', 'rooms')).toBe('It has 1,234 rooms');
  });

  it('follows Chinese character by character', () => {
    expect(saidAfter('今天是11月23日，星期一。', '十一月二十', 'zh')).toBe('今天是11月');
    expect(saidAfter('今天天气很好。', '今天天', 'zh')).toBe('今天天');
  });

  it('has nothing said at the start and all at the end', () => {
    const { spoken, spans } = toSpokenText('Dr. Smith has 3 cats.', 'en');
    expect(sourceEndOf(spans, 0)).toBe(0);
    expect(sourceEndOf(spans, spoken.length)).toBe('Dr. Smith has 3 cats.'.length);
  });
});

describe('for any text', () => {
  const piece = fc.oneof(
    fc.constantFrom('Dr. ', '3.14', '-5', '$5', ' km', '%', '2026-11-23', '14:05', '**', '`', '[a](b)', '\n', '- ', '# ', '|', '```', '😀', '你好', '。', '，', '年', '月', 'https://a.b/c', 'a@b.c', '1/2', '½', '²', '(', ')', '…', '—', 'é', 'U.S.', 'x', ' ', ',', '.', '?'),
    fc.string({ maxLength: 6, unit: 'binary' }), fc.stringMatching(/^[\d,.:/-]{0,12}$/),
  );
  const texts = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

  it.each(['en', 'zh'] as const)('spans lie in order inside both texts, and no mark stands first or doubled (%s)', (language) => {
    fc.assert(fc.property(texts, (text) => {
      const { spoken, spans } = toSpokenText(text, language);
      let source = 0;
      let said = 0;
      for (const span of spans) {
        expect(span.sourceStart).toBeGreaterThanOrEqual(source);
        expect(span.sourceEnd).toBeGreaterThan(span.sourceStart);
        expect(span.spokenStart).toBeGreaterThanOrEqual(said);
        expect(span.spokenEnd).toBeGreaterThan(span.spokenStart);
        source = span.sourceEnd;
        said = span.spokenEnd;
      }
      expect(source).toBeLessThanOrEqual(text.length);
      expect(said).toBe(spoken.length);
      expect(spoken).not.toMatch(/^[\s,.;:!?，。；：！？]|\s{2}|\d/u);
    }), { numRuns: 3000 });
  });

  it('reads a long sentence of anything in a moment', () => {
    for (const unit of ['1', '1.', '-', '*', '[', '(', '1,', 'a.', '1-', '/', '|', '_', '`', '~', '1/', '$', '年', '1年', ':', '.1', 'a@', '1 ', '\n']) {
      const spoken = toSpokenText(unit.repeat(1000), 'en').spoken.length + toSpokenText(unit.repeat(1000), 'zh').spoken.length;
      expect(spoken).toBeGreaterThanOrEqual(0);
    }
  });
});
