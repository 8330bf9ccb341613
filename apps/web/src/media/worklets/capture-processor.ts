import { upSampleRateHz } from '@duet/shared/audio/audio-format';
import { EchoSimilarity } from '../dsp/echo-similarity.ts';
import { FrameContinuity } from '../dsp/frame-continuity.ts';
import { FramePacker, type PackedFrame } from '../dsp/frame-packer.ts';
import { StreamResampler } from '../dsp/stream-resampler.ts';
import { capturedFrameSamples, captureProcessorName, type CapturedFrame, type CaptureRequest } from './messages.ts';
import { monoInput, scope } from './scope.ts';

/** Input 0: the microphone (and what a bench injects). Input 1: what is being played, for the echo similarity. Output: silence, so that it is pulled. */
class CaptureProcessor extends scope.AudioWorkletProcessor {
  readonly #resampler = new StreamResampler(scope.sampleRate, upSampleRateHz);
  readonly #packer = new FramePacker(capturedFrameSamples);
  readonly #echo = new EchoSimilarity(scope.sampleRate);
  readonly #resampled = new Float32Array(1024);
  readonly #silence = new Float32Array(1024);
  readonly #continuity = new FrameContinuity();
  #originFrame = -1;
  #isMuted = false;
  #isClosed = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<CaptureRequest>) => {
      if (data.type === 'mute') this.#isMuted = data.isMuted;
      else if (data.type === 'close') this.#isClosed = true;
    };
  }

  process(inputs: Float32Array[][]): boolean {
    if (this.#originFrame < 0) this.#originFrame = scope.currentFrame;
    const microphone = monoInput(inputs, 0);
    // Silence stands for what nobody was called for, so that a position always lies at its frame.
    for (let missing = this.#continuity.take(scope.currentFrame, microphone.length); missing > 0; missing -= this.#silence.length) {
      this.#pack(this.#silence.subarray(0, Math.min(missing, this.#silence.length)));
    }
    this.#echo.push(microphone, monoInput(inputs, 1));
    // Muted sound never leaves this thread.
    this.#pack(this.#isMuted ? this.#silence.subarray(0, microphone.length) : microphone);
    return !this.#isClosed;
  }

  #pack(samples: Float32Array): void {
    this.#packer.push(this.#resampled, this.#resampler.push(samples, this.#resampled), this.#send);
  }

  readonly #send = (frame: PackedFrame): void => {
    const message: CapturedFrame = {
      type: 'frame', ...frame, originFrame: this.#originFrame, echoSimilarity: this.#echo.measure(), echoLagMs: this.#echo.lagMs, isMuted: this.#isMuted,
    };
    this.port.postMessage(message, [frame.samples.buffer]);
  };
}

export const registerCapture = (): void => { scope.registerProcessor(captureProcessorName, CaptureProcessor); };
