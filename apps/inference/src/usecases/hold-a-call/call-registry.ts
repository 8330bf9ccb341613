import {
  applySettingsPatch, DuetError, type CallSettings, type CallStartReply, type ClientEvent, type Lease, type ServerEvent, type SessionId,
} from '@duet/shared';
import { Call, type CallClient, type CallParts } from './call.ts';
import { WaitingLine, type WaitingVisitor } from './waiting-line.ts';

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
  private readonly waiting: WaitingLine;
  private readonly gone = new WeakSet<CallClient>();
  private readonly pastDurations: number[] = [];
  private readonly sessionPrefix = Math.random().toString(36).slice(2, 8);
  private sessions = 0;
  private cancelSweep: (() => void) | null = null;
  private isClosed = false;

  constructor(options: CallRegistryOptions) {
    this.options = options;
    this.waiting = new WaitingLine(options.limits.maxQueue);
    this.scheduleSweep();
  }

  get counts(): { active: number; waiting: number; maxSessions: number } {
    return { active: this.byToken.size, waiting: this.waiting.length, maxSessions: this.options.limits.maxSessions };
  }

  callOf(client: CallClient): Call | null {
    return this.byClient.get(client)?.call ?? null;
  }

  /**
   * Opens a call, takes one up again, puts the visitor into the queue or back to the place there.
   * @throws DuetError `session.unknown` for a token of a call that is over or of a place that was given up, `capacity.queue-full`, `capacity.recognizer-overloaded`, `input.setting-invalid`.
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
    if (this.isRoomFor('a newcomer')) {
      this.open(client, start, this.options.newToken());
      return { isOpen: true };
    }
    return this.toldPlace(this.waiting.join({ client, token: this.options.newToken(), start, since: this.options.parts.clock.now() }));
  }

  /** The connection broke, or its visitor hung up: a call and a place in the queue are kept for a while, but a place that was left is free at once. */
  disconnect(client: CallClient, isHungUp = false): void {
    this.gone.add(client);
    const hadPlace = isHungUp ? this.waiting.leave(client) : this.waiting.lose(client, this.options.parts.clock.now());
    if (hadPlace) this.tellQueue();
    const held = this.byClient.get(client);
    if (held === undefined) return;
    this.byClient.delete(client);
    held.client = null;
    held.lostAt = this.options.parts.clock.now();
    held.call.disconnect();
  }

  /** Ends the visitor's call, or gives up the place in the queue. */
  end(client: CallClient): void {
    const held = this.byClient.get(client);
    if (held !== undefined) return this.close(held, 'ended');
    if (!this.waiting.leave(client)) throw new DuetError('session.not-started', { event: 'control-pressed' });
    client.send('session-ended', { at: 0, epoch: 0, reason: 'ended' });
    this.tellQueue();
  }

  closeAll(): void {
    this.isClosed = true;
    this.cancelSweep?.();
    for (const held of [...this.byToken.values()]) this.close(held, 'server-closing');
  }

  /** @throws DuetError `input.malformed`: one connection, one call. */
  private ensureFree(client: CallClient): void {
    const isWaiting = this.waiting.has(client);
    if (!this.byClient.has(client) && !isWaiting) return;
    throw new DuetError('input.malformed', { event: 'call-started', field: 'call-started', problem: isWaiting ? 'this connection waits in the queue already' : 'this connection has a call already' });
  }

  private resume(client: CallClient, start: Start): CallStartReply {
    const held = this.byToken.get(start.resumeToken ?? '');
    if (held === undefined) return this.waitAgain(client, start);
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

  /** Back to the place in the queue, from a broken connection or as another page with the token. @throws DuetError `session.unknown` */
  private waitAgain(client: CallClient, start: Start): CallStartReply {
    const waiting = this.waiting.withToken(start.resumeToken ?? '');
    if (waiting === null) throw new DuetError('session.unknown');
    applySettingsPatch(this.options.defaultSettings, start.settings);
    const { visitor } = waiting;
    visitor.client?.send('session-ended', { at: 0, epoch: 0, reason: 'taken-over' });
    visitor.client = client;
    visitor.lostAt = null;
    visitor.start = start;
    // A call may have ended while only absent visitors waited for it.
    this.admit();
    return this.byClient.has(client) ? { isOpen: true } : this.toldPlace(waiting);
  }

  private toldPlace({ visitor, place }: { visitor: WaitingVisitor; place: number }): CallStartReply {
    return { isOpen: false, place, estimatedWaitSeconds: this.estimateWait(place), resumeToken: visitor.token };
  }

  /** Who comes now is behind everybody who waits and is there. */
  private isRoomFor(visitor: 'a newcomer' | 'the next in line'): boolean {
    const { maxSessions } = this.options.limits;
    return this.byToken.size < maxSessions && (visitor === 'the next in line' || this.waiting.present().next().done === true);
  }

  private open(client: CallClient, start: Start, token: string): void {
    const { parts, defaultSettings } = this.options;
    this.sessions += 1;
    const settings = applySettingsPatch({ ...defaultSettings, language: start.locale }, start.settings);
    const call = new Call({ sessionId: `s-${this.sessionPrefix}-${this.sessions}` as SessionId, parts, settings, client, locale: start.locale, timeZone: start.timeZone });
    const held: HeldCall = { call, token, client, lostAt: null, warned: new Set() };
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
    while (!this.isClosed && this.isRoomFor('the next in line')) {
      const next = this.waiting.next();
      if (next === null) break;
      this.open(next.client, next.start, next.token);
    }
    this.tellQueue();
  }

  private tellQueue(): void {
    const now = this.options.parts.clock.now();
    for (const { client, place, since } of this.waiting.present()) client.send('queue-updated', { at: Math.round(now - since), place, estimatedWaitSeconds: this.estimateWait(place) });
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
    this.waiting.expire(clock.now() - reconnectSeconds * 1000);
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
