import { describe, expect, it } from 'vitest';
import { withHardEdges } from '../stimuli/hard-edge.ts';
import { firstSoundFrame, lastAudibleFrame, playedLevel } from './sounding.ts';

const tone = (count: number, amplitude: number): number[] => Array.from({ length: count }, (_, index) => Math.round(amplitude * Math.sin(index / 3)));

describe('what was played', () => {
  const sound = { startFrame: 1000, capture: new Int16Array(0), playback: Int16Array.from([...tone(4800, 10_000), ...tone(480, 2000), ...tone(480, 50), ...tone(4800, 8000)]) };

  it('ends audibly where it falls 40 dB below its level before', () => {
    const level = playedLevel(sound, 1000, 5800);
    expect(level).toBeCloseTo(7071, -2);
    // 10,000 and 2,000 are audible, 50 is not; what comes after is another answer.
    const last = lastAudibleFrame(sound, level, 6760, 48_000) ?? 0;
    expect(Math.abs(last - 6280)).toBeLessThanOrEqual(48);
  });

  it('begins with its first sample above the noise floor', () => {
    expect(firstSoundFrame({ ...sound, playback: Int16Array.of(0, 0, 3, 5, 900) }, 1000)).toBe(1004);
    expect(firstSoundFrame({ ...sound, playback: Int16Array.of(900, 0, 0) }, 1001)).toBeNull();
  });
});

describe('a stimulus with hard edges', () => {
  it('begins and ends with its own speech', () => {
    const clip = withHardEdges(Int16Array.from([...Array.from({ length: 800 }, () => 3), ...tone(1600, 9000), ...Array.from({ length: 800 }, () => -3)]));
    expect(clip.length).toBe(1600);
    expect(Math.abs(clip[4] ?? 0)).toBeGreaterThan(1000);
  });
});
