/** 2¹⁹ samples = 21.8 s at 24 kHz: twice what the credits let the server send ahead at their highest setting. Allocated once. */
const capacitySamples = 2 ** 19;

export interface AnswerPacket {
  epoch: number;
  /** Position of the first sample on the answer's 24 kHz clock. */
  position: number;
  isLast: boolean;
  samples: Int16Array;
}

/** A stretch of the ring that belongs to one answer. `offset` = ring index − position on the answer's clock. */
export interface Segment {
  epoch: number;
  offset: number;
  end: number;
  isComplete: boolean;
  /** False where an answer goes on after a gap (a resumed call): then no new answer begins here. */
  isFirst: boolean;
}

export type WriteResult = 'taken' | 'stale' | 'duplicate' | 'overflow';

/**
 * The answers that wait to be heard: one preallocated ring of floats under ever-growing indices, cut into segments that know their answer's clock.
 * The reading side moves by whole samples; `AnswerPlayer` holds the fraction between two.
 */
export class PlaybackQueue {
  readonly ring = new Float32Array(capacitySamples);
  readonly #guard: number;
  #segments: Segment[] = [];
  #written = 0;
  #startsAnswer = true;
  epoch = 0;
  readIndex = 0;

  /** @param guardSamples half a kernel: so many samples behind the reader stay, and so many before the writer are silence. */
  constructor(guardSamples: number) {
    this.#guard = guardSamples;
  }

  get bufferedSamples(): number {
    return Math.max(0, this.#written - this.readIndex);
  }

  get writtenIndex(): number {
    return this.#written;
  }

  /** The segment under the reader; while it stands at the end of the last one, that one. */
  get current(): Readonly<Segment> | null {
    while (this.#segments.length > 1 && this.readIndex >= (this.#segments[0]?.end ?? 0)) this.#segments.shift();
    return this.#segments[0] ?? null;
  }

  /** The segment that the last packet went to. */
  get newest(): Readonly<Segment> | null {
    return this.#segments.at(-1) ?? null;
  }

  /** True when all samples of the answer under the reader are here and played. */
  get isFinished(): boolean {
    const last = this.#segments.at(-1);
    return last !== undefined && last.isComplete && this.readIndex >= last.end;
  }

  /** All of the last answer has arrived, so nothing is gained by waiting for more. */
  get isComplete(): boolean {
    return this.#segments.at(-1)?.isComplete === true;
  }

  /** The next packet is the first of a new answer, whatever its epoch. */
  openAnswer(): void {
    this.#startsAnswer = true;
  }

  write(packet: AnswerPacket): WriteResult {
    if (packet.epoch < this.epoch) return 'stale';
    this.epoch = packet.epoch;
    const last = this.#segments.at(-1);
    const expected = last === undefined ? -1 : last.end - last.offset;
    const isNew = last === undefined || this.#startsAnswer || last.epoch !== packet.epoch || (last.isComplete && packet.position === 0);
    const skipped = isNew ? 0 : Math.max(0, expected - packet.position);
    const taken = packet.samples.length - skipped;
    if (taken <= 0) {
      if (packet.isLast && last !== undefined && packet.position + packet.samples.length === expected) last.isComplete = true;
      return 'duplicate';
    }
    if (this.bufferedSamples + taken + 2 * this.#guard > capacitySamples) return 'overflow';
    if (isNew || packet.position > expected) {
      this.#segments.push({ epoch: packet.epoch, offset: this.#written - packet.position - skipped, end: this.#written, isComplete: false, isFirst: isNew });
      this.#startsAnswer = false;
    }
    this.#append(packet.samples, skipped);
    const segment = this.#segments.at(-1) as Segment;
    segment.end = this.#written;
    segment.isComplete = packet.isLast;
    return 'taken';
  }

  /** The server said how long the answer is; its last packet need not bear the mark. */
  complete(totalSamples: number): void {
    const last = this.#segments.at(-1);
    if (last !== undefined && !this.#startsAnswer && last.end - last.offset >= totalSamples) last.isComplete = true;
  }

  /** Drops everything before ring index `end`. Samples written after it stay. */
  dropUntil(end: number): void {
    this.readIndex = Math.max(this.readIndex, end);
    // The kernel of the next answer's first samples reaches back: it must find silence there, not the end of what was dropped.
    for (let behind = 1; behind <= this.#guard; behind += 1) this.ring[(this.readIndex - behind) & (capacitySamples - 1)] = 0;
    this.#segments = this.#segments.filter((segment) => segment.end > end);
    this.#startsAnswer ||= this.#segments.length === 0;
  }

  #append(samples: Int16Array, from: number): void {
    const mask = capacitySamples - 1;
    for (let index = from; index < samples.length; index += 1) {
      this.ring[this.#written & mask] = (samples[index] as number) / 32768;
      this.#written += 1;
    }
    for (let ahead = 0; ahead < this.#guard; ahead += 1) this.ring[(this.#written + ahead) & mask] = 0;
  }
}
