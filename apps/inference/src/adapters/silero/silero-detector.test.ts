import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeWav, mixToMono, type DuetError } from '@duet/shared';
import { describeVoiceDetectorContract, listen } from '../../ports/testing/voice-detector-contract.ts';
import { SileroDetector } from './silero-detector.ts';

const recording = (name: string): Int16Array => mixToMono(decodeWav(readFileSync(new URL(`./testing/${name}`, import.meta.url))));
const question = recording('weather-question.wav');
const wind = recording('wind.wav');

describeVoiceDetectorContract('Silero', () => ({ create: () => SileroDetector.start(), speech: question }));

describe('Silero', () => {
  let detector: SileroDetector;
  beforeEach(async () => { detector = await SileroDetector.start(); });
  afterEach(async () => { await detector.close(); });

  it('hears most of a spoken question and nothing in wind', async () => {
    const spoken = listen(detector);
    const blown = listen(detector);
    spoken.stream.push(question);
    blown.stream.push(wind);
    await spoken.reached(question.length - 512);
    await blown.reached(wind.length - 512);
    const share = (windows: readonly { probability: number }[]): number => windows.filter((window) => window.probability >= 0.5).length / windows.length;
    expect(share(spoken.windows)).toBeGreaterThan(0.6);
    expect(share(blown.windows)).toBe(0);
  });

  it('judges 100 streams at once as it judges one alone', async () => {
    const alone = listen(detector);
    alone.stream.push(question.subarray(0, 16_000));
    await alone.reached(15_872);
    const many = Array.from({ length: 100 }, () => listen(detector));
    for (let offset = 0; offset < 16_000; offset += 320) for (const { stream } of many) stream.push(question.subarray(offset, offset + 320));
    await Promise.all(many.map(({ reached }) => reached(15_872)));
    for (const { windows } of many) {
      for (const [index, window] of windows.entries()) expect(window.probability).toBeCloseTo(alone.windows[index]?.probability ?? -1, 4);
    }
  });

  it('says once that it is too far behind, leaves windows out, and goes on', async () => {
    const { stream, windows, errors, reached } = listen(detector);
    stream.push(new Int16Array(512 * 320));
    stream.push(new Int16Array(512 * 320));
    await reached(512 * 312);
    expect(windows).toHaveLength(312);
    expect(errors.map((error) => (error as DuetError).code)).toEqual(['engine.detector-failed']);
    stream.push(new Int16Array(512));
    await reached(512 * 641);
    expect(windows.at(-1)?.endSample).toBe(512 * 641);
  });
});

describe('Silero whose worker crashes', () => {
  it('tells its streams, starts anew, and the streams go on with their clock', async () => {
    const causes: string[] = [];
    const detector = await SileroDetector.start({ workerUrl: new URL('./testing/crashing-worker.ts', import.meta.url), onRestart: (cause) => causes.push(cause.code) });
    const { stream, windows, errors, failed, reached } = listen(detector);
    // The crashing worker dies of a window whose first sample is 666, and judges all others with its real colleague's form of answer.
    stream.push(new Int16Array(512));
    await reached(512);
    stream.push(new Int16Array(512).fill(666));
    await failed();
    expect((errors[0] as DuetError).code).toBe('engine.detector-failed');
    let pushed = 1024;
    while (windows.length < 2) {
      stream.push(new Int16Array(512));
      pushed += 512;
      await new Promise<void>((resolve) => { setImmediate(resolve); });
    }
    expect(windows[1]?.endSample).toBeGreaterThan(1024);
    expect(windows[1]?.endSample).toBeLessThanOrEqual(pushed);
    expect(causes).toEqual(['engine.detector-failed']);
    await detector.close();
  });

  it('refuses to start without its model, with the reason', async () => {
    await expect(SileroDetector.start({ modelPath: '/nonexistent/model.onnx' })).rejects.toThrow(/engine\.detector-failed.*nonexistent/);
  });
});
