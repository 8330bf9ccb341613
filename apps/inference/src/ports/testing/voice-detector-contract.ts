import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detectorWindowSamples } from '@duet/shared';
import type { DetectorStream, DetectorWindow, VoiceDetector } from '../voice-detector.ts';

export interface VoiceDetectorCase {
  create: () => Promise<VoiceDetector> | VoiceDetector;
  /** At least 1 s of speech, 16 kHz mono, quiet at its start. */
  speech: Int16Array;
}

/** Gathers what a stream says; `reached` resolves when the windows cover that many samples. */
export function listen(detector: VoiceDetector): { stream: DetectorStream; windows: DetectorWindow[]; errors: unknown[]; reached: (endSample: number) => Promise<void>; failed: () => Promise<void> } {
  const windows: DetectorWindow[] = [];
  const errors: unknown[] = [];
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resume of woken) resume();
  };
  const until = async (isTrue: () => boolean): Promise<void> => {
    while (!isTrue()) await new Promise<void>((resolve) => { waiting.push(resolve); });
  };
  const stream = detector.openStream(
    (window) => { windows.push({ ...window }); wake(); },
    (error) => { errors.push(error); wake(); },
  );
  return {
    stream, windows, errors,
    reached: (endSample) => until(() => (windows.at(-1)?.endSample ?? 0) >= endSample),
    failed: () => until(() => errors.length > 0),
  };
}

const wholeWindows = (samples: number): number => Math.floor(samples / detectorWindowSamples) * detectorWindowSamples;

/** What every voice detector keeps to, the fakes too. */
export function describeVoiceDetectorContract(name: string, make: () => VoiceDetectorCase): void {
  describe(`${name} as a voice detector`, () => {
    const { create, speech } = make();
    let detector: VoiceDetector;
    beforeEach(async () => { detector = await create(); });
    afterEach(async () => { await detector.close(); });

    it('gives one window for each 512 samples, in order, whatever the pieces are', async () => {
      const { stream, windows, reached } = listen(detector);
      let offset = 0;
      for (let size = 1; offset < speech.length; size = (size * 7) % 701 + 1) {
        stream.push(speech.subarray(offset, offset + size));
        offset += size;
      }
      await reached(wholeWindows(speech.length));
      expect(windows.map((window) => window.endSample)).toEqual(windows.map((_, index) => (index + 1) * detectorWindowSamples));
    });

    it('keeps probabilities in 0 … 1 and levels in −100 … 0', async () => {
      const { stream, windows, reached } = listen(detector);
      stream.push(speech);
      stream.push(new Int16Array(detectorWindowSamples));
      await reached(wholeWindows(speech.length));
      for (const { probability, levelDb } of windows) {
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
        expect(levelDb).toBeGreaterThanOrEqual(-100);
        expect(levelDb).toBeLessThanOrEqual(0);
      }
    });

    it('hears speech and does not hear silence', async () => {
      const { stream, windows, reached } = listen(detector);
      const silence = new Int16Array(detectorWindowSamples * 20);
      stream.push(silence);
      stream.push(speech);
      await reached(wholeWindows(silence.length + speech.length));
      expect(Math.max(...windows.slice(0, 20).map((window) => window.probability))).toBeLessThan(0.35);
      expect(windows.slice(20).filter((window) => window.probability >= 0.5).length).toBeGreaterThan(10);
    });

    it('copies what is pushed', async () => {
      const first = listen(detector);
      const second = listen(detector);
      const reused = new Int16Array(320);
      for (let offset = 0; offset + 320 <= speech.length; offset += 320) {
        reused.set(speech.subarray(offset, offset + 320));
        first.stream.push(reused);
        reused.fill(0);
      }
      const length = speech.length - (speech.length % 320);
      second.stream.push(speech.subarray(0, length));
      await first.reached(wholeWindows(length));
      await second.reached(wholeWindows(length));
      expect(first.windows).toEqual(second.windows);
    });

    it('keeps streams apart: what one hears is not in what another says', async () => {
      const alone = listen(detector);
      alone.stream.push(speech);
      await alone.reached(wholeWindows(speech.length));
      const quiet = Array.from({ length: 5 }, () => listen(detector));
      const beside = listen(detector);
      for (let offset = 0; offset < speech.length; offset += 320) {
        const piece = speech.subarray(offset, offset + 320);
        beside.stream.push(piece);
        for (const { stream } of quiet) stream.push(new Int16Array(piece.length));
      }
      await beside.reached(wholeWindows(speech.length));
      await Promise.all(quiet.map(({ reached }) => reached(wholeWindows(speech.length))));
      expect(beside.windows.map(({ probability }) => probability.toFixed(3))).toEqual(alone.windows.map(({ probability }) => probability.toFixed(3)));
      for (const { windows } of quiet) expect(Math.max(...windows.map(({ probability }) => probability))).toBeLessThan(0.35);
    });

    it('forgets the past at a reset while the sample clock goes on', async () => {
      const fresh = listen(detector);
      fresh.stream.push(speech.subarray(0, detectorWindowSamples * 8));
      await fresh.reached(detectorWindowSamples * 8);
      const { stream, windows, reached } = listen(detector);
      stream.push(speech.subarray(0, 8000));
      stream.reset();
      stream.push(speech.subarray(0, detectorWindowSamples * 8));
      await reached(8000 + detectorWindowSamples * 8);
      const after = windows.filter((window) => window.endSample > 8000);
      expect(after.map((window) => window.endSample)).toEqual(fresh.windows.map((window) => window.endSample + 8000));
      expect(after.map(({ probability }) => probability.toFixed(3))).toEqual(fresh.windows.map(({ probability }) => probability.toFixed(3)));
    });

    it('says nothing more on a closed stream, and others go on', async () => {
      const closed = listen(detector);
      const open = listen(detector);
      closed.stream.push(speech);
      closed.stream.close();
      closed.stream.close();
      const saidBefore = closed.windows.length;
      closed.stream.push(speech);
      open.stream.push(speech);
      await open.reached(wholeWindows(speech.length));
      expect(closed.windows).toHaveLength(saidBefore);
      expect(closed.errors).toEqual([]);
    });

    it('can be closed twice, with streams open', async () => {
      listen(detector).stream.push(speech);
      await detector.close();
      await detector.close();
    });
  });
}
