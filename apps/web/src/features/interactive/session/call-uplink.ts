import { encodeAudioFrame } from '@duet/shared';
import { UpClock } from '../../../media/audio/up-clock.ts';
import type { CapturedFrame } from '../../../media/worklets/messages.ts';

export interface CallUplinkOptions {
  /** Of the audio context. */
  sampleRateHz: number;
  /** False when the connection cannot take it now. */
  sendAudio: (packet: Uint8Array<ArrayBuffer>) => boolean;
  /** The wire's positions were laid over the captured ones anew: told for the log. */
  onMapped: (mapping: { upPosition: number; capturedPosition: number; originFrame: number; sampleRateHz: number }) => void;
}

/** Captured frames on their way to the server, numbered and on the wire's clock. */
export class CallUplink {
  readonly clock: UpClock;
  readonly #options: CallUplinkOptions;
  /** The wire's position at which the next captured frame goes on; null once it has. */
  #nextPosition: number | null = null;
  #sequence = 0;
  #isOpen = false;

  constructor(options: CallUplinkOptions) {
    this.#options = options;
    this.clock = new UpClock(options.sampleRateHz);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The connection is there, or there again. @param upPosition where the server stopped receiving */
  open(upPosition: number): void {
    this.#nextPosition = upPosition;
    this.#sequence = 0;
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
  }

  send(frame: CapturedFrame, epoch: number): void {
    const { sampleRateHz, sendAudio, onMapped } = this.#options;
    if (this.#nextPosition !== null) {
      this.clock.begin(this.#nextPosition, frame.position, frame.originFrame);
      onMapped({ upPosition: this.#nextPosition, capturedPosition: frame.position, originFrame: frame.originFrame, sampleRateHz });
      this.#nextPosition = null;
    }
    const packet = encodeAudioFrame({
      sequence: this.#sequence, epoch, position: this.clock.toWire(frame.position), samples: frame.samples, echoSimilarity: frame.echoSimilarity, isMuted: frame.isMuted,
    });
    if (sendAudio(packet as Uint8Array<ArrayBuffer>)) this.#sequence += 1;
  }
}
