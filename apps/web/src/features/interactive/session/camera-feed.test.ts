import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallActions } from '../call-view.ts';
import { CameraFeed } from './camera-feed.ts';
import type { DeviceDesk } from './device-desk.ts';
import { initialCallView } from './initial-view.ts';
import { MeterFeed } from './meters.ts';
import { ViewStore } from './view-store.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('a picture that is ready only after its camera was closed is not sent', async () => {
  const pictures: ((picture: { capturedAt: number; jpeg: Blob }) => void)[] = [];
  const camera = { frame: () => new Promise((resolve) => { pictures.push(resolve); }) };
  const desk = { camera: camera as unknown, frames: { add: () => undefined, clear: () => undefined, newest: null } };
  let sent = 0;
  const feed = new CameraFeed({
    view: new ViewStore(initialCallView, new MeterFeed().meters, {} as CallActions), desk: desk as unknown as DeviceDesk, send: () => { sent += 1; }, isBusy: () => false,
  });
  feed.start();
  await vi.advanceTimersByTimeAsync(500);
  pictures[0]?.({ capturedAt: 0, jpeg: new Blob(['x']) });
  await vi.waitUntil(() => sent === 1);
  await vi.advanceTimersByTimeAsync(500);
  expect(pictures).toHaveLength(2);
  desk.camera = null;
  pictures[1]?.({ capturedAt: 500, jpeg: new Blob(['x']) });
  // The next picture would be due: the last one has been dealt with by then.
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toBe(1);
  feed.stop();
});
