import { describe, expect, it } from 'vitest';
import { cities, cityName } from './lexicon/cities.ts';
import { parseAlternatives, parseIntent } from './parse-intent.ts';
import type { ParsedIntent, SlotValue } from './parsed-intent.ts';
import { askedAfter, askedPhrases } from './testing/asked-phrases.ts';
import { notAskedPhrases } from './testing/not-asked-phrases.ts';

const lines = (text: string): string[][] => text.trim().split('\n').map((line) => line.split(' | '));

function meaningOf(value: SlotValue | undefined): string {
  switch (value?.type) {
    case 'country': return value.code;
    case 'city': { const city = cities[value.city]; return city === undefined ? '' : cityName(city); }
    case 'topic': return value.lemma;
    case 'number': return String(value.value);
    case 'unit': return value.id;
    case 'expression': return value.math;
    case 'holiday': return value.name;
    case 'day': return value.said;
    case 'word': return value.word;
    case undefined: return '';
  }
}
/** "intent slot=meaning …" with the slots that the expectation names. */
function summary(parsed: ParsedIntent | null, expected: string): string {
  if (parsed === null || parsed.score < 0.6) return '-';
  const names = [...expected.matchAll(/(\w+)=/g)].map((match) => match[1] ?? '');
  return [parsed.intent, ...names.map((name) => `${name}=${name === 'command' ? parsed.command ?? '' : meaningOf(parsed.slots[name as keyof ParsedIntent['slots']])}`)].join(' ');
}

describe('what is asked', () => {
  it.each(lines(askedPhrases))('%s: %s', (expected, phrase) => {
    const parsed = parseIntent((phrase ?? '').replace('~ ', ''), { language: 'en' });
    expect(summary(parsed, expected ?? '')).toBe(expected);
  });

  it('covers every intent and more than 200 phrases', () => {
    expect(lines(askedPhrases).length + lines(askedAfter).length).toBeGreaterThan(200);
  });

  it.each(lines(askedAfter))('%s: after "%s", "%s"', (expected, first, phrase) => {
    const previous = parseIntent(first ?? '', { language: 'en' });
    expect(previous).not.toBeNull();
    expect(summary(parseIntent(phrase ?? '', { language: 'en', ...(previous === null ? {} : { previous }) }), expected ?? '')).toBe(expected);
  });

  it('needs something to follow', () => {
    for (const phrase of ['and its capital', 'and japan', 'what about in feet']) expect(parseIntent(phrase, { language: 'en' })?.score ?? 0).toBeLessThan(0.6);
  });

  it('knows how much of the words it explained', () => {
    expect(parseIntent('what is the capital of france', { language: 'en' })).toMatchObject({ score: 1, coverage: 1, form: 'question' });
    expect(parseIntent('what is the capital of france he yelled loudly', { language: 'en' })?.coverage ?? 0).toBeLessThan(0.8);
    expect(parseIntent('stop', { language: 'en' })?.form).toBe('command');
  });

  it('scores a guessed name lower than a heard one', () => {
    const heard = parseIntent('what time is it in new zealand', { language: 'en' })?.score ?? 0;
    const guessed = parseIntent('what time is it in new sea land', { language: 'en' })?.score ?? 0;
    expect(guessed).toBeLessThan(heard);
    expect(guessed).toBeGreaterThan(0.6);
  });

  it('takes anything without an exception', () => {
    for (const text of ['', ' ', '?!', '\u0000', '🙂', 'a'.repeat(5000), 'what '.repeat(500), '((((', '7 / / 8', '{slot}', 'constructor', '__proto__ toString', 'ŵħâŧ ţĩmę']) expect(() => parseIntent(text, { language: 'en' })).not.toThrow();
  });
});

describe('what is not asked', () => {
  it.each(lines(notAskedPhrases).map(([phrase]) => phrase))('%s', (phrase) => {
    expect(summary(parseIntent(phrase ?? '', { language: 'en' }), '')).toBe('-');
  });

  it('has more than 100 phrases', () => expect(lines(notAskedPhrases).length).toBeGreaterThan(100));
});

describe('several hypotheses of one utterance', () => {
  it('takes the one that asks something', () => {
    expect(parseAlternatives(['what the cap it all of france', 'what is the capital of france'], { language: 'en' })).toMatchObject({ intent: 'country-capital', slots: { country: { code: 'FR' } } });
  });
  it('prefers the likelier one when both ask', () => {
    expect(parseAlternatives(['what time is it in rome', 'what time is it in oman'], { language: 'en' })?.slots.place?.said).toBe('rome');
  });
  it('finds nothing in talk', () => expect(parseAlternatives(['dinner is ready', 'dinner as ready'], { language: 'en' })?.score ?? 0).toBeLessThan(0.6));
});
