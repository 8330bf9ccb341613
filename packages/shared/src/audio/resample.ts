/** Changes the rate of a mono stream. What is pushed piece by piece gives the same samples as all at once. */
export interface Resampler {
  /** Takes samples of any number; returns the output that is settled by now. Runs up to 32 input samples (at the lower rate) behind (half the filter). */
  push(samples: Int16Array): Int16Array;
  /** The stream is over: returns the rest. In all, `inputLength × toHz / fromHz` samples come out, rounded up. */
  flush(): Int16Array;
}

/** Zero crossings of the kernel to each side. With the window below: pass band flat to 0.1 dB up to 0.8 of the lower Nyquist rate, aliases under −80 dB. */
const zeroCrossings = 32;
const kaiserBeta = 9;
/** Share of the lower Nyquist rate at which the kernel is 6 dB down; leaves room for the transition band below Nyquist. */
const cutoffShare = 0.91;

/**
 * A polyphase windowed-sinc resampler (Kaiser window). Without delay: output sample n stands at the time of input sample n × fromHz / toHz.
 * @example const at24k = createResampler(16_000, 24_000); const out = [at24k.push(a), at24k.push(b), at24k.flush()];
 */
export function createResampler(fromHz: number, toHz: number): Resampler {
  if (fromHz === toHz) return { push: (samples) => samples.slice(), flush: () => new Int16Array(0) };
  const bank = filterBank(fromHz, toHz);
  const { up, down, reach, tapsPerPhase } = bank;
  // The input before the first sample is silence, so the buffer begins with the filter's left side.
  let buffer = new Float32Array(reach);
  let bufferStart = -reach;
  let received = 0;
  let produced = 0;

  const produce = (lastOutput: number): Int16Array => {
    const count = Math.max(0, lastOutput - produced);
    const output = new Int16Array(count);
    for (let index = 0; index < count; index += 1, produced += 1) {
      const scaled = produced * down;
      const phase = scaled % up;
      const first = (scaled - phase) / up - reach + 1 - bufferStart;
      const taps = tapsOf(bank, phase);
      let sum = 0;
      for (let k = 0; k < tapsPerPhase; k += 1) sum += (buffer[first + k] ?? 0) * (taps[k] ?? 0);
      output[index] = Math.max(-32768, Math.min(32767, Math.round(sum)));
    }
    const keepFrom = Math.floor((produced * down) / up) - reach + 1;
    const drop = Math.min(buffer.length, Math.max(0, keepFrom - bufferStart));
    buffer = buffer.slice(drop);
    bufferStart += drop;
    return output;
  };

  const append = (samples: Int16Array | Float32Array): void => {
    const grown = new Float32Array(buffer.length + samples.length);
    grown.set(buffer);
    grown.set(samples, buffer.length);
    buffer = grown;
  };

  return {
    push(samples) {
      append(samples);
      received += samples.length;
      // The last output whose right side (`reach` samples after its place) has come.
      return produce(Math.max(0, Math.floor(((received - reach) * up - 1) / down) + 1));
    },
    flush() {
      append(new Float32Array(reach + 1));
      return produce(Math.ceil((received * up) / down));
    },
  };
}

/** Resamples a whole recording: `Int16Array`, mono, both ways. */
export function resampleAll(samples: Int16Array, fromHz: number, toHz: number): Int16Array {
  if (fromHz === toHz) return samples;
  const resampler = createResampler(fromHz, toHz);
  const body = resampler.push(samples);
  const tail = resampler.flush();
  const all = new Int16Array(body.length + tail.length);
  all.set(body);
  all.set(tail, body.length);
  return all;
}

interface FilterBank {
  up: number;
  down: number;
  /** Input samples to each side that an output sample depends on. */
  reach: number;
  tapsPerPhase: number;
  /** The lower of both rates as a share of the input's: where the pass band ends. */
  lower: number;
  /** One row of taps a phase, made when it is first needed: rates without a common divisor have as many phases as samples in a second. */
  taps: (Float32Array | undefined)[];
}

const banks = new Map<string, FilterBank>();

function filterBank(fromHz: number, toHz: number): FilterBank {
  if (!Number.isInteger(fromHz) || !Number.isInteger(toHz) || fromHz <= 0 || toHz <= 0) throw new RangeError(`sample rates must be whole and positive: ${fromHz}, ${toHz}`);
  const key = `${fromHz}:${toHz}`;
  const known = banks.get(key);
  if (known !== undefined) return known;
  const divisor = greatestCommonDivisor(fromHz, toHz);
  const up = toHz / divisor;
  const down = fromHz / divisor;
  const lower = Math.min(1, toHz / fromHz);
  const reach = Math.ceil(zeroCrossings / lower);
  const tapsPerPhase = 2 * reach;
  const bank: FilterBank = { up, down, reach, tapsPerPhase, lower, taps: new Array<Float32Array | undefined>(up) };
  banks.set(key, bank);
  return bank;
}

const windowScale = besselI0(kaiserBeta);

function tapsOf(bank: FilterBank, phase: number): Float32Array {
  const known = bank.taps[phase];
  if (known !== undefined) return known;
  const { up, reach, tapsPerPhase, lower } = bank;
  const taps = new Float32Array(tapsPerPhase);
  let sum = 0;
  for (let k = 0; k < tapsPerPhase; k += 1) {
    const distance = k - reach + 1 - phase / up;
    const share = distance / reach;
    const window = Math.abs(share) >= 1 ? 0 : besselI0(kaiserBeta * Math.sqrt(1 - share * share)) / windowScale;
    const angle = Math.PI * distance * lower * cutoffShare;
    const value = (angle === 0 ? 1 : Math.sin(angle) / angle) * window;
    taps[k] = value;
    sum += value;
  }
  // Each phase passes a constant unchanged, else the level would ripple with the phase.
  for (let k = 0; k < tapsPerPhase; k += 1) taps[k] = (taps[k] ?? 0) / sum;
  bank.taps[phase] = taps;
  return taps;
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** Modified Bessel function of order 0, by its power series. */
function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
