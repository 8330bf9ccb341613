import type { AnyServerEvent, EventLogLine } from '@duet/shared';

/**
 * The lines of an `events.jsonl`. `at` is milliseconds since the call began on the clock that is named; every line bears the other clock's time
 * too (`receivedAt`, `serverAt`), the latter from the measured offset of the clocks. Lines stand in the order in which this side saw them.
 */
export class EventLog {
  readonly lines: EventLogLine[] = [];
  #startedAt: number | null = null;
  #offsetMs = 0;
  #epoch = 0;

  /** Server clock − `performance.now()`. What was written before it was known is mended. */
  setClockOffset(offsetMs: number): void {
    const difference = offsetMs - this.#offsetMs;
    this.#offsetMs = offsetMs;
    for (const line of this.lines) if (line.clock === 'client') line['serverAt'] = round(Number(line['serverAt']) + difference);
  }

  /** @param receivedAt `performance.now()` of the arrival. */
  server(event: AnyServerEvent, receivedAt: number): void {
    if (event.type === 'session-opened' && this.#offsetMs === 0) this.setClockOffset(event.at - receivedAt);
    const { type, at, ...rest } = event;
    if ('epoch' in rest) this.#epoch = rest.epoch;
    this.lines.push({ at, clock: 'server', type, epoch: this.#epoch, ...rest, receivedAt: this.#clientAt(receivedAt) });
  }

  /** What this side sent or did. */
  client(type: string, payload: Readonly<Record<string, unknown>>, now: number): void {
    const epoch = typeof payload['epoch'] === 'number' ? payload['epoch'] : this.#epoch;
    this.lines.push({ at: this.#clientAt(now), clock: 'client', type, ...payload, epoch, serverAt: round(now + this.#offsetMs) });
  }

  toJsonLines(): string {
    return this.lines.map((line) => `${JSON.stringify(line, (_, value: unknown) => (value instanceof Uint8Array ? `${String(value.length)} bytes` : value))}\n`).join('');
  }

  #clientAt(now: number): number {
    this.#startedAt ??= now;
    return round(now - this.#startedAt);
  }
}

const round = (ms: number): number => Math.round(ms * 10) / 10;
