import { msToSamples, upSampleRateHz } from '@duet/shared';

const frameMs = 5;
/** A frame this far below the clip's loudest counts as its beginning: a vowel's first period, not the breath before it. */
const edgeDb = 15;

const powerOf = (samples: Int16Array): number => samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);

/**
 * Cuts a clip to where its speech begins and ends, so that "first speech sample" and "last speech sample" are its own first and last.
 * @param samples `Int16Array`, 16 kHz mono.
 */
export function withHardEdges(samples: Int16Array): Int16Array {
  const size = msToSamples(frameMs, upSampleRateHz);
  const powers = Array.from({ length: Math.floor(samples.length / size) }, (_, frame) => powerOf(samples.subarray(frame * size, (frame + 1) * size)));
  const floor = Math.max(...powers) / 10 ** (edgeDb / 10);
  // The end is taken from a softer sound on: a last consonant belongs to the speech, and endpoint delays count from it.
  const softFloor = Math.max(...powers) / 10 ** ((edgeDb * 2) / 10);
  const first = powers.findIndex((power) => power >= floor);
  const last = powers.findLastIndex((power) => power >= softFloor);
  return first < 0 ? samples : samples.slice(first * size, (last + 1) * size);
}
