import { afterAll, describe, expect, it } from 'vitest';
import { topics } from '../../language/lexicon/topics.ts';
import { withArticle } from '../../language/noun-forms.ts';
import { Answerer } from '../answerer.ts';
import { wordDefinition } from '../knowledge/definition-wording.ts';
import { WordNet } from '../knowledge/word-net.ts';
import { ask, testTime } from '../testing/conversation.ts';

const answerer = new Answerer({ clock: () => testTime });
afterAll(() => answerer.close());

describe('words and things', () => {
  it.each([
    ['what is a lighthouse', /^A lighthouse is a tower with a light that gives warning of shoals to passing ships\. It is a kind of tower\.$/],
    ['what does gravity mean', /^In physics, gravity is the force of attraction/],
    ['what does brave mean', /^The word brave means possessing or displaying courage/],
    ['define run', /^To run means to move fast/],
    ['what is gold', /^Gold is .*metallic element/],
    ['what is chess', /^Chess is a board game for two players/],
    ['who was albert einstein', /^Albert Einstein was a physicist born in Germany.*lived from 1879 to 1955/],
    ['who was cleopatra', /^Cleopatra was a beautiful and charismatic queen of Egypt\. Cleopatra lived from 69 to 30 BC/],
    ['tell me about the sun', /^The sun is the star that is the source of light and heat/],
    ['tell me about penguins', /^Penguins are short-legged flightless birds.*A penguin is a kind of seabird.*family Spheniscidae.*king penguins/],
    ['tell me about pirates', /robs at sea/],
    ['what kinds of whales are there', /^The kinds of whale are baleen whales, toothed whales/],
    ['what are the parts of a bicycle', /^The parts of a bicycle are: .*handlebar/],
    ['what is the opposite of hot', 'The opposite of hot is cold.'],
    ['what is the opposite of courage', /^The opposite of courage is (cowardice|fearfulness)\.$/],
    ['what is another word for happy', /^Other words for happy are /],
    ['how do you spell rhythm', 'Rhythm is spelled R, H, Y, T, H, M.'],
    ['what does blorptang mean', /^I don't find blorptang in my dictionary\./],
  ])('%s', async (question, answer) => {
    const { text, source } = await ask(answerer, question);
    if (!text.startsWith('I can\'t answer')) expect(source).toBe('WordNet 3.1');
    if (typeof answer === 'string') expect(text).toBe(answer);
    else expect(text).toMatch(answer);
  });

  it('is well formed for a wide sample of topics, and long enough to be interrupted', async () => {
    const faults: string[] = [];
    let sentenceCount = 0;
    const sample = topics.filter((_, index) => index % 9 === 0);
    for (const topic of sample) {
      const { parts, text } = await ask(answerer, `tell me about ${withArticle(topic)}`);
      const sentences = parts.flatMap((part) => (part.type === 'text-delta' ? [part.text.trim()] : []));
      sentenceCount += sentences.length;
      for (const sentence of sentences) {
        if (!/^[A-Z0-9"'].*[.]$/s.test(sentence) || /[()`;_]|  |\.\.|\ba [aeio]\w|\ban [bcdfgjklmnpqrstvwxyz][a-z]| an? (an?|the) |undefined| ,|,,|\bis is\b|\bare are\b/.test(sentence.replace(/\ba (one|once|euro|ewe|u\w+|I\b)/g, 'X'))) faults.push(`${topic}: ${sentence}`);
      }
      if (sentences.length < 2) faults.push(`${topic} is short: ${text}`);
    }
    expect(faults).toEqual([]);
    expect(sentenceCount / sample.length).toBeGreaterThan(4);
  });
});

describe('a definition in words', () => {
  it.each([
    ['a tower with a light', 'a tower with a light'],
    ['feline mammal usually having thick soft fur: domestic cats; wildcats', 'a feline mammal usually having thick soft fur, such as domestic cats and wildcats'],
    ['physicist born in Germany (1879-1955)', 'a physicist born in Germany'],
    ['short-legged flightless birds of cold regions', 'short-legged flightless birds of cold regions'],
    ['food made from dough', 'food made from dough'],
    ['five-toed pachyderm', 'a five-toed pachyderm'],
    ['(physics) the force of attraction; especially the attraction of the earth', 'the force of attraction, especially the attraction of the earth'],
  ])('%s', (definition, text) => expect(wordDefinition(definition).text).toBe(text));

  it('makes sentences of its later clauses', () => {
    expect(wordDefinition('a member of the genus Canis; occurs in many breeds').more).toEqual(['It occurs in many breeds.']);
    expect(wordDefinition('a stringed instrument; played by strumming or plucking').more).toEqual(['It is played by strumming or plucking.']);
    expect(wordDefinition('a board game; the object is to win the king').more).toEqual(['The object is to win the king.']);
  });
});

describe('the dictionary', () => {
  it('finds words by any of their forms and gives up on none', async () => {
    const wordNet = new WordNet();
    const { signal } = new AbortController();
    for (const [form, word] of [['mice', 'mouse'], ['geese', 'goose'], ['boxes', 'box'], ['light years', 'light year'], ['Wolves'.toLowerCase(), 'wolf'], ['volcanoes', 'volcano']] as const) expect((await wordNet.senses(form, 'noun', signal))[0]?.words).toContain(word);
    expect(await wordNet.senses('blorptang', 'noun', signal)).toEqual([]);
    expect(await wordNet.senses('', 'noun', signal)).toEqual([]);
    expect(wordNet.mainPart('run')).toBe('verb');
    expect(wordNet.mainPart('lighthouse')).toBe('noun');
    await wordNet.close();
  });
  it('reads nothing after an abort', async () => {
    const wordNet = new WordNet();
    await expect(wordNet.senses('whale', 'noun', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    await wordNet.close();
  });
});
