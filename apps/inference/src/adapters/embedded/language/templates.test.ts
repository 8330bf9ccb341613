import { describe, expect, it } from 'vitest';
import { fillerSentences } from './filler-sentences.ts';
import { intentNames } from './intents.ts';
import { pronunciations } from './lexicon/pronunciations.ts';
import { parseIntent } from './parse-intent.ts';
import { patternGroups } from './patterns/index.ts';
import { expandPhrase } from './patterns/pattern.ts';
import { templateSentences } from './templates.ts';

describe('the sentences that the recognizer expects', () => {
  const sentences = [...templateSentences()];

  it('are words only, the same at every call', () => {
    expect(sentences.length).toBeGreaterThan(40_000);
    expect(sentences.filter((sentence) => !/^[a-z']+( [a-z']+)*$/.test(sentence))).toEqual([]);
    expect([...templateSentences()].slice(0, 500)).toEqual(sentences.slice(0, 500));
  });

  it('cover every intent', () => {
    const grouped = new Set(patternGroups.filter((group) => group.sentences > 0).map((group) => group.intent));
    expect(intentNames.filter((name) => !grouped.has(name))).toEqual([]);
  });

  it('are understood again: at least 97 of 100 that need no question before them', () => {
    const alone = sentences.filter((sentence, index) => index % 331 === 0 && !/^(and|or|same|what about|how about|what is (its|the|their)|okay)/.test(sentence));
    const missed = alone.filter((sentence) => (parseIntent(sentence, { language: 'en' })?.score ?? 0) < 0.6);
    expect(missed.length / alone.length).toBeLessThan(0.03);
  });

  it('name no phone that the dictionary does not have', () => {
    const phones = new Set('AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(' '));
    for (const [word, sounds] of Object.entries(pronunciations)) expect({ word, unknown: sounds.split(' ').filter((phone) => !phones.has(phone)) }).toEqual({ word, unknown: [] });
  });
});

describe('sentences that are said to somebody else', () => {
  it('are words only, and asked of nobody here', () => {
    const sentences = [...new Set(fillerSentences())];
    expect(sentences.length).toBeGreaterThan(2000);
    expect(sentences.filter((sentence) => !/^[a-z']+( [a-z']+)*$/.test(sentence))).toEqual([]);
    const sample = sentences.filter((_, index) => index % 41 === 0);
    const fired = sample.filter((sentence) => (parseIntent(sentence, { language: 'en' })?.score ?? 0) >= 0.6);
    expect(fired.length / sample.length).toBeLessThan(0.03);
  });
});

describe('the notation of phrases', () => {
  it('expands choices, options and slots', () => {
    const words = (phrase: string) => expandPhrase(phrase).map((elements) => elements.map((element) => (element.kind === 'word' ? element.word : `{${element.slot}}`)).join(' '));
    expect(words('(a|b c) d')).toEqual(['a d', 'b c d']);
    expect(words('x [y|z] {place}')).toEqual(['x {place}', 'x y {place}', 'x z {place}']);
    expect(words('(a [b]|c)')).toEqual(['a', 'a b', 'c']);
  });
});
