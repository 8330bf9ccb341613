import type { AnyServerEvent } from '@duet/shared';
import { expect, test } from 'vitest';
import type { CallView } from '../call-view.ts';
import { applyServerEvent } from './apply-server-event.ts';
import { initialCallView } from './initial-view.ts';
import { opened } from './testing/call-events.ts';

const play = (events: readonly object[], from: CallView = initialCallView): CallView =>
  events.reduce<CallView>((view, event) => applyServerEvent(view, { at: 1000, epoch: view.epoch, ...event } as AnyServerEvent, 50_000), from);

const open = play([opened()]);
const speaks = (utteranceId: string): object => ({ type: 'utterance-started', utteranceId, seat: 'B', speechStartSample: 0, decidedSample: 1536, isOverlap: false });
const hears = (utteranceId: string, text: string): object => ({ type: 'transcript-updated', utteranceId, text, isFinal: false });
const judges = (utteranceId: string | null, state: string, text: string): object =>
  ({ type: 'verdict-decided', utteranceId, requestId: 'r1', seat: 'B', isOverlap: false, state, kind: 'question', confidence: 0.9, reasons: [], text });
const answers = (answerId: string, epoch: number): object => ({ type: 'answer-started', answerId, seat: 'B', questionId: null, source: '', frameAgeMs: null, epoch });
const texts = (view: CallView): string[] => view.transcript.map((entry) => entry.text);

test('an opened call shows its seats and engine, and counts from when it began', () => {
  expect(open).toMatchObject({ phase: 'open', connection: { state: 'connected' }, generationSeat: 'A', lease: { startedAt: 50_000, warning: null } });
  expect(open.seats).toHaveLength(2);
});

test('whoever waits sees the place, and the queue is gone when the call opens', () => {
  const queued = play([{ type: 'queue-updated', place: 2, estimatedWaitSeconds: 40 }]);
  expect(queued).toMatchObject({ phase: 'queued', queue: { place: 2, estimatedWaitSeconds: 40 } });
  expect(play([opened()], queued)).toMatchObject({ phase: 'open', queue: null });
});

test('your running words are one entry, renewed in place, and live until the utterance ends', () => {
  const speaking = play([speaks('u1'), hears('u1', 'what'), hears('u1', 'what is')], open);
  expect(texts(speaking)).toEqual(['what is']);
  expect(speaking.liveEntryId).toBe('u1');
  expect(play([{ type: 'utterance-ended', utteranceId: 'u1', speechEndSample: 1, decidedSample: 1, reason: 'silence' }], speaking).liveEntryId).toBeNull();
});

test('an onset that comes to nothing leaves no trace', () => {
  const view = play([speaks('u1'), { type: 'utterance-ended', utteranceId: 'u1', speechEndSample: 1, decidedSample: 1, reason: 'abandoned' }], open);
  expect(view.transcript).toEqual([]);
  expect(view.decision?.status).toBe('abandoned');
});

test('a question in two pieces, its answer withdrawn unheard, becomes one entry', () => {
  const view = play([
    speaks('u1'), hears('u1', 'What is the capital'), judges('u1', 'query-audio', 'What is the capital'), answers('a1', 1), { type: 'answer-delta', answerId: 'a1', text: 'Of?' },
    { type: 'answer-interrupted', answerId: 'a1', heardText: '', heardCharacters: 0, isEstimated: false, by: 'query-audio' },
    speaks('u2'), hears('u2', 'what is the capital of France'), judges('u2', 'query-audio', 'what is the capital of France'),
  ], open);
  expect(view.transcript.filter((entry) => entry.speaker === 'user').map((entry) => entry.text)).toEqual(['what is the capital of France']);
});

test('two separate questions stay two, also when the second repeats the first', () => {
  const view = play([
    speaks('u1'), judges('u1', 'query-audio', 'what time is it'), answers('a1', 1), { type: 'answer-delta', answerId: 'a1', text: 'Noon.' }, { type: 'answer-heard', answerId: 'a1', heardCharacters: 5, isEstimated: false },
    { type: 'answer-finished', answerId: 'a1' }, speaks('u2'), judges('u2', 'query-audio', 'what time is it'),
  ], open);
  expect(texts(view)).toEqual(['what time is it', 'Noon.', 'what time is it']);
});

test('text of an old epoch is dropped, and so is text after the answer was cut', () => {
  const view = play([answers('a1', 4), { type: 'answer-delta', answerId: 'a1', text: 'Paris', epoch: 4 }, { type: 'answer-delta', answerId: 'a1', text: ' stale', epoch: 3 },
    { type: 'answer-interrupted', answerId: 'a1', heardText: 'Paris', heardCharacters: 5, isEstimated: true, by: 'command', epoch: 4 }, { type: 'answer-delta', answerId: 'a1', text: ' late', epoch: 5 }], open);
  expect(texts(view)).toEqual(['Paris']);
  expect(view.epoch).toBe(5);
});

test('the verdict of a typed question goes to the typed entry', () => {
  const typed: CallView = { ...open, transcript: [{ speaker: 'user', id: 'q1', utteranceId: null, text: 'hello', isTyped: true, verdict: null, at: 0 }] };
  const view = play([judges(null, 'query-text', 'hello'), { type: 'seat-swapped', generationSeat: 'B', reason: 'query-text', epoch: 1 }], typed);
  expect(view.transcript[0]).toMatchObject({ verdict: { state: 'query-text' } });
  expect(view).toMatchObject({ epoch: 1, generationSeat: 'B', decision: null });
});

test('the measures of both sides stand in one line a turn, the newer figure of each', () => {
  const measure = (name: string, ms: number, takenAt: string): object => ({ name, ms, takenAt });
  const view = play([
    { type: 'turn-measured', turn: 0, utteranceId: 'u1', measures: [measure('verdict_ms', 40, 'server'), measure('onset_detection_ms', 110, 'server')] },
    { type: 'turn-measured', turn: 0, utteranceId: null, measures: [measure('onset_detection_ms', 96, 'browser')] },
    { type: 'turn-measured', turn: 0, utteranceId: null, measures: [measure('onset_detection_ms', 97, 'browser')] },
  ], open);
  expect(view.turns).toEqual([{ turn: 0, measures: [measure('verdict_ms', 40, 'server'), measure('onset_detection_ms', 110, 'server'), measure('onset_detection_ms', 97, 'browser')] }]);
});

test('a resume keeps what the page knows and takes over what was said', () => {
  const before = play([speaks('u1'), judges('u1', 'query-audio', 'hi')], open);
  const resumed = play([{ ...opened(), isResumed: true, transcript: [{ speaker: 'user', id: 'u1', utteranceId: 'u1', text: 'hi', isTyped: false, verdict: null, at: 0 }] }], { ...before, state: 'reconnecting' });
  expect(resumed.decisions).toHaveLength(1);
  expect(resumed).toMatchObject({ state: 'listening', transcript: [{ text: 'hi' }] });
});

test('an idle warning goes away when somebody speaks, the end of the longest call does not', () => {
  const warned = (reason: string): CallView => play([{ type: 'lease-warned', reason, secondsLeft: 20 }], open);
  expect(warned('idle').lease?.warning).toEqual({ reason: 'idle', endsAt: 70_000 });
  const speaking = { type: 'state-changed', state: 'user-speaking', generationSeat: 'A' };
  expect(play([speaking], warned('idle')).lease?.warning).toBeNull();
  expect(play([speaking], warned('longest-call')).lease?.warning).not.toBeNull();
});

test('errors are shown once each, and the protocol at work is none', () => {
  const error = (code: string): object => ({ type: 'error-raised', error: { code, parameters: {} } });
  const view = play([error('engine.failed'), error('input.stale-epoch'), error('engine.failed'), error('capacity.engine-busy')], open);
  expect(view.errors.map((raised) => raised.error.code)).toEqual(['engine.failed', 'capacity.engine-busy']);
});

test('a question that was typed while the connection was away stays on the screen when the call is taken up again', () => {
  const asked = (id: string): object => ({ speaker: 'user', id, utteranceId: null, text: id, isTyped: true, verdict: null, at: 0 });
  const away = { ...open, transcript: [asked('q1'), asked('q2')] } as CallView;
  const known = { ...asked('q1'), verdict: { state: 'query-text', kind: 'question', confidence: 1, reasons: [] } };
  expect(texts(play([{ ...opened(), isResumed: true, transcript: [known] }], away))).toEqual(['q1', 'q2']);
  expect(texts(play([opened()], away))).toEqual([]);
});

test('the frame that an answer used is told when the answer begins, or when it was found out later', () => {
  const begun = play([{ ...answers('a1', 1), frameAgeMs: 300 }], open);
  expect(begun.camera).toMatchObject({ answerFrameAgeMs: 300, answerSeat: 'B' });
  const later = play([{ type: 'seat-swapped', epoch: 1, generationSeat: 'B', reason: 'query-text' }, answers('a1', 1), { type: 'answer-sourced', epoch: 1, answerId: 'a1', source: 'the camera', frameAgeMs: 1500 }], open);
  expect(later.camera).toMatchObject({ answerFrameAgeMs: 1500, answerSeat: 'B' });
  expect(later.transcript.at(-1)).toMatchObject({ source: 'the camera' });
});
