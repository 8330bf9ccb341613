import { FrameContinuity } from '../dsp/frame-continuity.ts';
import { tapProcessorName, type TappedBlock, type TapRequest } from './messages.ts';
import { monoInput, scope } from './scope.ts';

const blockFrames = 4096;

/** Hands every sample of its inputs to the main thread, with the frame it lies at: for benches and for the echo test. */
class TapProcessor extends scope.AudioWorkletProcessor {
  readonly #count: number;
  readonly #continuity = new FrameContinuity();
  #channels: Float32Array<ArrayBuffer>[];
  #filled = 0;
  #startFrame = 0;
  #isClosed = false;

  constructor(options: { processorOptions?: unknown }) {
    super();
    this.#count = (options.processorOptions as { inputs: number }).inputs;
    this.#channels = this.#newBlock();
    this.port.onmessage = ({ data }: MessageEvent<TapRequest>) => {
      this.#isClosed = data.type === 'close';
      this.#send();
    };
  }

  process(inputs: Float32Array[][]): boolean {
    const length = monoInput(inputs, 0).length;
    // A block holds frames without a gap; its first one dates all of them.
    if (this.#continuity.take(scope.currentFrame, length) > 0) this.#send();
    if (this.#filled === 0) this.#startFrame = scope.currentFrame;
    this.#channels.forEach((channel, index) => { channel.set(monoInput(inputs, index), this.#filled); });
    this.#filled += length;
    if (this.#filled + length > blockFrames) this.#send();
    return !this.#isClosed;
  }

  #send(): void {
    if (this.#filled === 0) return;
    const channels = this.#channels.map((channel) => channel.slice(0, this.#filled));
    const message: TappedBlock = { type: 'tapped', startFrame: this.#startFrame, channels };
    this.port.postMessage(message, channels.map((channel) => channel.buffer));
    this.#filled = 0;
    this.#channels = this.#newBlock();
  }

  #newBlock(): Float32Array<ArrayBuffer>[] {
    return Array.from({ length: this.#count }, () => new Float32Array(blockFrames));
  }
}

export const registerTap = (): void => { scope.registerProcessor(tapProcessorName, TapProcessor); };
