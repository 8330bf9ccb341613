import { StreamResampler } from '../dsp/stream-resampler.ts';

const rateHz = 8000;
const longestDelayMs = 500;
/** Below this normalised correlation the chirp was not found, and what the microphone holds is the room. */
const foundCorrelation = 0.15;

export type EchoAdvice = 'headphones' | 'good' | 'loudspeaker' | 'strong' | 'no-signal';

export interface EchoMeasurement {
  /** Level of the part of the microphone's signal that is the stimulus, below the stimulus as it was played; null when nothing of it came back. */
  echoDb: number | null;
  delayMs: number | null;
  advice: EchoAdvice;
}

/**
 * Finds the stimulus in the microphone's signal: its delay by the greatest normalised correlation, its level by the gain that explains it best
 * (so that the room's own noise does not count as echo). Both inputs are of the same frames at `inputRateHz`, and begin before the stimulus does.
 */
export function measureEcho(played: Float32Array, microphone: Float32Array, inputRateHz: number): EchoMeasurement {
  const reference = decimate(played, inputRateHz);
  const heard = decimate(microphone, inputRateHz);
  const referenceEnergy = runningEnergy(reference)[reference.length] as number;
  if (referenceEnergy === 0 || heard.every((value) => value === 0)) return { echoDb: null, delayMs: null, advice: 'no-signal' };
  const heardEnergy = runningEnergy(heard);
  const longest = Math.min((longestDelayMs * rateHz) / 1000, heard.length - 1);
  let best = { correlation: 0, delay: 0, gain: 0 };
  for (let delay = 0; delay < longest; delay += 1) {
    const length = Math.min(reference.length, heard.length - delay);
    let product = 0;
    for (let index = 0; index < length; index += 1) product += (reference[index] as number) * (heard[index + delay] as number);
    const correlation = Math.abs(product) / Math.sqrt(referenceEnergy * Math.max((heardEnergy[delay + length] as number) - (heardEnergy[delay] as number), 1e-12));
    if (correlation > best.correlation) best = { correlation, delay, gain: Math.abs(product) / referenceEnergy };
  }
  if (best.correlation < foundCorrelation) return { echoDb: null, delayMs: null, advice: 'headphones' };
  // One delay explains only the direct path; the room brings as much again as the correlation leaves open, which is bounded by half of it.
  const echoDb = 20 * Math.log10(best.gain / Math.max(best.correlation, 0.5));
  return { echoDb: Math.round(echoDb * 10) / 10, delayMs: Math.round((best.delay * 1000) / rateHz), advice: adviceFor(echoDb) };
}

/** Speech at a microphone lies 20 to 30 dB above what a good canceller leaves at −45 dB, and is lost in what comes back at −12 dB. */
function adviceFor(echoDb: number): EchoAdvice {
  if (echoDb < -50) return 'headphones';
  if (echoDb < -35) return 'good';
  return echoDb < -15 ? 'loudspeaker' : 'strong';
}

/** Energy before each index: the difference of two of them is that of the stretch between. */
function runningEnergy(samples: Float32Array): Float64Array {
  const sums = new Float64Array(samples.length + 1);
  for (let index = 0; index < samples.length; index += 1) sums[index + 1] = (sums[index] as number) + (samples[index] as number) ** 2;
  return sums;
}

function decimate(input: Float32Array, inputRateHz: number): Float32Array {
  const resampler = new StreamResampler(inputRateHz, rateHz, { zeroCrossings: 8 });
  const output = new Float32Array(Math.ceil((input.length * rateHz) / inputRateHz) + 8);
  const block = new Float32Array(1024);
  let made = 0;
  for (let start = 0; start < input.length; start += 1024) {
    const count = resampler.push(input.subarray(start, start + 1024), block);
    output.set(block.subarray(0, Math.min(count, output.length - made)), made);
    made += count;
  }
  return output.subarray(0, made);
}
