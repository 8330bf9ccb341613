import type { AnyServerEvent, EventLogLine } from '@duet/shared';
import type { PlayerMark } from '../../../media/dsp/player-messages.ts';
import type { SentEvent } from '../../../transport/interactive-connection.ts';

/** A call of an hour makes about 100,000 lines, most of them levels and positions. */
const keptLines = 250_000;

/** Every event of a call, with the times of both sides, for the download `events.jsonl`. */
export class EventLog {
  #lines: EventLogLine[] = [];
  #beganAt = 0;
  readonly #now: () => number;

  /** @param now milliseconds, monotonic */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The call has run for `serverAt` milliseconds on the server's clock: both clocks count from its begin. */
  begin(serverAt: number): void {
    this.#beganAt = this.#now() - serverAt;
  }

  /** The connection's estimate is better than the arrival of the first event. @param serverOffsetMs to be added to this clock for the server's */
  align(serverOffsetMs: number | null): void {
    if (serverOffsetMs !== null) this.#beganAt = -serverOffsetMs;
  }

  clear(): void {
    this.#lines = [];
  }

  get clientAt(): number {
    return Math.round((this.#now() - this.#beganAt) * 10) / 10;
  }

  get lines(): readonly EventLogLine[] {
    return this.#lines;
  }

  received(event: AnyServerEvent, epoch: number): void {
    this.#add({ ...event, clock: 'server', epoch: 'epoch' in event ? event.epoch : epoch, receivedAt: this.clientAt });
  }

  sent(event: SentEvent, epoch: number): void {
    const { image, ...rest } = event as SentEvent & { image?: Uint8Array };
    this.#add({ epoch, ...rest, ...(image === undefined ? {} : { imageBytes: image.byteLength }), at: this.clientAt, clock: 'client' });
  }

  /** What the player did, at its frame of the audio context. */
  marked(mark: PlayerMark): void {
    this.#add({ ...mark, type: 'playback-marked', mark: mark.type, at: this.clientAt, clock: 'client' });
  }

  noted(type: string, epoch: number, rest: Record<string, unknown> = {}): void {
    this.#add({ ...rest, at: this.clientAt, clock: 'client', type, epoch });
  }

  toJsonLines(): string {
    return this.#lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  #add(line: EventLogLine): void {
    this.#lines.push(line);
    // In one piece, so that a full log does not move a quarter of a million lines at each event.
    if (this.#lines.length > keptLines * 1.1) this.#lines = this.#lines.slice(-keptLines);
  }
}
