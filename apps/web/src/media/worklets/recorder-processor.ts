import { downSampleRateHz } from '@duet/shared/audio/audio-format';
import { StreamResampler } from '../dsp/stream-resampler.ts';
import { recorderProcessorName, type RecordedChunk, type RecorderRequest } from './messages.ts';
import { monoInput, scope } from './scope.ts';

/** One second: a lost tab loses at most that much, and the main thread wakes once for it. */
const chunkFrames = downSampleRateHz;

/** Input 0: the user, left. Input 1: the assistant, right. Both on the context's clock, so that overlaps lie where they were. */
class RecorderProcessor extends scope.AudioWorkletProcessor {
  #left = new StreamResampler(scope.sampleRate, downSampleRateHz);
  #right = new StreamResampler(scope.sampleRate, downSampleRateHz);
  readonly #leftBlock = new Float32Array(1024);
  readonly #rightBlock = new Float32Array(1024);
  #chunk = new Int16Array(2 * chunkFrames);
  #filled = 0;
  #startFrame = 0;
  #isRecording = false;
  #isClosed = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<RecorderRequest>) => {
      if (data.type === 'close') this.#isClosed = true;
      else if (data.type === 'start') this.#start();
      else if (this.#isRecording) this.#stop();
    };
  }

  #start(): void {
    this.#left = new StreamResampler(scope.sampleRate, downSampleRateHz);
    this.#right = new StreamResampler(scope.sampleRate, downSampleRateHz);
    this.#filled = 0;
    this.#isRecording = true;
    this.#startFrame = -1;
  }

  #stop(): void {
    this.#isRecording = false;
    this.#send(true);
  }

  process(inputs: Float32Array[][]): boolean {
    if (!this.#isRecording) return !this.#isClosed;
    if (this.#startFrame < 0) this.#startFrame = scope.currentFrame;
    const count = this.#left.push(monoInput(inputs, 0), this.#leftBlock);
    this.#right.push(monoInput(inputs, 1), this.#rightBlock);
    for (let index = 0; index < count; index += 1) {
      this.#chunk[2 * this.#filled] = toInt16(this.#leftBlock[index] as number);
      this.#chunk[2 * this.#filled + 1] = toInt16(this.#rightBlock[index] as number);
      this.#filled += 1;
      if (this.#filled === chunkFrames) this.#send(false);
    }
    return !this.#isClosed;
  }

  #send(isFinal: boolean): void {
    const samples = this.#chunk.slice(0, 2 * this.#filled);
    const message: RecordedChunk = { type: 'chunk', samples, startFrame: Math.max(0, this.#startFrame), isFinal };
    this.port.postMessage(message, [samples.buffer]);
    this.#filled = 0;
  }
}

const toInt16 = (value: number): number => Math.round(Math.max(-1, Math.min(1, value)) * 32767);

export const registerRecorder = (): void => { scope.registerProcessor(recorderProcessorName, RecorderProcessor); };
