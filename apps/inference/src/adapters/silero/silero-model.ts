import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { detectorWindowSamples } from '@duet/shared';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** The model sees the last 64 samples of the window before, then 512 new ones. */
export const contextSamples = 64;
const inputSamples = contextSamples + detectorWindowSamples;
/** Two layers of 128 values a stream, laid out `[2, batch, 128]`. */
const stateValues = 128;

/** What the model remembers of one stream between its windows. */
export interface SileroMemory {
  context: Float32Array;
  state: Float32Array;
}
export const createSileroMemory = (): SileroMemory => ({ context: new Float32Array(contextSamples), state: new Float32Array(2 * stateValues) });
export function forget(memory: SileroMemory): void {
  memory.context.fill(0);
  memory.state.fill(0);
}

/** One window of one stream; `samples` may be a view into a longer buffer. */
export interface SileroInput {
  memory: SileroMemory;
  samples: Int16Array;
}

/** Where the package that carries the model has put it. */
export const packagedModelPath = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@ricky0123/vad-web')), 'silero_vad_v6.onnx');

/** Silero VAD v6 (MIT licence) over any number of streams at once. */
export class SileroModel {
  readonly #session: InferenceSession;
  readonly #sampleRate = new Tensor('int64', BigInt64Array.of(16_000n), []);
  #input = new Float32Array(0);
  #state = new Float32Array(0);

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** One thread inside an operator: a second one made a batch of 32 no faster, and takes the core that the recognizers need. */
  static async load(path: string): Promise<SileroModel> {
    return new SileroModel(await InferenceSession.create(path, { logSeverityLevel: 3, intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' }));
  }

  /**
   * Judges one window of each of `inputs`, all of different streams, and moves their memories on.
   * @returns the speech probabilities, 0 … 1, in the order of `inputs`.
   */
  async judge(inputs: readonly SileroInput[]): Promise<Float32Array> {
    const batch = inputs.length;
    if (this.#input.length < batch * inputSamples) {
      this.#input = new Float32Array(batch * inputSamples);
      this.#state = new Float32Array(batch * 2 * stateValues);
    }
    for (const [row, { memory, samples }] of inputs.entries()) {
      const start = row * inputSamples;
      this.#input.set(memory.context, start);
      for (let index = 0; index < detectorWindowSamples; index += 1) this.#input[start + contextSamples + index] = (samples[index] ?? 0) / 32768;
      this.#state.set(memory.state.subarray(0, stateValues), row * stateValues);
      this.#state.set(memory.state.subarray(stateValues), (batch + row) * stateValues);
    }
    const input = this.#input.subarray(0, batch * inputSamples);
    const outputs = await this.#session.run({
      input: new Tensor('float32', input, [batch, inputSamples]),
      state: new Tensor('float32', this.#state.subarray(0, batch * 2 * stateValues), [2, batch, stateValues]),
      sr: this.#sampleRate,
    });
    const probabilities = outputs['output']?.data;
    const nextState = outputs['stateN']?.data;
    if (!(probabilities instanceof Float32Array) || !(nextState instanceof Float32Array)) throw new Error('the detector model answers in another form than Silero v6 does');
    for (const [row, { memory }] of inputs.entries()) {
      memory.state.set(nextState.subarray(row * stateValues, (row + 1) * stateValues));
      memory.state.set(nextState.subarray((batch + row) * stateValues, (batch + row + 1) * stateValues), stateValues);
      memory.context.set(input.subarray((row + 1) * inputSamples - contextSamples, (row + 1) * inputSamples));
    }
    return probabilities;
  }
}
