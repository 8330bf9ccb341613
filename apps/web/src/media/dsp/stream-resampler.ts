import { interpolate, makeSincKernel, type KernelOptions, type SincKernel } from './sinc-kernel.ts';

/** The longest block that `push` takes: eight render quanta, which no browser exceeds. */
const mostBlockSamples = 1024;

/**
 * Changes the rate of a stream that comes in blocks. Output sample `k` is the input at time `k / outputRateHz` after the first sample pushed, exactly;
 * it comes out once the input has reached half a kernel beyond it (1.5 ms for 48 kHz → 16 kHz).
 */
export class StreamResampler {
  readonly #kernel: SincKernel;
  readonly #ring: Float32Array;
  #written = 0;
  #index = 0;
  #phase = 0;

  constructor(inputRateHz: number, outputRateHz: number, options: KernelOptions = {}) {
    this.#kernel = makeSincKernel(inputRateHz, outputRateHz, options);
    let capacity = 1;
    while (capacity < 2 * this.#kernel.halfWidth + mostBlockSamples) capacity *= 2;
    this.#ring = new Float32Array(capacity);
  }

  /** Input samples that must follow an output sample's position before it can be made. */
  get lookaheadSamples(): number {
    return this.#kernel.halfWidth;
  }

  /** Takes up to 1024 samples, writes what they complete into `output` and returns how many those are. */
  push(input: Float32Array, output: Float32Array): number {
    const mask = this.#ring.length - 1;
    for (let sample = 0; sample < input.length; sample += 1) this.#ring[(this.#written + sample) & mask] = input[sample] as number;
    this.#written += input.length;
    const { phases, step, halfWidth } = this.#kernel;
    let made = 0;
    while (this.#index + halfWidth < this.#written && made < output.length) {
      output[made] = interpolate(this.#kernel, this.#ring, this.#index, this.#phase);
      made += 1;
      this.#phase += step;
      while (this.#phase >= phases) {
        this.#phase -= phases;
        this.#index += 1;
      }
    }
    return made;
  }
}
