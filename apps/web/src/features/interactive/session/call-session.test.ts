import { decodeAudioFrame, upSampleRateHz, type AnyServerEvent, type QuestionId } from '@duet/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeConnect, type FakeConnection } from '../../../transport/testing/fake-connection.ts';
import type { CapturedFrame } from '../../../media/worklets/messages.ts';
import type { CallActions } from '../call-view.ts';
import { CallSession } from './call-session.ts';
import { EventLog } from './event-log.ts';
import { initialCallView } from './initial-view.ts';
import { keptCall } from './kept-call.ts';
import { MeterFeed } from './meters.ts';
import { opened } from './testing/call-events.ts';
import { FakeSound } from './testing/fake-sound.ts';
import { ViewStore } from './view-store.ts';

const storage = new Map<string, string>();
beforeEach(() => {
  storage.clear();
  vi.useFakeTimers();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => storage.set(key, value), removeItem: (key: string) => storage.delete(key) });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function begin(resumeToken: string | null = null): { view: ViewStore; sound: FakeSound; session: CallSession; connection: FakeConnection; closed: () => number; opens: boolean[] } {
  const view = new ViewStore({ ...initialCallView, phase: 'connecting' }, new MeterFeed().meters, {} as CallActions);
  const sound = new FakeSound();
  const { connect, connections } = fakeConnect();
  const opens: boolean[] = [];
  let closed = 0;
  const session = new CallSession({
    view, sound, connect, log: new EventLog(() => performance.now()), client: 'page', locale: 'en', timeZone: 'UTC', settings: {}, resumeToken,
    onOpened: (isResumed) => opens.push(isResumed), onEvent: () => undefined, onClosed: () => { closed += 1; },
  });
  return { view, sound, session, connection: connections[0] as FakeConnection, closed: () => closed, opens };
}

const captured = (position: number, isMuted = false): CapturedFrame => ({
  type: 'frame', position, originFrame: 1000, samples: new Int16Array(320), level: 0, peak: 0, echoSimilarity: 0.25, echoLagMs: 0, isMuted,
});
const event = (fields: object): AnyServerEvent => ({ at: 100, epoch: 0, ...fields }) as AnyServerEvent;

test('microphone frames go out once the call is open, counted from the server’s position', () => {
  const { session, connection } = begin();
  connection.open();
  session.captured(captured(640));
  expect(connection.packets).toHaveLength(0);
  connection.receive(opened());
  session.captured(captured(960));
  session.captured(captured(1280, true));
  const frames = connection.packets.map((packet) => decodeAudioFrame(packet, upSampleRateHz));
  expect(frames.map(({ sequence, position, isMuted }) => ({ sequence, position, isMuted }))).toEqual([{ sequence: 0, position: 0, isMuted: false }, { sequence: 1, position: 320, isMuted: true }]);
  expect(frames[0]?.echoSimilarity).toBeCloseTo(0.25, 3);
});

test('after a drop the call is taken up with token, epoch and heard position, and the microphone goes on where the server stopped', () => {
  const { view, session, connection, sound, opens } = begin();
  connection.open();
  connection.receive(opened(), event({ type: 'seat-swapped', epoch: 2, generationSeat: 'B', reason: 'query-audio' }));
  session.captured(captured(0));
  session.reported({ frame: 0, epoch: 2, playedSample: 4800, bufferedSamples: 100, isPlaying: true, isHeld: false, underruns: 0, overflows: 0, stalePackets: 0, targetMs: 60, gain: 1 });
  connection.signal({ type: 'reconnecting' });
  expect(view.view).toMatchObject({ phase: 'open', state: 'reconnecting', connection: { state: 'reconnecting' } });
  session.captured(captured(320));
  expect(connection.packets).toHaveLength(1);
  expect(connection.start).toMatchObject({ resumeToken: 'token-1', heard: { epoch: 2, playedSample: 4800 } });
  connection.open();
  connection.receive(opened({ isResumed: true, epoch: 2, upPosition: 320 }));
  session.captured(captured(64_000));
  expect(decodeAudioFrame(connection.packets[1] ?? new Uint8Array(), upSampleRateHz)).toMatchObject({ position: 320, sequence: 0, epoch: 2 });
  expect(view.view).toMatchObject({ state: 'listening', connection: { state: 'connected', keptUntil: null }, epoch: 2 });
  expect(opens).toEqual([false, true]);
  expect(sound.calls.filter((call) => call === 'reset')).toHaveLength(1);
});

test('a server that knows nothing of the call any more: said so, what was said stays, no dead state', () => {
  const { view, connection, closed } = begin();
  connection.open();
  connection.receive(opened(), event({ type: 'answer-started', answerId: 'a1', seat: 'B', questionId: null, source: '', frameAgeMs: null, epoch: 1 }), event({ type: 'answer-delta', answerId: 'a1', text: 'Hello', epoch: 1 }));
  connection.signal({ type: 'reconnecting' });
  connection.open({ error: { code: 'session.unknown', parameters: {} } });
  expect(view.view).toMatchObject({ phase: 'open', connection: { state: 'restarted' }, transcript: [{ text: 'Hello' }], errors: [{ error: { code: 'session.unknown' } }] });
  expect(closed()).toBe(1);
  expect(keptCall.read()).toBeNull();
});

test('a reload with a token that the server does not know ends before the call', () => {
  const { view, connection } = begin('old-token');
  expect(connection.start.resumeToken).toBe('old-token');
  connection.open({ error: { code: 'session.unknown', parameters: {} } });
  expect(view.view).toMatchObject({ phase: 'before', connection: { state: 'restarted' } });
});

test('a full service: the queue, and its refusal', () => {
  const queued = begin();
  queued.connection.open({ isOpen: false, place: 3, estimatedWaitSeconds: 60 });
  expect(queued.view.view).toMatchObject({ phase: 'queued', queue: { place: 3, estimatedWaitSeconds: 60 } });
  queued.session.end();
  expect(queued.view.view).toMatchObject({ phase: 'before', queue: null });
  const refused = begin();
  refused.connection.open({ error: { code: 'capacity.queue-full', parameters: { limit: 5 } } });
  expect(refused.view.view).toMatchObject({ phase: 'before', errors: [{ error: { code: 'capacity.queue-full' } }] });
});

test('a place in the queue outlives a broken connection and a reload, and is given up with the queue', () => {
  const { session, connection } = begin();
  connection.open({ isOpen: false, place: 2, estimatedWaitSeconds: null, resumeToken: 'place-token' });
  connection.signal({ type: 'reconnecting' });
  expect(connection.start.resumeToken).toBe('place-token');
  expect(keptCall.read()?.resumeToken).toBe('place-token');
  vi.advanceTimersByTime(10 * 60_000);
  connection.receive(event({ type: 'queue-updated', place: 1, estimatedWaitSeconds: 20 }));
  expect(keptCall.read()?.resumeToken).toBe('place-token');
  session.end();
  expect(keptCall.read()).toBeNull();
});

test('playback commands reach the player in the server’s order, and its word goes back', () => {
  const { session, sound, connection } = begin();
  connection.open();
  connection.receive(opened());
  connection.receive(event({ type: 'playback-commanded', epoch: 3, commandId: 'c1', action: 'duck', rampMs: 40, gainDb: -18 }));
  expect(sound.commands).toEqual([{ epoch: 3, commandId: 'c1', action: 'duck', rampMs: 40, gainDb: -18 }]);
  expect(sound.calls.at(-1)).toBe('epoch 3');
  session.marked({ type: 'confirmed', action: 'duck', frame: 5, epoch: 3, playedSample: 77, commandId: 'c1', lastAudibleFrame: null });
  expect(connection.sentOf('playback-confirmed')).toEqual([{ type: 'playback-confirmed', epoch: 3, commandId: 'c1', action: 'duck', playedSample: 77 }]);
});

test('far from the server the page ducks by itself, keeps its own word to itself, and dates the server’s duck by its own', () => {
  const { session, sound, connection } = begin();
  connection.open();
  connection.receive(opened({ settings: { duplex: { echoAdaptationMs: 0 } } }));
  connection.roundTripMs = 150;
  const report = { frame: 0, epoch: 0, playedSample: 0, bufferedSamples: 1000, isPlaying: true, isHeld: false, underruns: 0, overflows: 0, stalePackets: 0, targetMs: 60, gain: 1 };
  const mark = { epoch: 0, playedSample: 0, lastAudibleFrame: null };
  session.marked({ ...mark, type: 'answer-began', frame: 10, commandId: null });
  session.reported(report);
  for (let index = 0; index < 20; index += 1) session.captured({ ...captured(index * 320), level: index < 15 ? 0.0001 : 0.1, echoSimilarity: 0 });
  expect(sound.commands).toEqual([{ epoch: 0, commandId: 'page-1', action: 'duck', rampMs: 40, gainDb: -18 }]);
  session.marked({ ...mark, type: 'ducked', frame: 20_000, commandId: 'page-1' });
  session.marked({ ...mark, type: 'confirmed', action: 'duck', frame: 20_000, commandId: 'page-1' });
  expect(connection.sentOf('playback-confirmed')).toEqual([]);
  connection.receive(
    event({ type: 'utterance-started', utteranceId: 'u1', seat: 'B', speechStartSample: 4800, decidedSample: 6336, isOverlap: true }),
    event({ type: 'playback-commanded', commandId: 'c1', action: 'duck', rampMs: 40, gainDb: -18 }),
    event({ type: 'turn-measured', turn: 0, utteranceId: 'u1', measures: [] }),
  );
  session.marked({ ...mark, type: 'ducked', frame: 30_000, commandId: 'c1' });
  // 4800 samples at 16 kHz = 14 400 frames at 48 kHz, after the origin at frame 1000.
  expect(connection.sentOf('measures-taken').at(-1)).toMatchObject({ measures: [{ name: 'duck_ms', ms: Math.round(((20_000 - 15_400) / 48) * 10) / 10 }] });
  expect(sound.commands.map(({ commandId }) => commandId)).toEqual(['page-1', 'c1']);
});

test('a question typed while the connection is away is sent when it is back', () => {
  const { session, connection } = begin();
  connection.open();
  connection.receive(opened());
  connection.signal({ type: 'reconnecting' });
  session.ask({ questionId: 'q1' as QuestionId, text: 'still there?' });
  session.changeSettings({ volume: 0.5 });
  expect(connection.sentOf('question-typed')).toEqual([]);
  connection.open();
  connection.receive(opened({ isResumed: true }));
  expect(connection.sentOf('question-typed')).toEqual([{ type: 'question-typed', questionId: 'q1', text: 'still there?' }]);
  expect(connection.sentOf('settings-changed')).toMatchObject([{ settings: { volume: 0.5 } }]);
});

test('measures are sent for the turn that the server numbers, those before and those after', () => {
  const { session, view, connection } = begin();
  connection.open();
  connection.receive(opened());
  session.captured(captured(0));
  connection.receive(
    event({ type: 'utterance-started', utteranceId: 'u1', seat: 'B', speechStartSample: 16_000, decidedSample: 17_536, isOverlap: false }),
    event({ type: 'verdict-decided', utteranceId: 'u1', requestId: 'r1', seat: 'B', isOverlap: false, text: '', state: 'query-audio', kind: 'question', confidence: 1, reasons: [] }),
    event({ type: 'utterance-ended', utteranceId: 'u1', speechEndSample: 32_000, decidedSample: 36_800, reason: 'silence' }),
    event({ type: 'answer-started', answerId: 'a1', seat: 'B', questionId: null, source: '', frameAgeMs: null, epoch: 1 }),
    event({ type: 'turn-measured', turn: 0, utteranceId: 'u1', measures: [], epoch: 1 }),
  );
  expect(connection.sentOf('measures-taken')).toMatchObject([{ turn: 0, measures: [{ name: 'onset_detection_ms', ms: 96, takenAt: 'browser' }] }]);
  // 32 000 samples at 16 kHz = 96 000 frames at 48 kHz, after the origin at frame 1000; the answer sounds 500 ms later.
  session.marked({ type: 'answer-began', frame: 1000 + 96_000 + 24_000, epoch: 1, playedSample: 0, commandId: null, lastAudibleFrame: null });
  expect(connection.sentOf('measures-taken').at(-1)).toMatchObject({ turn: 0, measures: [{ name: 'voice_to_voice_ms', ms: 500 }] });
  expect(view.view.turns[0]?.measures.map((measure) => measure.name)).toEqual(['onset_detection_ms', 'voice_to_voice_ms']);
});

test('the end: the server’s word closes the call, and without a word it is not waited for', () => {
  const polite = begin();
  polite.connection.open();
  polite.connection.receive(opened());
  polite.session.end();
  expect(polite.connection.sentOf('control-pressed')).toEqual([{ type: 'control-pressed', control: 'end' }]);
  polite.connection.receive(event({ type: 'session-ended', reason: 'ended' }));
  expect(polite.view.view).toMatchObject({ phase: 'ended', ended: { reason: 'ended' } });
  expect(polite.closed()).toBe(1);
  const silent = begin();
  silent.connection.open();
  silent.connection.receive(opened());
  silent.session.end();
  vi.advanceTimersByTime(2000);
  expect(silent.view.view.phase).toBe('ended');
  expect(silent.connection.isClosed).toBe(true);
});

test('taken over by another tab: said so', () => {
  const { view, connection } = begin();
  connection.open();
  connection.receive(opened(), event({ type: 'session-ended', reason: 'taken-over' }));
  expect(view.view).toMatchObject({ phase: 'ended', ended: { reason: 'taken-over' }, errors: [{ error: { code: 'session.taken-over' } }] });
});

test('nothing more is tried after the connection was given up, until somebody asks', () => {
  const { view, session, connection } = begin();
  connection.open();
  connection.receive(opened());
  connection.signal({ type: 'reconnecting' });
  connection.signal({ type: 'lost' });
  expect(view.view).toMatchObject({ phase: 'open', connection: { state: 'lost' } });
  session.reconnect();
  expect(connection.reconnects).toBe(1);
});

test('a question that went to a connection that was dead already is sent again, one that is answered is not', () => {
  const { session, connection } = begin();
  connection.open();
  connection.receive(opened());
  for (const id of ['q1', 'q2', 'q3']) session.ask({ questionId: id as QuestionId, text: id });
  connection.receive(event({ type: 'answer-started', answerId: 'a1', seat: 'B', questionId: 'q1', source: '', frameAgeMs: null, epoch: 1 }));
  connection.signal({ type: 'reconnecting' });
  connection.open();
  connection.receive({ ...opened({ isResumed: true }), transcript: [{ speaker: 'user', id: 'q2', utteranceId: null, text: 'q2', isTyped: true, verdict: null, at: 0 }] });
  expect(connection.sentOf('question-typed').map((question) => question.questionId)).toEqual(['q1', 'q2', 'q3', 'q3']);
});

test('a reload keeps a muted microphone muted', () => {
  const { view, session, connection } = begin();
  connection.open();
  connection.receive(opened());
  view.patch({ isMuted: true });
  session.keep();
  expect(keptCall.read()).toMatchObject({ resumeToken: 'token-1', isMuted: true });
});

test('a reloaded page says how far it heard before, not what its new player has played', () => {
  keptCall.write({ resumeToken: 'token-1', savedAt: Date.now(), epoch: 2, playedSample: 4800, isMuted: false });
  const { session, connection } = begin('token-1');
  session.reported({ frame: 0, epoch: 0, playedSample: 0, bufferedSamples: 0, isPlaying: false, isHeld: false, underruns: 0, overflows: 0, stalePackets: 0, targetMs: 60, gain: 1 });
  expect(connection.start.heard).toEqual({ epoch: 2, playedSample: 4800 });
});

test('a camera that was closed while the connection was away is told once it is back, also if another one is open by then', () => {
  const { view, session, connection } = begin();
  view.patch({ camera: { ...view.view.camera, isOn: true } });
  connection.open();
  connection.receive(opened());
  expect(connection.sentOf('camera-closed')).toEqual([]);
  connection.signal({ type: 'reconnecting' });
  session.closeCamera();
  connection.open();
  connection.receive(opened({ isResumed: true }));
  expect(connection.sentOf('camera-closed')).toHaveLength(1);
  connection.signal({ type: 'reconnecting' });
  connection.open();
  connection.receive(opened({ isResumed: true }));
  expect(connection.sentOf('camera-closed'), 'it is told once').toHaveLength(1);
  view.patch({ camera: { ...view.view.camera, isOn: false } });
  connection.signal({ type: 'reconnecting' });
  connection.open();
  connection.receive(opened({ isResumed: true }));
  expect(connection.sentOf('camera-closed'), 'what was told to a dead line').toHaveLength(2);
});

test('a reloaded page has the server forget the pictures of the one before it', () => {
  keptCall.write({ resumeToken: 'token-1', savedAt: Date.now(), epoch: 2, playedSample: 4800, isMuted: false });
  const { connection } = begin('token-1');
  connection.open();
  connection.receive(opened({ isResumed: true }));
  expect(connection.sentOf('camera-closed')).toHaveLength(1);
});
