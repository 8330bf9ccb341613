import type { AnyServerEvent, Measure } from '@duet/shared';
import { beforeAll, expect, test } from 'vitest';
import { UpClock } from '../../../media/audio/up-clock.ts';
import type { PlayerMark } from '../../../media/dsp/player-messages.ts';
import { readServerEvent } from '../../../transport/server-event.ts';
import type { CallView, DecisionView } from '../call-view.ts';
import { applyServerEvent, endSession } from './apply-server-event.ts';
import { changeDecision } from './decision-changes.ts';
import { initialCallView } from './initial-view.ts';
import { recordedCall } from './testing/recorded-call.ts';
import { UtteranceMeasures } from './utterance-measures.ts';

/** Guards the page against what a live call really sends, in its real order: audio frames, marks and events of both sides interleaved. */
let view: CallView = { ...initialCallView };
const taken: ({ utteranceId: string } & Measure)[] = [];
const states: string[] = [];

beforeAll(() => {
  let clock = new UpClock(48_000);
  const makeMeasures = (): UtteranceMeasures => new UtteranceMeasures(clock, {
    onMeasured: () => undefined,
    onTaken: (utteranceId, measure) => taken.push({ utteranceId, ...measure }),
    onTimes: (utteranceId, times) => { view = { ...view, ...changeDecision(view, utteranceId, (decision) => ({ ...decision, times })) }; },
  });
  let measures = makeMeasures();
  for (const line of recordedCall()) {
    if (line.type === 'microphone-mapped') {
      clock = new UpClock(line['sampleRateHz'] as number);
      clock.begin(line['upPosition'] as number, line['capturedPosition'] as number, line['originFrame'] as number);
      measures = makeMeasures();
    } else if (line.type === 'playback-marked') {
      measures.onMark({ ...line, type: line['mark'] } as unknown as PlayerMark);
    } else if (line.clock === 'server') {
      const event: AnyServerEvent = readServerEvent(line.type, line);
      view = event.type === 'session-ended' ? endSession(view, event.reason, 0) : applyServerEvent(view, event, 0);
      measures.onEvent(event);
      if (event.type === 'state-changed') states.push(view.state);
    } else if (line.type === 'question-typed') {
      view = { ...view, transcript: [...view.transcript, { speaker: 'user', id: line['questionId'] as string, utteranceId: null, text: line['text'] as string, isTyped: true, verdict: null, at: line.at }] };
    }
  }
});

test('the transcript holds both sides in order, each question with its verdict and each answer as far as it was heard', () => {
  expect(view.transcript.map((entry) => (entry.speaker === 'user' ? entry.verdict?.state : entry.state))).toEqual([
    'query-audio', 'interrupted', 'query-audio', 'interrupted', 'noise', 'query-text', 'interrupted',
  ]);
  const heard = view.transcript.flatMap((entry) => (entry.speaker === 'assistant' ? entry.text.slice(0, entry.heardCharacters) : []));
  expect(heard).toEqual(['I got 1412 milliseconds of speech. This is', 'I got 1408 milliseconds of speech. This is sentence number 2 of 8. This is', 'I got the words “hello”. This is sentence number']);
  expect(view.transcript.every((entry) => entry.speaker === 'user' || entry.text.length > entry.heardCharacters)).toBe(true);
});

test('the roles swap on each accepted question and on nothing else', () => {
  expect(view.transcript.flatMap((entry) => (entry.speaker === 'assistant' ? entry.seat : []))).toEqual(['B', 'A', 'B']);
  expect(view.generationSeat).toBe('B');
});

test('the decision cards tell the first question, the accepted overlap and the rejected one', () => {
  expect(view.decisions.map(({ overlap, status, speakingSeat, epochBefore, epochAfter }) => ({ overlap, status, speakingSeat, epochBefore, epochAfter }))).toEqual([
    { overlap: null, status: 'query', speakingSeat: null, epochBefore: 0, epochAfter: 1 },
    { overlap: 1, status: 'query', speakingSeat: 'B', epochBefore: 1, epochAfter: 2 },
    { overlap: 2, status: 'not-a-query', speakingSeat: 'A', epochBefore: 2, epochAfter: null },
  ]);
  const [, accepted, rejected] = view.decisions.map((decision) => decision.times) as [DecisionView['times'], DecisionView['times'], DecisionView['times']];
  expect(accepted).toMatchObject({ resume: null });
  expect(accepted.duck ?? 0).toBeGreaterThan(96);
  expect(accepted.lastSound ?? 0).toBeLessThan(accepted.hold ?? 0);
  expect(rejected.resume ?? 0).toBeGreaterThan(rejected.hold ?? 0);
});

test('measures are differences of frames, and the typed question over the answer gives the rejected utterance no stop', () => {
  const namesOf = (utteranceId: string): string[] => taken.filter((measure) => measure.utteranceId === utteranceId).map((measure) => measure.name);
  expect(namesOf('u1')).toEqual(['onset_detection_ms', 'voice_to_voice_ms']);
  expect(namesOf('u4')).toEqual(['onset_detection_ms', 'duck_ms', 'stop_ms', 'voice_to_voice_ms']);
  expect(namesOf('u10')).toEqual(['onset_detection_ms', 'duck_ms', 'resume_ms']);
  // speechStartSample 108 544 → frame of the first ducked sample 323 328, at 44.1 kHz.
  const duckMs = taken.find((measure) => measure.utteranceId === 'u4' && measure.name === 'duck_ms')?.ms ?? Number.NaN;
  const mapped = recordedCall().find((line) => line.type === 'microphone-mapped');
  expect(duckMs).toBeCloseTo((323_328 - (mapped?.['originFrame'] as number)) / 44.1 - (108_544 + (mapped?.['capturedPosition'] as number)) / 16, 0);
});

test('the states follow the call, and its end sums it up', () => {
  expect(states).toEqual(expect.arrayContaining(['user-speaking', 'thinking', 'speaking', 'ducked', 'held', 'noise']));
  expect(view).toMatchObject({ phase: 'ended', liveEntryId: null, ended: { reason: 'ended', questions: 3, interruptions: 1, notQuestions: 1 } });
  expect(view.turns.length).toBeGreaterThanOrEqual(3);
});
