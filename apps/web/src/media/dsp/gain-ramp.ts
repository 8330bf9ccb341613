/** A gain that moves in straight lines from sample to sample, so that no change of it can be heard as a click. */
export class GainRamp {
  #value: number;
  #target: number;
  #step = 0;
  #left = 0;

  constructor(value = 1) {
    this.#value = value;
    this.#target = value;
  }

  get value(): number {
    return this.#value;
  }

  get target(): number {
    return this.#target;
  }

  get isMoving(): boolean {
    return this.#left > 0;
  }

  /** Goes to `target` in `frames` frames from where it is now; 0 frames = at once. */
  moveTo(target: number, frames: number): void {
    this.#target = target;
    this.#left = Math.max(0, Math.round(frames));
    if (this.#left === 0) this.#value = target;
    else this.#step = (target - this.#value) / this.#left;
  }

  /** The gain of the next frame. */
  next(): number {
    if (this.#left > 0) {
      this.#left -= 1;
      this.#value = this.#left === 0 ? this.#target : this.#value + this.#step;
    }
    return this.#value;
  }
}

export const decibelsToGain = (decibels: number): number => 10 ** (decibels / 20);
export const gainToDecibels = (gain: number): number => 20 * Math.log10(Math.max(gain, 1e-9));
