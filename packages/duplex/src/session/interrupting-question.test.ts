/** Guards the main job: speech over an answer ducks it, holds it, and a question takes over with a swap. */
import { expect, it } from 'vitest';
import { question, VirtualSession } from './testing/virtual-session.ts';

it('ducks at the onset and holds 240 ms after the first speech sample, while speech goes on', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking();
  expect(session.commands).toEqual(['duck']);
  expect(session.state.shownState).toBe('ducked');
  session.wait(143);
  expect(session.commands).toEqual(['duck']);
  session.wait(1);
  expect(session.commands).toEqual(['duck', 'hold']);
  expect(session.state.shownState).toBe('held');
});

it('lets the monitoring seat take over: flush, swap, a new epoch, and the history cut at what was heard', () => {
  const session = new VirtualSession().isAnswering();
  const { epoch, generationSeat } = session.state;
  session.forget().startsSpeaking().wait(900).plays(1.2).pauses().hears(1).wait(160).decides(question).wait(150);
  expect(session.state.epoch).toBe(epoch + 1);
  expect(session.state.generationSeat).not.toBe(generationSeat);
  expect(session.emitted('seat-swapped')).toHaveLength(1);
  expect(session.commands.at(-1)).toBe('flush');
  const [cut] = session.emitted('answer-interrupted');
  expect(cut?.heardText).toBe('A lighthouse');
  expect(cut?.isEstimated).toBe(true);
  expect(session.did('record-answer')[0]).toMatchObject({ isInterrupted: true, heardCharacters: 12 });
});

it('gives the interrupting question the running answer as far as it was heard', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(300).plays(1.2).pauses().wait(160);
  expect(session.did('start-request')[0]?.runningAnswer?.heardCharacters).toBe(12);
});

it('waits for the page to confirm where it holds before the seat starts', () => {
  const session = new VirtualSession().isAnswering();
  session.isPageAnswering = false;
  session.forget().startsSpeaking().wait(20).pauses().wait(140);
  expect(session.commands).toEqual(['duck', 'hold']);
  expect(session.did('start-request')).toHaveLength(0);
  session.run({ type: 'playback-confirmed', epoch: session.state.epoch, commandId: session.state.answer!.pendingCommand!.commandId, action: 'hold', playedSample: 30_000 });
  expect(session.did('start-request')).toHaveLength(1);
});

it('starts from the last report when a page never confirms', () => {
  const session = new VirtualSession().isAnswering();
  session.isPageAnswering = false;
  session.forget().startsSpeaking().wait(20).pauses().wait(160 + 260);
  expect(session.did('start-request')).toHaveLength(1);
});

it('speaks a speculated answer at the endpoint, not before: the user may go on', () => {
  const session = new VirtualSession().startsSpeaking().wait(600).pauses().hears(1).wait(130).decides(question);
  session.run({ type: 'answer-text', requestId: session.state.turn!.request!.requestId, text: 'It is noon.' });
  expect(session.emitted('answer-started')).toHaveLength(0);
  session.wait(140);
  expect(session.emitted('answer-started')).toHaveLength(1);
  expect(session.emitted('answer-delta')[0]?.text).toBe('It is noon.');
});

it('waits up to 1200 ms for a phrase that is not finished', () => {
  const session = new VirtualSession().startsSpeaking().wait(600).pauses().hears(0).wait(1100);
  expect(session.emitted('utterance-ended')).toHaveLength(0);
  session.wait(80);
  expect(session.emitted('utterance-ended')).toHaveLength(1);
});

it('takes a typed question over an answer like a spoken one', () => {
  const session = new VirtualSession().isAnswering().forget().types('what time is it');
  expect(session.did('start-request')[0]?.question?.text).toBe('what time is it');
  session.decides({ ...question, state: 'query-text' });
  expect(session.emitted('seat-swapped')[0]?.reason).toBe('query-text');
  expect(session.emitted('answer-interrupted')[0]?.by).toBe('query-text');
});

it('ducks and holds an answer that begins to sound while the user speaks', () => {
  const session = new VirtualSession().run({ type: 'text-to-speak', text: 'Hello, ask me something.' });
  session.startsSpeaking().forget();
  session.answers('', 3).plays(0.1).wait(0);
  expect(session.commands).toEqual(['duck', 'hold']);
  expect(session.state.turn?.isOverlap).toBe(true);
});

it('shows the cut until the new answer is heard, and for 700 ms when nothing comes after it', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(900).pauses().hears(1).wait(160).decides(question).wait(150);
  expect(session.state.shownState).toBe('interrupted');
  session.answers('It is noon.', 1).plays(0.1);
  expect(session.emitted('state-changed').map(({ state }) => state)).toEqual(['ducked', 'held', 'interrupted', 'speaking']);

  const stopped = new VirtualSession().isAnswering().run({ type: 'command-given', command: 'stop' });
  expect(stopped.state.shownState).toBe('interrupted');
  expect(stopped.wait(700).state.shownState).toBe('listening');
});

it('tells from what it answers, also when that is found only after the answer began', () => {
  const session = new VirtualSession().types('what do you see').decides(question).forget();
  const { answerId, requestId } = session.state.answer!;
  session.wait(1300).run({ type: 'answer-source', requestId, source: 'the camera', frameAgeMs: 1500 });
  expect(session.emitted('answer-sourced')).toEqual([{ type: 'answer-sourced', epoch: session.state.epoch, answerId, source: 'the camera', frameAgeMs: 1500 }]);
});
