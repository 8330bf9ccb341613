import { afterAll, describe, expect, it } from 'vitest';
import { Answerer } from '../answerer.ts';
import { ask, testTime } from '../testing/conversation.ts';

const answerer = new Answerer({ clock: () => testTime });
afterAll(() => answerer.close());

describe('the assistant about itself', () => {
  it.each([
    ['who are you', /^I am the embedded engine of Duet.*I am not VITA/],
    ['are you vita', /^No, I am not VITA/],
    ['is this vita', /not VITA/],
    ['what is vita', /I am not VITA/],
    ['are you a robot', /^I am a program, not a person/],
    ['what can you do', /time and the date.*countries.*camera.*no weather/],
    ['can you hear me', /^Yes, I hear you/],
    ['do you speak chinese', /type Chinese/],
    ['are you recording me', /this computer/],
    ['hello', /^Good afternoon\./],
    ['thank you', /^You're welcome\.$/],
    ['goodbye', /^Goodbye\.$/],
    ['how are you', /running well/],
    ['why', /can't give reasons/],
    ['你是谁', /Duet 的内置引擎.*不是 VITA/],
    ['你是 VITA 吗', /^不，我不是 VITA/],
    ['你会做什么', /时间和日期.*只听得懂英语/],
    ['你好', /^下午好。/],
    ['谢谢', /^不客气。$/],
  ])('%s', async (question, answer) => expect((await ask(answerer, question)).text).toMatch(answer));

  it('takes the name of a persona, and says that it follows no more of it', async () => {
    expect((await ask(answerer, 'who are you', { persona: 'Ada' })).text).toMatch(/^You can call me Ada\. I am the embedded engine/);
    expect((await ask(answerer, 'what can you do', { persona: 'Ada' })).text).toMatch(/does not change how I answer/);
    expect((await ask(answerer, 'what can you do', { hasSystemPrompt: true })).text).toMatch(/does not change how I answer/);
    expect((await ask(answerer, 'hello', { persona: 'Ada' })).text).toMatch(/^Good afternoon, I am Ada\./);
  });
});
