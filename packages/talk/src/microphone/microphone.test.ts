import { describe, expect, it } from 'vitest';
import { paceFrames } from './frame-pacer.ts';
import { MicrophoneTrack } from './microphone-track.ts';
import { resample } from './resample.ts';

describe('resampling', () => {
  const tone = (hz: number, rateHz: number, count: number): Int16Array => Int16Array.from({ length: count }, (_, index) => Math.round(10_000 * Math.sin((2 * Math.PI * hz * index) / rateHz)));
  const loudness = (samples: Int16Array): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

  it.each([[44_100, 16_000], [48_000, 16_000], [8000, 16_000], [16_000, 24_000]])('keeps a tone from %i to %i Hz', (fromHz, toHz) => {
    const resampled = resample(tone(1000, fromHz, fromHz), fromHz, toHz);
    const expected = tone(1000, toHz, toHz);
    expect(resampled.length).toBe(expected.length);
    const difference = resampled.map((sample, index) => sample - (expected[index] ?? 0)).subarray(200, -200);
    expect(loudness(difference)).toBeLessThan(20);
  });

  it('takes away what the lower rate cannot hold', () => {
    expect(loudness(resample(tone(11_000, 48_000, 48_000), 48_000, 16_000).subarray(200, -200))).toBeLessThan(10);
  });
});

describe('the pretended microphone', () => {
  it('plays clips at their sample, mixed, and silence between them', () => {
    const track = new MicrophoneTrack();
    const told: string[] = [];
    track.play(new Int16Array(10).fill(5), 315, { onStarted: () => told.push(`start ${String(track.nextSample)}`), onEnded: () => told.push(`end ${String(track.nextSample)}`) });
    track.play(new Int16Array(2).fill(32_767), 319);
    const first = track.nextFrame();
    const second = track.nextFrame();
    expect([...first.subarray(313)]).toEqual([0, 0, 5, 5, 5, 5, 32_767]);
    expect([...second.subarray(0, 7)]).toEqual([32_767, 5, 5, 5, 5, 0, 0]);
    expect(told).toEqual(['start 320', 'end 640']);
    expect(track.isSilent).toBe(true);
  });

  it('starts what comes too late at once', () => {
    const track = new MicrophoneTrack();
    track.nextFrame();
    expect(track.play(new Int16Array(1), 5)).toBe(320);
  });
});

describe('the pace of frames', () => {
  function pace(lateMs: number, untilMs: number, gapAt = Number.POSITIVE_INFINITY): number[] {
    let now = 1000;
    let next: { at: number; run: () => void } | null = null;
    const times: number[] = [];
    const stop = paceFrames(() => times.push(now - 1000), { clock: { now: () => now, schedule: (ms, run) => { next = { at: now + ms + lateMs, run }; return () => { next = null; }; } } });
    for (let due = next as { at: number; run: () => void } | null; due !== null && due.at < 1000 + untilMs; due = next) {
      now = due.at - 1000 > gapAt ? due.at + 60_000 : due.at;
      next = null;
      due.run();
    }
    stop();
    return times;
  }

  it('does not drift though each timer is late', () => {
    expect(pace(7, 10_000)).toHaveLength(500);
    expect(pace(33, 10_000).length).toBeGreaterThanOrEqual(498);
  });

  it('lets a long gap go by instead of sending a minute at once', () => {
    expect(pace(0, 62_000, 1000).length).toBeLessThan(400);
  });
});
