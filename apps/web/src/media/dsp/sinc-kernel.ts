/**
 * The coefficients of a band-limited resampler: a windowed sinc, cut into one short filter for each fractional position ("polyphase").
 * Follows J. O. Smith, "Digital Audio Resampling" (CCRMA): the kernel is centred, so an output sample lies exactly where its time says and
 * positions can be mapped between the clocks without a delay to subtract.
 */
export interface SincKernel {
  /** Fractional positions that the table holds: input advances by `step / phases` samples for each output sample. */
  readonly phases: number;
  readonly step: number;
  /** Input samples used on each side of the output's position. */
  readonly halfWidth: number;
  /** `phases` filters of `2 × halfWidth` coefficients; the first belongs to the sample `halfWidth − 1` before the position. */
  readonly taps: Float32Array;
}

export interface KernelOptions {
  /** Zero crossings on each side: 24 gives a transition of 0.07 of the band; 12 is enough where a slow fall at the band's edge is no loss. */
  zeroCrossings?: number;
  /** Share of the narrower band that passes. */
  passShare?: number;
  /** Shape of the Kaiser window: 7 keeps aliases 70 dB down. */
  kaiserBeta?: number;
}

/** Device rates are 8 to 192 kHz and share large factors with ours; a rate that needs more phases than this is rounded to the nearest (error below 1/2048 sample). */
const mostPhases = 1024;

export function makeSincKernel(inputRateHz: number, outputRateHz: number, { zeroCrossings = 24, passShare = 0.94, kaiserBeta = 7 }: KernelOptions = {}): SincKernel {
  const divisor = greatestCommonDivisor(Math.round(inputRateHz), Math.round(outputRateHz));
  const exactPhases = Math.round(outputRateHz) / divisor;
  const phases = Math.min(mostPhases, exactPhases);
  const step = exactPhases === phases ? Math.round(inputRateHz) / divisor : Math.round((inputRateHz / outputRateHz) * phases);
  // When the rate goes down, the band is the output's and the kernel is stretched by the ratio.
  const band = Math.min(1, outputRateHz / inputRateHz);
  const halfWidth = Math.ceil(zeroCrossings / band);
  const width = 2 * halfWidth;
  const taps = new Float32Array(phases * width);
  for (let phase = 0; phase < phases; phase += 1) {
    let sum = 0;
    for (let tap = 0; tap < width; tap += 1) {
      const distance = tap - halfWidth + 1 - phase / phases;
      const value = sinc(distance * band * passShare) * kaiser(distance / halfWidth, kaiserBeta);
      taps[phase * width + tap] = value;
      sum += value;
    }
    for (let tap = 0; tap < width; tap += 1) taps[phase * width + tap] = (taps[phase * width + tap] as number) / sum;
  }
  return { phases, step, halfWidth, taps };
}

/** One output sample at `index + phase / phases`. `source` is a ring of a power of two samples, so that `index` may grow for ever. */
export function interpolate(kernel: SincKernel, source: Float32Array, index: number, phase: number): number {
  const { halfWidth, taps } = kernel;
  const mask = source.length - 1;
  const width = 2 * halfWidth;
  const offset = phase * width;
  const first = index - halfWidth + 1;
  let sum = 0;
  for (let tap = 0; tap < width; tap += 1) sum += (taps[offset + tap] as number) * (source[(first + tap) & mask] as number);
  return sum;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

function sinc(value: number): number {
  return Math.abs(value) < 1e-9 ? 1 : Math.sin(Math.PI * value) / (Math.PI * value);
}

function kaiser(position: number, beta: number): number {
  return Math.abs(position) >= 1 ? 0 : besselI0(beta * Math.sqrt(1 - position * position)) / besselI0(beta);
}

function besselI0(value: number): number {
  let sum = 1;
  let term = 1;
  for (let index = 1; index < 40; index += 1) {
    term *= (value / (2 * index)) ** 2;
    sum += term;
    if (term < sum * 1e-12) break;
  }
  return sum;
}
