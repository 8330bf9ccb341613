/** Guards that a user who takes a breath is not cut in two: speech while deciding, or before the answer is heard, goes on with the same turn. */
import { expect, it } from 'vitest';
import { question, VirtualSession } from './testing/virtual-session.ts';

it('aborts the speculation when speech goes on, and starts it again at the next pause', () => {
  const session = new VirtualSession().startsSpeaking().wait(400).pauses().wait(140);
  const first = session.did('start-request')[0]!.requestId;
  session.run({ type: 'speech-continued', sample: session.sample });
  expect(session.did('abort-request').map((effect) => effect.requestId)).toContain(first);
  session.wait(400).pauses().wait(140);
  expect(session.did('start-request')).toHaveLength(2);
});

it('merges an onset while deciding with the utterance before it', () => {
  const session = new VirtualSession().startsSpeaking().wait(400).pauses().hears(1).wait(400);
  expect(session.state.turn?.speech).toBe('ended');
  session.startsSpeaking();
  expect(session.state.turn?.utteranceIds).toEqual(['u1', expect.stringMatching(/^u/)]);
  expect(session.state.turn?.request).toBeNull();
});

it('withdraws an answer of which nothing was heard, and takes its turn up again', () => {
  const session = new VirtualSession().startsSpeaking().wait(600).pauses().hears(1).wait(140).decides(question).wait(200);
  session.answers('It is noon.', 1);
  expect(session.state.answer).not.toBeNull();
  session.startsSpeaking();
  expect(session.state.answer).toBeNull();
  expect(session.state.turn?.utteranceIds).toHaveLength(2);
  expect(session.did('record-answer')[0]).toMatchObject({ heardCharacters: 0 });
});

it('cuts an utterance that lasts 30 s and decides it', () => {
  const session = new VirtualSession().startsSpeaking().wait(30_000);
  expect(session.emitted('utterance-ended')[0]?.reason).toBe('longest');
  expect(session.did('start-request')[0]?.isComplete).toBe(true);
});

it('ignores the microphone while it speaks in half-duplex rooms', () => {
  const session = new VirtualSession({}, 'half').isAnswering().forget().startsSpeaking();
  expect(session.commands).toEqual([]);
  expect(session.state.turn).toBeNull();
});

it('decides an utterance that was cut at its longest, also when the speech never ends', () => {
  const session = new VirtualSession().startsSpeaking().wait(30_000);
  const { requestId } = session.did('start-request')[0]!;
  session.startsSpeaking();
  expect(session.did('abort-request').map((effect) => effect.requestId)).not.toContain(requestId);
  session.decides(question);
  expect(session.emitted('answer-started')).toHaveLength(1);
});

it('takes speech that goes on after a cut utterance was accepted for a turn of its own', () => {
  const session = new VirtualSession().startsSpeaking().wait(30_000).startsSpeaking();
  expect(session.did('listen-afresh')).toHaveLength(1);
  session.decides(question).startsSpeaking();
  expect(session.state.answer).not.toBeNull();
  expect(session.state.turn?.utteranceIds).toHaveLength(1);
});

it('dates the end of an utterance that was cut from where it was cut', () => {
  const session = new VirtualSession().startsSpeaking().wait(30_000 - 96);
  expect(session.emitted('utterance-ended')[0]?.speechEndSample).toBe(session.sample);
});

it('lets the user go on in half-duplex rooms before the answer is heard, and while it is held', () => {
  const unheard = new VirtualSession({}, 'half').startsSpeaking().wait(600).pauses().hears(1).wait(140).decides(question).wait(200).startsSpeaking();
  expect(unheard.state.turn?.utteranceIds).toHaveLength(2);
  const held = new VirtualSession({}, 'half').isAnswering().run({ type: 'command-given', command: 'wait' }).startsSpeaking();
  expect(held.state.turn).not.toBeNull();
});

it('lets the ear forget what was said once its answer is over', () => {
  const heard = new VirtualSession().isAnswering().forget().plays(6);
  expect(heard.did('discard-utterances')[0]?.utteranceIds).toEqual(['u1']);
  const stopped = new VirtualSession().isAnswering().forget().run({ type: 'command-given', command: 'stop' });
  expect(stopped.did('discard-utterances')[0]?.utteranceIds).toEqual(['u1']);
});
