/** A call whose server was restarted, from the page's side. Guards what was said and recorded, which a press of "End" threw away. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AnyServerEvent } from '@duet/shared';
import type { CallAudio, CallAudioListeners } from '../../../media/audio/call-audio.ts';
import { fakeConnect, type FakeConnection } from '../../../transport/testing/fake-connection.ts';
import type { CallActions } from '../call-view.ts';
import { CallController } from './call-controller.ts';
import { recordingKey } from './recording-key.ts';
import { opened } from './testing/call-events.ts';
import { FakeDevices } from './testing/fake-devices.ts';
import { FakeSound } from './testing/fake-sound.ts';

const storage = new Map<string, string>();
let devices: FakeDevices;
let saved: Blob[];

beforeEach(() => {
  storage.clear();
  saved = [];
  devices = new FakeDevices();
  devices.install();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => storage.set(key, value), removeItem: (key: string) => storage.delete(key) });
  vi.stubGlobal('document', { documentElement: { lang: 'en' }, createElement: () => ({ click: () => undefined }) });
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    saved.push(file as Blob);
    return 'blob:saved';
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

interface OpenCall { controller: CallController; actions: CallActions; connection: FakeConnection; listeners: CallAudioListeners }

/** A call with a question and the begin of its answer, whose connection broke. */
async function brokenCall(): Promise<OpenCall> {
  const { connect, connections } = fakeConnect();
  let listeners: CallAudioListeners | null = null;
  const controller = new CallController({
    connect, openAudio: (given) => {
      listeners = given;
      return Promise.resolve(new FakeSound() as unknown as CallAudio);
    },
  });
  const { actions } = controller.view.store.getState();
  await devices.plugIn('audioinput', 'headset');
  actions.start();
  await vi.waitUntil(() => connections.length === 1);
  const connection = connections[0] as FakeConnection;
  connection.open();
  connection.receive(opened());
  actions.sendText('who are you');
  connection.receive(
    { type: 'answer-started', at: 1, epoch: 1, answerId: 'a1', seat: 'B', questionId: null, source: '', frameAgeMs: null } as unknown as AnyServerEvent,
    { type: 'answer-delta', at: 2, epoch: 1, answerId: 'a1', text: 'Hello' } as unknown as AnyServerEvent,
  );
  connection.signal({ type: 'reconnecting' });
  return { controller, actions, connection, listeners: listeners as unknown as CallAudioListeners };
}

test('a call that the server lost leads to the page after it, with everything to take along, and goes with the next one', async () => {
  const { controller, actions, connection, listeners } = await brokenCall();
  listeners.onRecorded({ type: 'chunk', startFrame: 0, isFinal: false, samples: new Int16Array(48_000) });
  connection.open({ error: { code: 'session.unknown', parameters: {} } });
  listeners.onRecorded({ type: 'chunk', startFrame: 24_000, isFinal: true, samples: new Int16Array(48_000) });
  expect(controller.view.view).toMatchObject({ phase: 'open', connection: { state: 'restarted' } });
  actions.end();
  expect(controller.view.view).toMatchObject({
    phase: 'ended', connection: { state: 'idle' }, ended: { reason: 'server-lost', questions: 1 }, transcript: [{ text: 'who are you' }, { text: 'Hello', state: 'interrupted' }], recording: { state: 'ready' },
  });
  expect(devices.openCount, 'nothing listens after the call').toBe(0);
  for (const kind of ['audio', 'transcript', 'events'] as const) actions.downloadCall(kind);
  await vi.waitUntil(() => saved.length === 3);
  const [transcript, events] = await Promise.all(saved.filter((file) => !file.type.startsWith('audio')).map((file) => file.text()));
  expect([transcript, events].join('\n')).toContain('Hello');
  expect(saved.map((file) => file.size).toSorted((left, right) => right - left)[0]).toBe(44 + 2 * 96_000);
  expect(recordingKey.read(), 'what is kept of it stays').not.toBeNull();
  actions.newCall();
  expect(controller.view.view).toMatchObject({ phase: 'before', transcript: [], ended: null });
  await vi.waitUntil(() => recordingKey.read() === null);
});

test('a call that ended in the usual way leaves nothing behind in the browser', async () => {
  const { controller, actions } = await brokenCall();
  await vi.waitUntil(() => recordingKey.read() !== null);
  actions.end();
  expect(controller.view.view).toMatchObject({ phase: 'ended', ended: { reason: 'ended' } });
  await vi.waitUntil(() => recordingKey.read() === null);
});

test('"open but silent" is said after five seconds of it, and goes with the first sound', async () => {
  const { controller, listeners } = await brokenCall();
  const hears = (peak: number, frames: number): string[] => {
    for (let frame = 0; frame < frames; frame += 1) listeners.onCaptured({ type: 'frame', position: 0, originFrame: 0, samples: new Int16Array(256), echoSimilarity: 0, echoLagMs: 0, isMuted: false, level: peak, peak });
    return controller.view.view.errors.map(({ error }) => error.code);
  };
  expect(hears(0, 320)).toContain('device.silent');
  expect(hears(0.1, 1)).not.toContain('device.silent');
});
