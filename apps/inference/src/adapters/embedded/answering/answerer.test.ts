import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answerer, continueAnswer, memoryOf } from './answerer.ts';
import { engineAbilities, suggestions } from './abilities.ts';
import { ask, testTime } from './testing/conversation.ts';

const answerer = new Answerer({ clock: () => testTime });
beforeAll(() => answerer.prepare());
afterAll(() => answerer.close());

/** Asks one after the other, each with the memory of the one before, and gives the last reply. */
async function converse(...texts: string[]) {
  let reply = await ask(answerer, texts[0] ?? '');
  for (const text of texts.slice(1)) reply = await ask(answerer, text, { memory: reply.memory });
  return reply;
}

describe('the stream of an answer', () => {
  it('names its source first, comes sentence by sentence, and ends with the memory', async () => {
    const { parts } = await ask(answerer, 'tell me about penguins');
    expect(parts[0]?.type).toBe('source');
    expect(parts.at(-1)?.type).toBe('memory');
    const sentences = parts.flatMap((part) => (part.type === 'text-delta' ? [part.text] : []));
    expect(sentences.length).toBeGreaterThanOrEqual(4);
    for (const sentence of sentences) expect(sentence.trim()).toMatch(/^[A-Z"].*[.?!]$/s);
  });

  it('gives a session command alone', async () => {
    expect((await ask(answerer, 'stop')).parts).toEqual([{ type: 'command', command: 'stop' }]);
    expect((await ask(answerer, '大声点')).parts).toEqual([{ type: 'command', command: 'louder' }]);
  });

  it('stops when it is aborted in the middle', async () => {
    const controller = new AbortController();
    const stream = answerer.answer({ intent: 'tell-about', slots: { topic: { type: 'topic', lemma: 'whale', said: 'whales', isKnown: true, similarity: 1 } }, score: 1, coverage: 1, form: 'question', command: null, text: 'tell me about whales', language: 'en' },
      { timeZone: 'UTC', language: 'en', text: 'tell me about whales', persona: '', hasSystemPrompt: false, isForeign: false, memory: undefined, look: () => Promise.resolve({ absent: 'no-camera', reason: '' }), signal: controller.signal });
    const heard: string[] = [];
    await expect(async () => {
      for await (const part of stream) {
        heard.push(part.type);
        if (heard.length === 2) controller.abort(new Error('the user spoke'));
      }
    }).rejects.toThrow('the user spoke');
    expect(heard).toEqual(['source', 'text-delta']);
  });

  it('keeps its memory as plain data', async () => {
    const { memory } = await ask(answerer, 'what is the capital of france');
    expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
    expect(memoryOf(memory)?.parsed?.intent).toBe('country-capital');
    for (const foreign of [undefined, null, 'x', 3, {}, { parsed: 1 }]) expect(memoryOf(foreign)).toBeNull();
  });
});

describe('follow-ups', () => {
  it.each([
    [['what is the capital of france', 'and its currency'], /euro/],
    [['what is the capital of france', 'what about japan'], /capital of Japan is Tokyo/],
    [['what is the capital of france', 'what about japan', 'and its languages'], /Japanese/],
    [['what is the capital of france', 'thank you', 'what about peru'], /Lima/],
    [['what time is it', 'what about tokyo'], /11:05 PM in Tokyo/],
    [['what time is it in tokyo', 'and in new york'], /9:05 AM in New York/],
    [['convert ten miles to kilometers', 'what about in feet'], /52,800 feet/],
    [['how many days until christmas', 'and easter'], /125 days until Easter/],
    [['what day is it today', 'and tomorrow'], /Tomorrow is Tuesday/],
    [['tell me about peru', 'what is its capital'], /Lima/],
    [['where is timbuktu', 'what time is it there'], /2:05 PM in Timbuktu/],
    [['what is a lighthouse', 'tell me more'], /tower with a light.*kind of structure/s],
    [['what is a lighthouse', 'how do you know that'], /WordNet/],
    [['what is the opposite of hot', 'what about big'], /opposite of big is (small|little)/],
    [['tell me about peru', 'tell me more'], /all that I know/],
    [['法国的首都是哪里', '那日本呢'], /日本的首都是东京/],
    [['法国的首都是哪里', '它的货币呢'], /欧元/],
    [['东京现在几点', '那纽约呢'], /纽约现在是/],
  ])('%j', async (texts, expected) => expect((await converse(...texts)).text).toMatch(expected));
});

describe('what it cannot answer', () => {
  it('says so briefly, and offers something else each time', async () => {
    const first = await converse('sing me a song');
    const second = await converse('sing me a song', 'what is the news');
    expect(first.text).toMatch(/can't.*You can ask me/);
    expect(second.text.split('for example')[1]).not.toBe(first.text.split('for example')[1]);
    expect((await ask(answerer, 'colorless green ideas sleep')).text).toMatch(/^I can't answer that\. You can ask me/);
    expect((await ask(answerer, '我想吃饭')).text).toMatch(/^这个我回答不了。你可以问我/);
  });
  it('says that it has no weather, in both languages', async () => {
    expect((await ask(answerer, 'what is the weather in paris')).text).toMatch(/no weather data/);
    expect((await ask(answerer, '今天天气怎么样')).text).toMatch(/没有天气数据/);
  });
  it('says that speech was not English, and never answers from what it sounded like', async () => {
    const { text } = await ask(answerer, 'what is the capital of france', { isForeign: true });
    expect(text).toMatch(/spoken English only/);
    expect(text).not.toMatch(/Paris/);
  });
  it('offers only what it can do', async () => {
    for (let turn = 0; turn < 12; turn++) for (const language of ['en', 'zh'] as const) for (const suggestion of suggestions(language, turn)) expect((await ask(answerer, suggestion)).text).not.toMatch(/can't answer|回答不了/);
  });
  it('understands every example of its abilities', async () => {
    for (const { key, examples } of engineAbilities) {
      if (key === 'follow') continue;
      for (const example of [...(examples.en ?? []), ...(examples.zh ?? [])]) {
        const { parts, text } = await ask(answerer, example);
        expect({ example, isAnswered: parts.some((part) => part.type === 'command') || !/can't answer|回答不了/.test(text) }).toEqual({ example, isAnswered: true });
      }
    }
  });
});

describe('going on with an answer', () => {
  const whole = 'A lighthouse is a tower. It gives light. It is also called beacon.';
  it('begins with the sentence that was cut', () => {
    expect(continueAnswer(whole, 30)).toBe('It gives light. It is also called beacon.');
    expect(continueAnswer(whole, 0)).toBe(whole);
    expect(continueAnswer(whole, 24)).toBe('It gives light. It is also called beacon.');
    expect(continueAnswer(whole, whole.length)).toBe('');
    expect(continueAnswer('东京是首都。它很大。', 7)).toBe('它很大。');
  });
});
