import { downSampleRateHz, msToSamples, resampleAll } from '@duet/shared';
import { speechLevelDb } from '../../../domain/audio/level.ts';
import type { Speech } from '../../../ports/index.ts';

/** All voices speak at this level, dB of full scale over the stretches where they speak. Their peaks then stay around −3 dB. */
const targetLevelDb = -20;
/** Something nearly silent is no speech; it is not made loud. */
const mostGainDb = 20;
/** Speech begins and ends where a window of 5 ms comes within this of the loudest one. flite's soft consonants ("hh") lie 30 to 35 dB below. */
const audibleBelowPeakDb = 42;
const windowMs = 5;
/** Kept around the speech, so that a soft beginning is not cut. */
const leadMs = 8;
/** The pause after a piece, which the pieces of an answer have between them. The program's own is 170 to 300 ms at both ends. */
const pauseAfterSentenceMs = 180;
const pauseAfterClauseMs = 70;
const fadeMs = 3;
/** Above this share of full scale the limiter bends the wave; below it is untouched. */
const limiterKnee = 0.75;

/**
 * Makes a program's output what the call needs: 24 kHz, equally loud for every voice, without the silence around it.
 * @param wordEnds in samples of the input.
 * @param text decides about the pause that follows.
 */
export function shapeSpeech(samples: Int16Array, sampleRateHz: number, wordEnds: Speech['wordEnds'], text: string): Speech {
  const [start, end] = speechBounds(samples, sampleRateHz);
  const pauseMs = /[.!?。！？…]["'”’）)]*\s*$/u.test(text) ? pauseAfterSentenceMs : pauseAfterClauseMs;
  const spoken = samples.slice(start, end);
  fadeEdges(spoken, msToSamples(fadeMs, sampleRateHz));
  const resampled = resampleAll(spoken, sampleRateHz, downSampleRateHz);
  const shaped = new Int16Array(resampled.length + (resampled.length === 0 ? 0 : msToSamples(pauseMs, downSampleRateHz)));
  const gain = 10 ** (Math.min(mostGainDb, targetLevelDb - speechLevelDb(resampled, downSampleRateHz)) / 20);
  for (let index = 0; index < resampled.length; index += 1) shaped[index] = limited(((resampled[index] ?? 0) * gain) / 32768);
  const ratio = downSampleRateHz / sampleRateHz;
  return {
    samples: shaped, sampleRateHz: downSampleRateHz,
    wordEnds: wordEnds.map(({ endCharacter, endSample }) => ({ endCharacter, endSample: Math.max(0, Math.min(shaped.length, Math.round((endSample - start) * ratio))) })),
  };
}

/** Bends what is too loud smoothly towards full scale. */
function limited(value: number): number {
  const size = Math.abs(value);
  const kept = size <= limiterKnee ? size : limiterKnee + (1 - limiterKnee) * Math.tanh((size - limiterKnee) / (1 - limiterKnee));
  return Math.round(Math.sign(value) * kept * 32767);
}

function speechBounds(samples: Int16Array, sampleRateHz: number): [number, number] {
  const windowSamples = Math.max(1, msToSamples(windowMs, sampleRateHz));
  const powers: number[] = [];
  for (let from = 0; from < samples.length; from += windowSamples) {
    let sum = 0;
    for (let index = from; index < Math.min(samples.length, from + windowSamples); index += 1) sum += (samples[index] ?? 0) ** 2;
    powers.push(sum);
  }
  const threshold = powers.reduce((most, power) => Math.max(most, power), 0) * 10 ** (-audibleBelowPeakDb / 10);
  const first = powers.findIndex((power) => power > threshold);
  if (first < 0) return [0, 0];
  const last = powers.findLastIndex((power) => power > threshold);
  const lead = msToSamples(leadMs, sampleRateHz);
  return [Math.max(0, first * windowSamples - lead), Math.min(samples.length, (last + 1) * windowSamples + lead)];
}

function fadeEdges(samples: Int16Array, fadeSamples: number): void {
  const count = Math.min(fadeSamples, samples.length >> 1);
  for (let index = 0; index < count; index += 1) {
    const gain = index / count;
    samples[index] = (samples[index] ?? 0) * gain;
    const mirrored = samples.length - 1 - index;
    samples[mirrored] = (samples[mirrored] ?? 0) * gain;
  }
}
