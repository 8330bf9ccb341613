/** A gain that moves in a straight line from sample to sample. */
export class GainLine {
  #value = 1;
  #target = 1;
  #step = 0;
  #samplesLeft = 0;

  get value(): number {
    return this.#value;
  }

  get isMoving(): boolean {
    return this.#samplesLeft > 0;
  }

  moveTo(target: number, samples: number): void {
    this.#target = target;
    this.#samplesLeft = samples;
    if (samples > 0) this.#step = (target - this.#value) / samples;
    else this.#value = target;
  }

  next(): number {
    if (this.#samplesLeft === 0) return this.#value;
    this.#samplesLeft -= 1;
    this.#value = this.#samplesLeft === 0 ? this.#target : this.#value + this.#step;
    return this.#value;
  }
}
