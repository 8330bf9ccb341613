import type { AnyServerEvent, EventLogLine } from '@duet/shared';

/** A line as it came, and when on this side's clock: what is dated by it follows from the offset that is known in the end. */
interface Entry { now: number; line: (onServerClock: number) => EventLogLine }

/**
 * The lines of an `events.jsonl`. `at` is milliseconds since the call began, on the server's clock of the call in all lines: what this side did or received
 * is put on it by the offset of the clocks, so what was sent in the queue is negative. Of a call that never opened there is no such clock: its client
 * lines count from the first. Lines stand in the order in which this side saw them.
 */
export class EventLog {
  readonly #entries: Entry[] = [];
  /** Server clock − `performance.now()`. */
  #offsetMs: number | null = null;
  #epoch = 0;

  get lines(): EventLogLine[] {
    const offsetMs = this.#offsetMs ?? -(this.#entries[0]?.now ?? 0);
    return this.#entries.map(({ now, line }) => line(round(now + offsetMs)));
  }

  /** As it was measured: better than the arrival of the first event. It dates what was written before too. */
  setClockOffset(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }

  /** @param receivedAt `performance.now()` of the arrival. */
  server(event: AnyServerEvent, receivedAt: number): void {
    if (event.type === 'session-opened') this.#offsetMs ??= event.at - receivedAt;
    const { type, at, ...rest } = event;
    if ('epoch' in rest) this.#epoch = rest.epoch;
    const epoch = this.#epoch;
    this.#entries.push({ now: receivedAt, line: (onServerClock) => ({ at, clock: 'server', type, epoch, ...rest, receivedAt: onServerClock }) });
  }

  /** What this side sent or did. */
  client(type: string, payload: Readonly<Record<string, unknown>>, now: number): void {
    const epoch = typeof payload['epoch'] === 'number' ? payload['epoch'] : this.#epoch;
    this.#entries.push({ now, line: (onServerClock) => ({ at: onServerClock, clock: 'client', type, ...payload, epoch, serverAt: onServerClock }) });
  }

  toJsonLines(): string {
    return this.lines.map((line) => `${JSON.stringify(line, (_, value: unknown) => (value instanceof Uint8Array ? `${String(value.length)} bytes` : value))}\n`).join('');
  }
}

const round = (ms: number): number => Math.round(ms * 10) / 10;
