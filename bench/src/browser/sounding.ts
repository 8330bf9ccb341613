import type { TappedSound } from './call-page.ts';

/** "Last audible" = 40 dB below the level before the onset. */
const audibleDb = 40;
/** A stretch of 1 ms must stay below, so that a zero crossing is not taken for the end. */
const stretchMs = 1;

export function rootMeanSquare(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
}

/** Level of what was played in the given frames, as amplitude. */
export function playedLevel({ startFrame, playback }: TappedSound, fromFrame: number, toFrame: number): number {
  return rootMeanSquare(playback.subarray(Math.max(0, Math.round(fromFrame) - startFrame), Math.max(0, Math.round(toFrame) - startFrame)));
}

/** The last frame before `untilFrame` at which what was played is audible against `level`; null when nothing was. */
export function lastAudibleFrame({ startFrame, playback }: TappedSound, level: number, untilFrame: number, sampleRateHz: number): number | null {
  const threshold = level / 10 ** (audibleDb / 20);
  const stretch = Math.max(1, Math.round((stretchMs * sampleRateHz) / 1000));
  for (let end = Math.min(playback.length, Math.round(untilFrame) - startFrame); end > 0; end -= stretch) {
    if (playback.subarray(Math.max(0, end - stretch), end).some((sample) => Math.abs(sample) > threshold)) return startFrame + end;
  }
  return null;
}

/** The first frame from `fromFrame` on at which anything is played above the digital noise floor; null when nothing is. */
export function firstSoundFrame({ startFrame, playback }: TappedSound, fromFrame: number, amplitude = 33): number | null {
  const from = Math.max(0, Math.round(fromFrame) - startFrame);
  const index = playback.subarray(from).findIndex((sample) => Math.abs(sample) >= amplitude);
  return index < 0 ? null : startFrame + from + index;
}
