/** Guards against the stuck states of this kind of software: speaking with no audio, held for ever, interrupted with no reply, a lost page. */
import { expect, it } from 'vitest';
import { question, VirtualSession } from './testing/virtual-session.ts';

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
