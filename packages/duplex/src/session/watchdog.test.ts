/** Guards against the stuck states of this kind of software: speaking with no audio, held for ever, interrupted with no reply, a lost page. */
import { expect, it } from 'vitest';
import { noise, question, VirtualSession } from './testing/virtual-session.ts';

it('gives up an accepted answer that makes no sound', () => {
  const session = new VirtualSession().startsSpeaking().wait(600).pauses().hears(1).wait(140).decides(question).wait(16_000);
  expect(session.state.answer).toBeNull();
  expect(session.did('report-error')[0]?.code).toBe('engine.timed-out');
  expect(session.state.recoveries).toBe(1);
});

it('flushes an answer whose player tells of no progress, keeping what was heard', () => {
  const session = new VirtualSession().isAnswering().forget().wait(6000);
  expect(session.emitted('recovery-made')[0]?.fault).toBe('playback-stalled');
  expect(session.did('record-answer')[0]).toMatchObject({ isInterrupted: true });
});

it('lets a held answer go on when the seat never decides', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(400).pauses().wait(20_000);
  expect(session.state.turn).toBeNull();
  expect(session.did('report-error')[0]?.code).toBe('engine.timed-out');
});

it('says a failed request and goes on with the held answer', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(400).pauses().wait(140);
  session.run({ type: 'request-failed', requestId: session.state.turn!.request!.requestId, error: { code: 'engine.failed', parameters: {} } });
  expect(session.commands.at(-1)).toBe('resume');
  expect(session.state.turn).toBeNull();
});

it('goes on where the page left off after a dropped connection, and says nothing twice', () => {
  const session = new VirtualSession().isAnswering().forget().run({ type: 'connection-lost' }).wait(20_000);
  expect(session.state.shownState).toBe('reconnecting');
  session.run({ type: 'connection-restored', heard: { epoch: session.state.epoch, playedSample: 60_000 } });
  expect(session.did('resend-output')[0]?.fromSample).toBe(60_000);
  expect(session.state.answer?.playback).toBe('playing');
});

it('commands the page again after a drop: what was said to a dead connection never arrived', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(200);
  expect(session.state.answer?.playback).toBe('held');
  // The verdict falls while the socket is dead and nobody knows yet: the page stays held.
  session.isPageAnswering = false;
  session.pauses().wait(400).decides(noise);
  expect(session.state.answer?.playback).toBe('playing');
  session.run({ type: 'connection-lost' }).forget();
  session.run({ type: 'connection-restored', heard: { epoch: session.state.epoch, playedSample: 24_000 } });
  expect(session.commands).toEqual(['resume']);
});

it('answers what was said to its end before a drop, and what had come to a pause', () => {
  for (const pausedMs of [0, 400]) {
    const session = new VirtualSession().startsSpeaking().wait(900).pauses().hears(1).wait(pausedMs);
    session.run({ type: 'connection-lost' }).run({ type: 'connection-restored', heard: null }).wait(400).decides(question);
    expect(session.state.answer).not.toBeNull();
  }
});

it('gives up what was being said when the line broke: the rest of it never arrived', () => {
  const session = new VirtualSession().startsSpeaking().wait(900).run({ type: 'connection-lost' }).run({ type: 'connection-restored', heard: null });
  expect(session.state.turn).toBeNull();
  expect(session.emitted('utterance-ended')[0]?.reason).toBe('abandoned');
});

it('keeps an answer held for a typed question that is undecided over a drop', () => {
  const session = new VirtualSession().isAnswering().types('what time is it').run({ type: 'connection-lost' }).forget();
  session.run({ type: 'connection-restored', heard: null });
  expect(session.commands).toEqual(['hold']);
});

it('gives a player the whole limit to move again after a long hold', () => {
  const session = new VirtualSession().isAnswering().startsSpeaking().wait(300).hears(0.2, 0.9).wait(4400).pauses().wait(160).decides(noise).forget();
  expect(session.state.answer?.playback).toBe('playing');
  session.wait(1000);
  expect(session.emitted('recovery-made')).toEqual([]);
  session.wait(4100);
  expect(session.emitted('recovery-made')[0]?.fault).toBe('playback-stalled');
});

it('notices a player that stays silent after it was told to go on', () => {
  const session = new VirtualSession().isAnswering().run({ type: 'command-given', command: 'wait' }).wait(20_000).run({ type: 'command-given', command: 'go-on' }).forget();
  session.wait(5100);
  expect(session.emitted('recovery-made')[0]?.fault).toBe('playback-stalled');
});

it('waits for an engine that is slow to go on, and gives up one that never does', () => {
  const session = new VirtualSession().startsSpeaking().wait(800).pauses().hears(1).wait(160).decides(question).wait(200);
  // Whole frames only are sent before the end: the last samples of a sentence wait for the next one.
  session.answers('A lighthouse is a tower.', 2.01, false).plays(2).forget().wait(9000);
  expect(session.state.answer).not.toBeNull();
  session.wait(7000);
  expect(session.state.answer).toBeNull();
  expect(session.did('report-error')[0]?.code).toBe('engine.timed-out');
});
