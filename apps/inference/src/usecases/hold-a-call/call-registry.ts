import {
  applySettingsPatch, DuetError, type CallSettings, type CallStartReply, type ClientEvent, type Lease, type ServerEvent, type SessionId,
} from '@duet/shared';
import { Call, type CallClient, type CallParts } from './call.ts';

export interface CallLimits extends Lease {
  maxSessions: number;
  maxQueue: number;
}

export interface CallRegistryOptions {
  parts: CallParts;
  limits: CallLimits;
  defaultSettings: CallSettings;
  /** An unguessable text of at least 128 bits. */
  newToken: () => string;
}

type Start = ClientEvent<'call-started'>;
interface HeldCall { call: Call; token: string; client: CallClient | null; lostAt: number | null; warned: Set<string> }
interface Waiting { client: CallClient; start: Start; since: number }

/** Leases are looked at this often. */
const sweepEveryMs = 1000;
/** How long before the end a visitor is told. */
const warnMs = { idle: 30_000, 'longest-call': 60_000 } as const;
/** The wait is estimated from this many calls; before the first has ended nobody can say. */
const rememberedCalls = 20;

/** All calls of the service: leases, the queue, and taking a call up again. */
export class CallRegistry {
  private readonly options: CallRegistryOptions;
  private readonly byToken = new Map<string, HeldCall>();
  private readonly byClient = new Map<CallClient, HeldCall>();
  private readonly waiting: Waiting[] = [];
  private readonly gone = new WeakSet<CallClient>();
  private readonly pastDurations: number[] = [];
  private readonly sessionPrefix = Math.random().toString(36).slice(2, 8);
  private sessions = 0;
  private cancelSweep: (() => void) | null = null;
  private isClosed = false;

  constructor(options: CallRegistryOptions) {
    this.options = options;
    this.scheduleSweep();
  }

  get counts(): { active: number; waiting: number; maxSessions: number } {
    return { active: this.byToken.size, waiting: this.waiting.length, maxSessions: this.options.limits.maxSessions };
  }

  callOf(client: CallClient): Call | null {
    return this.byClient.get(client)?.call ?? null;
  }

  /**
   * Opens a call, takes one up again, or puts the visitor into the queue.
   * @throws DuetError `session.unknown` for a token of a call that is over, `capacity.queue-full`, `capacity.recognizer-overloaded`, `input.setting-invalid`.
   */
  async start(client: CallClient, start: Start): Promise<CallStartReply> {
    if (this.isClosed) throw new DuetError('engine.unavailable', { reason: 'the service is closing' });
    this.ensureFree(client);
    if (start.resumeToken !== undefined) return this.resume(client, start);
    applySettingsPatch(this.options.defaultSettings, start.settings);
    const { overload } = await this.options.parts.engine.health();
    // Asked while the engine answered: the page may have left, or have asked once more.
    if (this.gone.has(client)) throw new DuetError('transport.disconnected');
    this.ensureFree(client);
    if (overload !== null) throw new DuetError('capacity.recognizer-overloaded', { reason: overload });
    if (this.byToken.size < this.options.limits.maxSessions && this.waiting.length === 0) {
      this.open(client, start);
      return { isOpen: true };
    }
    if (this.waiting.length >= this.options.limits.maxQueue) throw new DuetError('capacity.queue-full', { limit: this.options.limits.maxQueue });
    this.waiting.push({ client, start, since: this.options.parts.clock.now() });
    return { isOpen: false, place: this.waiting.length, estimatedWaitSeconds: this.estimateWait(this.waiting.length) };
  }

  /** The connection broke, or its visitor left the queue. */
  disconnect(client: CallClient): void {
    this.gone.add(client);
    const place = this.waiting.findIndex((visitor) => visitor.client === client);
    if (place >= 0) {
      this.waiting.splice(place, 1);
      this.tellQueue();
    }
    const held = this.byClient.get(client);
    if (held === undefined) return;
    this.byClient.delete(client);
    held.client = null;
    held.lostAt = this.options.parts.clock.now();
    held.call.disconnect();
  }

  end(client: CallClient): void {
    const held = this.byClient.get(client);
    if (held !== undefined) this.close(held, 'ended');
  }

  closeAll(): void {
    this.isClosed = true;
    this.cancelSweep?.();
    for (const held of [...this.byToken.values()]) this.close(held, 'server-closing');
  }

  /** @throws DuetError `input.malformed`: one connection, one call. */
  private ensureFree(client: CallClient): void {
    const isWaiting = this.waiting.some((visitor) => visitor.client === client);
    if (!this.byClient.has(client) && !isWaiting) return;
    throw new DuetError('input.malformed', { event: 'call-started', field: 'call-started', problem: isWaiting ? 'this connection waits in the queue already' : 'this connection has a call already' });
  }

  private resume(client: CallClient, start: Start): CallStartReply {
    const held = this.byToken.get(start.resumeToken ?? '');
    if (held === undefined) throw new DuetError('session.unknown');
    if (held.client !== null) {
      this.byClient.delete(held.client);
      held.client.send('session-ended', { at: held.call.at, epoch: held.call.duplex.epoch, reason: 'taken-over' });
      held.call.disconnect();
    }
    held.client = client;
    held.lostAt = null;
    // A reloaded page knows of no warning.
    held.warned.clear();
    this.byClient.set(client, held);
    this.sendOpened(held, true, start.heard ?? null);
    held.call.reconnect(client, start.heard ?? null);
    return { isOpen: true };
  }

  private open(client: CallClient, start: Start): void {
    const { parts, newToken, defaultSettings } = this.options;
    this.sessions += 1;
    const settings = applySettingsPatch({ ...defaultSettings, language: start.locale }, start.settings);
    const call = new Call({ sessionId: `s-${this.sessionPrefix}-${this.sessions}` as SessionId, parts, settings, client, locale: start.locale, timeZone: start.timeZone });
    const held: HeldCall = { call, token: newToken(), client, lostAt: null, warned: new Set() };
    this.byToken.set(held.token, held);
    this.byClient.set(client, held);
    this.sendOpened(held, false, null);
    call.greet();
  }

  private sendOpened(held: HeldCall, isResumed: boolean, heard: Start['heard'] | null): void {
    const { call, token } = held;
    const { engine } = this.options.parts;
    const { idleLimitSeconds, longestCallSeconds, reconnectSeconds } = this.options.limits;
    const { answer, epoch, generationSeat } = call.duplex;
    held.client?.send('session-opened', {
      at: call.at, epoch, sessionId: call.sessionId, resumeToken: token, isResumed, generationSeat,
      seats: [{ seat: 'A', engineName: engine.info.name }, { seat: 'B', engineName: engine.info.name }],
      engine: engine.info, settings: call.settings, transcript: [...call.conversation.transcript],
      lease: { idleLimitSeconds, longestCallSeconds, reconnectSeconds }, upPosition: call.microphone.timeline.endSample,
      answer: answer === null ? null : {
        answerId: answer.answerId,
        fromSample: Math.max(answer.ledger.playedSample, heard?.epoch === answer.epoch ? Math.min(heard.playedSample, answer.ledger.spokenSamples) : 0),
      },
    });
  }

  private close(held: HeldCall, reason: ServerEvent<'session-ended'>['reason']): void {
    const { call } = held;
    this.byToken.delete(held.token);
    if (held.client !== null) this.byClient.delete(held.client);
    call.end();
    held.client?.send('session-ended', { at: call.at, epoch: call.duplex.epoch, reason });
    this.pastDurations.push(call.ageMs);
    if (this.pastDurations.length > rememberedCalls) this.pastDurations.shift();
    this.admit();
  }

  private admit(): void {
    while (!this.isClosed && this.waiting.length > 0 && this.byToken.size < this.options.limits.maxSessions) {
      const next = this.waiting.shift()!;
      this.open(next.client, next.start);
    }
    this.tellQueue();
  }

  private tellQueue(): void {
    for (const [index, visitor] of this.waiting.entries()) {
      visitor.client.send('queue-updated', {
        at: Math.round(this.options.parts.clock.now() - visitor.since), place: index + 1, estimatedWaitSeconds: this.estimateWait(index + 1),
      });
    }
  }

  /** When the call ends that frees the place, if each lasts as long as the calls before it did; never beyond its lease. */
  private estimateWait(place: number): number | null {
    if (this.pastDurations.length === 0) return null;
    const mean = this.pastDurations.reduce((sum, duration) => sum + duration, 0) / this.pastDurations.length;
    const longest = this.options.limits.longestCallSeconds * 1000;
    const ends = [...this.byToken.values()].map(({ call }) => Math.min(Math.max(mean - call.ageMs, 5000), Math.max(0, longest - call.ageMs)));
    for (let index = 0; index < place; index += 1) {
      ends.sort((left, right) => left - right);
      const first = ends.shift() ?? 0;
      if (index === place - 1) return Math.round(first / 1000);
      ends.push(first + mean);
    }
    return null;
  }

  private scheduleSweep(): void {
    this.cancelSweep = this.options.parts.clock.schedule(sweepEveryMs, () => {
      this.sweep();
      if (!this.isClosed) this.scheduleSweep();
    });
  }

  private sweep(): void {
    const { clock } = this.options.parts;
    const { idleLimitSeconds, longestCallSeconds, reconnectSeconds } = this.options.limits;
    for (const held of [...this.byToken.values()]) {
      const { call } = held;
      // An answer that is held by "wait" is nobody's activity: whoever left it so must not keep the place.
      if (call.duplex.answer !== null && !call.duplex.answer.isWaiting) call.active();
      if (held.lostAt !== null && clock.now() - held.lostAt > reconnectSeconds * 1000) this.close(held, 'failed');
      else if (this.isOver(held, 'longest-call', longestCallSeconds * 1000 - call.ageMs)) this.close(held, 'longest-call');
      else if (this.isOver(held, 'idle', idleLimitSeconds * 1000 - (clock.now() - call.lastActiveAt))) this.close(held, 'idle');
    }
    this.tellQueue();
  }

  /** Tells the visitor in time; true when no time is left. */
  private isOver(held: HeldCall, reason: 'idle' | 'longest-call', leftMs: number): boolean {
    if (leftMs <= 0) return true;
    if (leftMs > warnMs[reason]) held.warned.delete(reason);
    else if (!held.warned.has(reason)) {
      held.warned.add(reason);
      held.call.emit({ type: 'lease-warned', epoch: held.call.duplex.epoch, reason, secondsLeft: Math.round(leftMs / 1000) });
    }
    return false;
  }
}
