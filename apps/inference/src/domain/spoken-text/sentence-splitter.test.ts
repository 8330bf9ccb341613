import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSentenceSplitter, type Sentence } from './sentence-splitter.ts';

const splitWhole = (text: string): string[] => splitDeltas([text]).map((sentence) => sentence.text);
function splitDeltas(deltas: readonly string[]): Sentence[] {
  const splitter = createSentenceSplitter();
  return [...deltas.flatMap((delta) => splitter.push(delta)), ...splitter.flush()];
}

describe('where sentences end', () => {
  const cases: readonly (readonly string[])[] = [
    ['It is noon.', 'Have a nice day!'],
    ['Really?', 'Yes.'],
    ['What?!', 'No way...', 'Fine.'],
    ['Dr. Smith met Mrs. Jones at 5 p.m. in St. Louis.', 'They talked.'],
    ['Use a fruit, e.g. an apple.', 'Then eat it.'],
    ['That is, i.e. to say, 3.14 is pi.', 'It is irrational.'],
    ['The U.S. Army is large.', 'So is China.'],
    ['He lives in the U.S.', 'The weather is fine.'],
    ['We sell apples, pears, etc.', 'Come by.'],
    ['It starts at 9 a.m.', 'Be there.'],
    ['It starts at 9 a.m. sharp.', 'Be there.'],
    ['J. R. R. Tolkien wrote it.', 'I read it.'],
    ['So do I.', 'Then we agree.'],
    ['See Fig. 2 and No. 5 there.', 'Done.'],
    ['The answer is no.', 'Please ask again.'],
    ['Visit example.com for more.', 'Bye.'],
    ['Version 2.0.1 is out.', 'Update now.'],
    ['It costs $3.50.', 'Cheap.'],
    ['She said "Stop."', 'He stopped.'],
    ['(It was late.)', 'We left.'],
    ['He was born on Nov. 23 in Ulm.', 'He died later.'],
    ['This is **bold.**', 'Next one.'],
    ['The mass is 5 kg.', 'The height is 2 m.', 'Good.'],
    ['你好。', '今天天气怎么样？', '很好！'],
    ['他说：“我不去。”', '然后走了。'],
    ['圆周率是3.14。', '对。'],
    ['真的吗？', '！对。'],
    ['Hello 世界。', 'Good.'],
    ['现在是下午三点；外面下雨。', '带伞。'],
    ['The code is 007.', 'Remember it.'],
    ['Acme Inc. is a company.', 'It sells things.'],
    ['It works… Maybe.'],
    ['Ask me anything'],
  ];
  it.each(cases.map((sentences) => [sentences]))('%j', (sentences) => {
    const isChinese = /[\u4e00-\u9fff]/.test(sentences.join('')) && !sentences.join('').startsWith('Hello');
    expect(splitWhole(sentences.join(isChinese ? '' : ' '))).toEqual(sentences.join(' ') === 'It works… Maybe.' ? ['It works…', 'Maybe.'] : sentences);
  });
});

describe('markdown', () => {
  it('takes each list item, heading and row as a sentence', () => {
    expect(splitWhole('# Three things\n- an apple\n- a pear, e.g. a big one\n1. First. Good\n2. Second\n\n| a | b |\n|---|---|\n| 1 | 2 |\nDone')).toEqual([
      '# Three things', '- an apple', '- a pear, e.g. a big one', '1. First.', 'Good', '2. Second', '| a | b |', '|---|---|', '| 1 | 2 |', 'Done',
    ]);
  });

  it('keeps a code block whole, its stops and blank lines included', () => {
    expect(splitWhole('Try this:\n```js\nfoo.bar(); // Go. Now.\n\nx = 1.\n```\nIt works.')).toEqual(['Try this:', '```js\nfoo.bar(); // Go. Now.\n\nx = 1.\n```', 'It works.']);
  });

  it('does not lose a code block that never closes', () => {
    expect(splitWhole('See:\n```\nx = 1')).toEqual(['See:', '```\nx = 1']);
  });

  it('joins softly wrapped lines and parts paragraphs', () => {
    expect(splitWhole('a line that\ngoes on here\n\nnext paragraph')).toEqual(['a line that\ngoes on here', 'next paragraph']);
  });
});

describe('how early a sentence comes', () => {
  it('gives a sentence with the space after its stop, not with the next sentence', () => {
    const splitter = createSentenceSplitter();
    expect(splitter.push('It is raining')).toEqual([]);
    expect(splitter.push('.')).toEqual([]);
    expect(splitter.push(' ')).toEqual([{ text: 'It is raining.', startCharacter: 0, endCharacter: 14 }]);
  });

  it('gives a Chinese sentence with its stop', () => {
    const splitter = createSentenceSplitter();
    expect(splitter.push('今天下雨。').map((sentence) => sentence.text)).toEqual(['今天下雨。']);
  });

  it('waits whether a figure goes on after its point', () => {
    const splitter = createSentenceSplitter();
    expect(splitter.push('Pi is 3.')).toEqual([]);
    expect(splitter.push('14, about')).toEqual([]);
  });

  it('cuts the first sentence at a comma once it is long', () => {
    const text = 'The capital of France is the city of Paris, which lies on the river Seine and has about two million people.';
    expect(splitWhole(text)).toEqual(['The capital of France is the city of Paris,', 'which lies on the river Seine and has about two million people.']);
  });

  it('does not cut off a stump', () => {
    expect(splitWhole('The capital of France is the city of Paris, too.')).toEqual(['The capital of France is the city of Paris, too.']);
  });

  it('does not cut at the comma of a figure', () => {
    expect(splitWhole('The number of people in this country is about 67,000,000 according to the last count.')).toHaveLength(1);
  });

  it('cuts long Chinese at a comma, counting a character as three letters', () => {
    expect(splitWhole('法国的首都是位于塞纳河畔的城市巴黎，那里有二百多万人口和许多博物馆。')).toEqual(['法国的首都是位于塞纳河畔的城市巴黎，', '那里有二百多万人口和许多博物馆。']);
  });

  it('bounds text without any punctuation', () => {
    for (const sentence of splitWhole('word '.repeat(400))) expect(sentence.length).toBeLessThanOrEqual(280);
    for (const sentence of splitWhole('😀'.repeat(400))) expect(sentence.isWellFormed()).toBe(true);
  });
});

describe('for any text', () => {
  const fragment = fc.constantFrom('Hello', ' ', '. ', '.', '3.14', '\n', '\n\n', '- ', '```', '你好', '。', '，', '！', '“', '”', 'Dr.', ' e.g. ', ', ', '1. ', '| a |', '…', '"', '(', ')', 'the U.S. ', 'word', '😀', '#', '~', 'x');
  const texts = fc.array(fc.oneof(fragment, fc.string({ maxLength: 8, unit: 'grapheme' })), { maxLength: 60 });

  it('loses nothing but white space, and positions are true', () => {
    fc.assert(fc.property(texts, (deltas) => {
      const whole = deltas.join('');
      let position = 0;
      for (const sentence of splitDeltas(deltas)) {
        expect(whole.slice(position, sentence.startCharacter).trim()).toBe('');
        expect(whole.slice(sentence.startCharacter, sentence.endCharacter)).toBe(sentence.text);
        position = sentence.endCharacter;
      }
      expect(whole.slice(position).trim()).toBe('');
    }), { numRuns: 2000 });
  });

  it('splits the same however the text was cut into deltas', () => {
    fc.assert(fc.property(texts, (deltas) => {
      const whole = deltas.join('');
      expect(splitDeltas(deltas)).toEqual(splitDeltas([whole]));
      expect(splitDeltas(whole.split(''))).toEqual(splitDeltas([whole]));
    }), { numRuns: 2000 });
  });
});
