import { describe, expect, it } from 'vitest';
import { SpeechGain } from './speech-gain.ts';

const tone = (levelDb: number, samples: number): Int16Array => Int16Array.from({ length: samples }, (_, index) => Math.round(32_768 * Math.SQRT2 * 10 ** (levelDb / 20) * Math.sin(index / 3)));
const levelOf = (samples: Int16Array): number => 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length / 32_768 ** 2);

describe('the gain of an utterance', () => {
  it('leaves speech of a usual level as it is', () => {
    const samples = tone(-30, 4800);
    const gain = new SpeechGain(null);
    gain.apply(samples);
    expect(samples).toEqual(tone(-30, 4800));
  });

  it('brings quiet speech up by what its pre-roll shows, and keeps that', () => {
    const gain = new SpeechGain(null);
    gain.apply(tone(-50, 4800));
    const later = tone(-55, 3200);
    gain.apply(later);
    expect(levelOf(later)).toBeCloseTo(-35, 0);
  });

  it('does not bring up the noise of a quiet room', () => {
    const gain = new SpeechGain(null);
    const room = tone(-74, 4800);
    gain.apply(room);
    expect(room).toEqual(tone(-74, 4800));
  });

  it('takes the gain back before it clips', () => {
    const gain = new SpeechGain(null);
    gain.apply(tone(-60, 4800));
    const loud = tone(-20, 3200);
    gain.apply(loud);
    expect(levelOf(loud)).toBeLessThan(-9);
  });

  it('goes by the call’s last utterance where there was one', () => {
    const gain = new SpeechGain(-60);
    const first = tone(-60, 320);
    gain.apply(first);
    expect(levelOf(first)).toBeCloseTo(-30, 0);
  });
});
