import type { TranscriptEntry } from '@duet/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallActions, CallView } from '../call-view.ts';
import { transcriptText } from './downloads.ts';
import { EventLog } from './event-log.ts';
import { initialCallView } from './initial-view.ts';
import { capturedFrameMs } from '../../../media/worklets/messages.ts';
import { MeterFeed } from './meters.ts';
import { summarizeMeasures } from './summarize-call.ts';
import { TalkGate } from './talk-gate.ts';
import { ViewStore } from './view-store.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const storeOf = (view: CallView): ViewStore => new ViewStore(view, new MeterFeed().meters, {} as CallActions);

function gateIn(talkMode: 'full' | 'half' | 'push'): { gate: TalkGate; muted: () => boolean; told: string[] } {
  let isMuted = false;
  const told: string[] = [];
  const view = storeOf({ ...initialCallView, settings: { ...initialCallView.settings, talkMode } });
  const gate = new TalkGate({ view, setMuted: (value) => { isMuted = value; }, tell: (state) => told.push(state) });
  gate.callOpened();
  return { gate, muted: () => isMuted, told };
}

test('push-to-talk hears only while the key is down', () => {
  const { gate, muted, told } = gateIn('push');
  expect(muted()).toBe(true);
  gate.push(true);
  expect(muted()).toBe(false);
  gate.push(true);
  gate.push(false);
  expect(muted()).toBe(true);
  expect(told).toEqual(['key-up', 'key-down', 'key-up']);
});

test('half-duplex rests while an answer sounds, and a moment after', () => {
  const { gate, muted } = gateIn('half');
  expect(muted()).toBe(false);
  gate.playbackChanged(true, 40);
  expect(muted()).toBe(true);
  gate.playbackChanged(false, 40);
  vi.advanceTimersByTime(280);
  expect(muted()).toBe(true);
  vi.advanceTimersByTime(20);
  expect(muted()).toBe(false);
});

test('the mute button wins over everything, and full duplex is never closed by an answer', () => {
  const { gate, muted, told } = gateIn('full');
  gate.playbackChanged(true, 0);
  expect(muted()).toBe(false);
  gate.toggleMute();
  expect(muted()).toBe(true);
  gate.toggleMute();
  expect(muted()).toBe(false);
  expect(told).toEqual(['open', 'muted', 'open']);
});

test('the waves move with the sound and rest in silence', () => {
  const feed = new MeterFeed();
  feed.played(0.5);
  for (let ms = 0; ms < 200; ms += capturedFrameMs) feed.captured(0.1, 0.2, false);
  expect([...feed.meters.userWave].filter((value) => value > 0)).toHaveLength(6);
  expect(Math.max(...feed.meters.playedWave)).toBe(0.5);
  expect(feed.meters.playedLevel).toBe(0);
  feed.captured(0.3, 0.9, true);
  expect(feed.meters.userLevel).toBe(0);
});

test('the page is told of changes at most 15 times a second, and of the last one always', () => {
  const view = storeOf(initialCallView);
  const seen: number[] = [];
  view.store.subscribe(({ view: now }) => seen.push(now.epoch));
  for (let epoch = 1; epoch <= 100; epoch += 1) {
    view.patch({ epoch });
    vi.advanceTimersByTime(5);
  }
  vi.advanceTimersByTime(100);
  expect(seen.length).toBeLessThan(12);
  expect(seen.at(-1)).toBe(100);
});

test('the log holds both sides on the call’s clock, and no pictures', () => {
  let now = 5000;
  const log = new EventLog(() => now);
  log.begin(0);
  now = 5250;
  log.received({ type: 'answer-delta', at: 240, epoch: 3, answerId: 'a1', text: 'Hi' } as never, 0);
  log.align(-4990);
  log.sent({ type: 'camera-frame', capturedAt: 1, image: new Uint8Array(99) }, 3);
  expect(log.toJsonLines().trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
    { type: 'answer-delta', at: 240, epoch: 3, answerId: 'a1', text: 'Hi', clock: 'server', receivedAt: 250 },
    { type: 'camera-frame', capturedAt: 1, imageBytes: 99, epoch: 3, at: 260, clock: 'client' },
  ]);
});

test('the transcript says who, when, what was not heard and what was no question', () => {
  const transcript: TranscriptEntry[] = [
    { speaker: 'user', id: 'u1', utteranceId: null, text: 'Tell me about Kenya', isTyped: true, verdict: null, at: 1000 },
    { speaker: 'assistant', id: 'a1' as never, seat: 'B', text: 'Kenya lies in Africa.', heardCharacters: 10, isEstimated: true, state: 'interrupted', source: 'world-countries', at: 2000 },
    { speaker: 'user', id: 'u2', utteranceId: null, text: 'mm-hm', isTyped: false, verdict: { state: 'noise', kind: 'backchannel', confidence: 1, reasons: [] }, at: 63_000 },
  ];
  expect(transcriptText(transcript, 'en')).toBe(
    '00:01  You (typed): Tell me about Kenya\n00:02  Duet B: Kenya lies [not heard: in Africa.] (from world-countries)\n01:03  You (not a question): mm-hm\n');
});

test('a figure of the browser counts before the server’s of the same name', () => {
  const turns = [0, 1].map((turn) => ({ turn, measures: [{ name: 'onset_detection_ms', ms: 96 + turn, takenAt: 'browser' }, { name: 'onset_detection_ms', ms: 200, takenAt: 'server' }] as const }));
  expect(summarizeMeasures(turns).onset_detection_ms).toMatchObject({ n: 2, min: 96, max: 97 });
});
