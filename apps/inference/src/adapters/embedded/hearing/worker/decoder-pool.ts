import type { Decoder, DecoderFactory, Effort } from '../decoder.ts';

/** Decoders that lie ready while nobody speaks. */
const readyAhead = 2;

/** Decoders that are ready before somebody speaks. One is lent to each utterance that is being heard. */
export class DecoderPool {
  private readonly factory: DecoderFactory;
  private readonly most: number;
  private readonly free: Decoder[] = [];
  private lent = 0;

  constructor(factory: DecoderFactory, most: number) {
    this.factory = factory;
    this.most = most;
  }

  /** A decoder of this effort, or the nearest that there is; null when all are lent. */
  lend(effort: Effort): Decoder | null {
    let index = this.free.findIndex((decoder) => decoder.effort === effort);
    if (index < 0 && this.count < this.most) {
      this.free.push(this.factory.create(effort));
      index = this.free.length - 1;
    }
    const [decoder] = this.free.splice(Math.max(0, index), 1);
    if (decoder !== undefined) this.lent += 1;
    return decoder ?? null;
  }

  giveBack(decoder: Decoder): void {
    this.lent -= 1;
    this.free.push(decoder);
  }

  /** A decoder that failed is not lent again. */
  drop(decoder: Decoder): void {
    this.lent -= 1;
    decoder.close();
  }

  /** Makes one more when too few are free; creating one takes 35 ms and 13 MB, so it is done while nothing waits. False when there are enough. */
  makeOneAhead(): boolean {
    if (this.free.length >= readyAhead || this.count >= this.most) return false;
    this.free.push(this.factory.create('full'));
    return true;
  }

  close(): void {
    for (const decoder of this.free.splice(0)) decoder.close();
    this.factory.close();
  }

  private get count(): number {
    return this.free.length + this.lent;
  }
}
