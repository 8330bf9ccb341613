import { capturedFrameMs } from '../worklets/messages.ts';

/** Digital silence for this long is no quiet room (which has noise), but a switch on the headset or a device that gives nothing. */
const silentMs = 5000;
/** 1 in 10 frames that reach full scale: the input is too loud to be understood. A browser's own gain control stops 0.1 dB below it and is no fault. */
const clippedShare = 0.1;
const clippingMs = 2000;
const fullScale = 0.998;

export type MicrophoneFault = 'silent' | 'clipping';

/** Watches the level of an open, unmuted microphone, frame by frame. Tells each fault once until it has gone. */
export class MicrophoneHealth {
  #silentFor = 0;
  #clipped = 0;
  #told: MicrophoneFault | null = null;

  /** @param peak greatest amplitude of the frame, 0 to 1 */
  take(peak: number): MicrophoneFault | null {
    this.#silentFor = peak === 0 ? this.#silentFor + capturedFrameMs : 0;
    this.#clipped += ((peak >= fullScale ? 1 : 0) - this.#clipped) * (capturedFrameMs / clippingMs);
    if (this.#silentFor >= silentMs) return this.#tell('silent');
    if (this.#clipped > clippedShare) return this.#tell('clipping');
    if (this.#silentFor === 0 && this.#clipped < clippedShare / 4) this.#told = null;
    return null;
  }

  /** What was told and still lasts. */
  get lasting(): MicrophoneFault | null {
    return this.#told;
  }

  reset(): void {
    this.#silentFor = 0;
    this.#clipped = 0;
    this.#told = null;
  }

  #tell(fault: MicrophoneFault): MicrophoneFault | null {
    if (this.#told === fault) return null;
    this.#told = fault;
    return fault;
  }
}
