import { describe, expect, it } from 'vitest';
import { paceFrames } from './frame-pacer.ts';
import { MicrophoneTrack } from './microphone-track.ts';

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
