export interface JitterOptions {
  /** Audio that must be there before an answer starts or starts again. */
  shortestMs: number;
  longestMs: number;
}

/** A packet's lateness counts for this long. */
const memoryMs = 5000;
/** Each time playback ran dry, the buffer grows by at least one burst of two 20 ms packets. */
const growthMs = 40;

/**
 * How much audio to gather before playing. Lateness is how far a packet came behind the pace of the earliest ones of its answer; what was sent ahead of
 * playback comes early and asks for nothing. It grows at once and falls by 20 ms with each answer that was played without running dry.
 */
export class JitterTarget {
  #options: JitterOptions;
  #targetMs: number;
  #base: number | null = null;
  #late: { atMs: number; lateMs: number }[] = [];
  #ranDry = false;

  constructor(options: JitterOptions) {
    this.#options = options;
    this.#targetMs = options.shortestMs;
  }

  get targetMs(): number {
    return this.#targetMs;
  }

  configure(options: JitterOptions): void {
    this.#options = options;
    this.#set(this.#targetMs);
  }

  answerBegan(): void {
    if (!this.#ranDry && this.#base !== null) this.#set(this.#targetMs - 20);
    this.#ranDry = false;
    this.#base = null;
    this.#late = [];
  }

  /** @param atMs arrival on the audio clock; @param positionMs where the packet's first sample lies in its answer. */
  packetArrived(atMs: number, positionMs: number): void {
    const offset = atMs - positionMs;
    if (this.#base === null || offset < this.#base) this.#base = offset;
    const lateMs = offset - this.#base;
    this.#late = this.#late.filter((entry) => atMs - entry.atMs < memoryMs && entry.lateMs > lateMs);
    this.#late.push({ atMs, lateMs });
  }

  /** Playback ran dry in the middle of an answer: what was late in the last seconds must fit in the buffer from now on. */
  ranDry(): void {
    this.#ranDry = true;
    const measured = this.#late[0]?.lateMs ?? 0;
    this.#set(Math.max(this.#targetMs + growthMs, Math.min(measured, this.#targetMs + 2 * growthMs)));
  }

  #set(ms: number): void {
    this.#targetMs = Math.max(this.#options.shortestMs, Math.min(this.#options.longestMs, ms));
  }
}
