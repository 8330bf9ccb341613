/** Without storage (vitest has none, as a browser where it is switched off): guards a recording that stops, or promises what it cannot hold. What is kept is tested in a browser. */
import { beforeEach, expect, test } from 'vitest';
import type { CallActions } from '../call-view.ts';
import { CallRecorder } from './call-recorder.ts';
import { EventLog } from './event-log.ts';
import { initialCallView } from './initial-view.ts';
import { MeterFeed } from './meters.ts';
import { ViewStore } from './view-store.ts';

let view: ViewStore;
let log: EventLog;
let recorder: CallRecorder;
let asked: boolean[];

beforeEach(() => {
  view = new ViewStore(initialCallView, new MeterFeed().meters, {} as CallActions);
  log = new EventLog();
  asked = [];
  recorder = new CallRecorder({ view, log, setRecording: (isRecording) => { asked.push(isRecording); } });
});
const chunk = (isFinal = false) => ({ type: 'chunk' as const, startFrame: 0, isFinal, samples: new Int16Array(48_000).fill(7) });

test('says before the call that nothing is kept', async () => {
  await recorder.mount();
  expect(view.view.recording.isKept).toBe(false);
});

test('records all the same, and all of it can be taken along', async () => {
  recorder.opened(false);
  recorder.add(chunk());
  log.noted('state-changed', 0);
  recorder.closed();
  recorder.add(chunk(true));
  expect((await recorder.sound()).size).toBe(44 + 2 * 96_000);
  expect((await recorder.events()).trim().split('\n')).toHaveLength(1);
  expect(view.view.recording).toEqual({ state: 'ready', durationSeconds: 2, sizeBytes: 192_000, isKept: false, isPartial: false });
  expect(asked).toEqual([true, false]);
});

test('a connection that dropped stops nothing; a page that was loaded anew says what is missing', async () => {
  recorder.opened(false);
  recorder.add(chunk());
  recorder.opened(true);
  expect(asked).toEqual([true]);
  expect((await recorder.sound()).size).toBe(44 + 96_000);
  expect(view.view.recording.isPartial).toBe(false);

  const reloaded = new CallRecorder({ view, log, setRecording: () => undefined });
  reloaded.opened(true);
  await reloaded.sound();
  expect(view.view.recording).toEqual(expect.objectContaining({ state: 'recording', isPartial: true }));
});
