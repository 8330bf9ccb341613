import { io, type Socket } from 'socket.io-client';
import * as messagePackParser from 'socket.io-msgpack-parser';
import {
  decodeAudioFrame, downSampleRateHz, DuetError, encodeAudioFrame, protocolVersion, serverEventSchemas, upSampleRateHz, wireErrorSchema,
  type AnyServerEvent, type AudioFrame, type CallSettingsPatch, type CallStartReply, type ClientEvent, type ClientEventName, type ClientToServerEvents, type ServerEvent,
  type ServerEventName, type ServerToClientEvents,
} from '@duet/shared';
import { AwaitedEvents } from './awaited-events.ts';
import { findLocalAuthority, withKnownAuthorities } from './local-authority.ts';
import { unreachable } from './unreachable.ts';

export interface DuetClientOptions {
  /** Origin of the gateway, `https://localhost:8443`, or of the inference service itself. */
  url: string;
  /** Takes any certificate. Without it the authority that Duet made on this machine is trusted besides the known ones. */
  isInsecure?: boolean;
  /** PEM of a further authority to trust; default: the one of `.duet/certificates`. */
  authority?: string | null;
  connectTimeoutMs?: number;
  /** From a broken connection to the first try to come back, ± a half. Default 250. */
  reconnectDelayMs?: number;
}

export interface CallOptions {
  settings?: CallSettingsPatch;
  locale?: 'en' | 'zh';
  timeZone?: string;
  client?: ClientEvent<'call-started'>['client'];
}

export interface DuetClientHandlers {
  /** Every event of the server that keeps to its schema. `receivedAt` = `performance.now()`. */
  onEvent?: (event: AnyServerEvent, receivedAt: number) => void;
  onAudio?: (frame: AudioFrame, receivedAt: number) => void;
  /** What the server sent against its own schema: a fault of the server, or of another version. */
  onViolation?: (name: string, problem: string) => void;
  /** Every call is taken: the place in the queue, at first and after each broken connection. */
  onQueued?: (queue: { place: number; estimatedWaitSeconds: number | null }) => void;
  /** The connection broke; the client tries to take the call up again by itself. */
  onDisconnected?: (reason: string) => void;
  /** Everything that this client sends but audio. */
  onSent?: (name: ClientEventName, payload: unknown) => void;
  /** How far the current answer was heard, for the server to go on from after a broken connection. */
  heard?: () => { epoch: number; playedSample: number };
}

type SentEventName = Exclude<ClientEventName, 'call-started' | 'clock-asked'>;

/** One call over the public protocol, without a browser: events and audio frames, sequence numbers, resuming. */
export class DuetClient {
  readonly #socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  readonly #url: string;
  readonly #handlers: DuetClientHandlers;
  readonly #awaited = new AwaitedEvents();
  #sequence = 0;
  #position = 0;
  #epoch = 0;
  #nextDownSequence = 0;
  #framesLost = 0;
  #framesReceived = 0;
  #resumeToken: string | null = null;
  #call: CallOptions = {};
  /** Set while a call is being started, in the queue too. */
  #giveUpStart: ((error: DuetError) => void) | null = null;
  #hasEnded = false;
  #isInCall = false;

  private constructor(socket: Socket<ServerToClientEvents, ClientToServerEvents>, url: string, handlers: DuetClientHandlers) {
    this.#socket = socket;
    this.#url = url;
    this.#handlers = handlers;
  }

  /**
   * Connects; no call is open yet.
   * @throws DuetError `transport.unreachable` with the reason and what to do about it.
   */
  static async connect(options: DuetClientOptions, handlers: DuetClientHandlers = {}): Promise<DuetClient> {
    const authority = options.authority === undefined ? findLocalAuthority() : options.authority;
    const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(new URL('/interactive', options.url).href, {
      parser: messagePackParser, transports: ['websocket'], forceNew: true, reconnectionDelay: options.reconnectDelayMs ?? 250, reconnectionDelayMax: 2000,
      timeout: options.connectTimeoutMs ?? 10_000, rejectUnauthorized: options.isInsecure !== true, ...(authority === null ? {} : { ca: await withKnownAuthorities(authority) }),
    });
    const client = new DuetClient(socket, options.url, handlers);
    client.#listen();
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => { socket.off('connect_error'); resolve(); });
      socket.once('connect_error', (error) => {
        socket.disconnect();
        reject(unreachable(options.url, error));
      });
    });
    return client;
  }

  /** Samples of microphone audio sent so far: the position of the next frame. */
  get position(): number {
    return this.#position;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** Frames of answer audio that came, and that are missing by their sequence numbers. */
  get received(): { frames: number; framesLost: number } {
    return { frames: this.#framesReceived, framesLost: this.#framesLost };
  }

  /** A call is open on the connection as it stands: audio and reports are worth sending. */
  get isInCall(): boolean {
    return this.#isInCall && this.#socket.connected;
  }

  /**
   * Starts the call and waits until it is open, in the queue too: over broken connections, for the place is kept.
   * @throws DuetError whatever the server refuses the call with; `session.taken-over` when another client took the place.
   */
  async start(call: CallOptions = {}, signal?: AbortSignal): Promise<ServerEvent<'session-opened'>> {
    this.#call = call;
    const given = new AbortController();
    this.#giveUpStart = (error) => { given.abort(error); };
    const opened = this.#awaited.once('session-opened', signal === undefined ? given.signal : AbortSignal.any([signal, given.signal]));
    opened.catch(() => undefined);
    try {
      await this.#sendStart();
      return await opened;
    } finally {
      this.#giveUpStart = null;
    }
  }

  send<Name extends SentEventName>(name: Name, payload: ClientEvent<Name>): void {
    const isPicture = name === 'camera-frame';
    (this.#socket.emit as (name: string, payload: unknown) => void)(name, isPicture ? { ...payload, image: asBinary((payload as ClientEvent<'camera-frame'>).image) } : payload);
    this.#handlers.onSent?.(name, payload);
  }

  /** Sends one frame of microphone audio, 1 to 60 ms at 16 kHz. What is sent while the connection is away is lost, and counts in the position. */
  sendAudio(samples: Int16Array, { echoSimilarity = 0, isMuted = false }: { echoSimilarity?: number; isMuted?: boolean } = {}): void {
    const packet = encodeAudioFrame({ sequence: this.#sequence, epoch: this.#epoch, position: this.#position, samples, echoSimilarity, isMuted });
    this.#position += samples.length;
    if (!this.isInCall) return;
    this.#sequence += 1;
    this.#socket.emit('audio', asBinary(packet));
  }

  /** Sends bytes as they are, under any event name: for tests of bad input. */
  sendRaw(name: string, ...payload: unknown[]): void {
    (this.#socket.emit as (name: string, ...payload: unknown[]) => void)(name, ...payload);
  }

  /**
   * @returns server clock − `performance.now()` in milliseconds, from the quickest of some exchanges, and that one's round trip.
   * @throws DuetError `transport.disconnected` when the connection breaks or no reply comes within 5 s; what the server refuses the question with.
   */
  async measureClock(exchanges = 5): Promise<{ offsetMs: number; roundTripMs: number }> {
    let best = { offsetMs: 0, roundTripMs: Number.POSITIVE_INFINITY };
    for (let index = 0; index < exchanges; index += 1) {
      const sentAt = performance.now();
      this.#handlers.onSent?.('clock-asked', { sentAt });
      let reply: { at: number } | { error: unknown };
      try {
        reply = (await this.#socket.timeout(5000).emitWithAck('clock-asked', { sentAt })) as typeof reply;
      } catch (error) {
        throw new DuetError('transport.disconnected', { reason: error instanceof Error ? error.message : 'the clock was not told' }, { cause: error });
      }
      if ('error' in reply) throw errorOf(reply.error);
      const roundTripMs = performance.now() - sentAt;
      if (roundTripMs < best.roundTripMs) best = { offsetMs: reply.at - (sentAt + roundTripMs / 2), roundTripMs };
    }
    return best;
  }

  /** Ends the call in order and waits for the server's word. */
  async end(timeoutMs = 5000): Promise<ServerEvent<'session-ended'>> {
    const ended = this.#awaited.once('session-ended', AbortSignal.timeout(timeoutMs));
    this.send('control-pressed', { control: 'end' });
    // What is on its way from the server still asks to be confirmed; there is no call any more that could take it.
    this.#isInCall = false;
    try {
      return await ended;
    } finally {
      this.close();
    }
  }

  /** As a broken network does it: the socket is torn down, and the client comes back by itself. */
  breakConnection(): void {
    this.#socket.io.engine.close();
  }

  /** Lets go of the connection; the call stays open on the server for its reconnect time. */
  close(): void {
    this.#hasEnded = true;
    this.#socket.disconnect();
  }

  async #sendStart(): Promise<void> {
    const { settings = {}, locale = 'en', timeZone = 'UTC', client = 'talk' } = this.#call;
    const payload = {
      protocolVersion, sampleRateHz: upSampleRateHz, settings, locale, timeZone, client,
      ...(this.#resumeToken === null ? {} : { resumeToken: this.#resumeToken, ...(this.#handlers.heard === undefined ? {} : { heard: this.#handlers.heard() }) }),
    } as const;
    this.#handlers.onSent?.('call-started', payload);
    let reply: CallStartReply;
    try {
      reply = (await this.#socket.timeout(10_000).emitWithAck('call-started', payload)) as CallStartReply;
    } catch (error) {
      throw new DuetError('transport.unreachable', { url: this.#url, reason: 'the server did not answer within 10 s' }, { cause: error });
    }
    if ('error' in reply) throw errorOf(reply.error);
    // The queue: the place is taken again with it after a broken connection.
    if (reply.isOpen) return;
    this.#resumeToken = reply.resumeToken ?? null;
    this.#handlers.onQueued?.({ place: reply.place, estimatedWaitSeconds: reply.estimatedWaitSeconds });
  }

  /** After a broken connection: the call goes on, or the place in the queue; a place that was kept no longer is taken anew, at the end of the line. */
  async #startAgain(): Promise<void> {
    const isWaiting = this.#giveUpStart !== null;
    try {
      await this.#sendStart();
    } catch (thrown) {
      const error = DuetError.from(thrown);
      if (isWaiting && error.code === 'session.unknown' && this.#resumeToken !== null) {
        this.#resumeToken = null;
        return this.#startAgain();
      }
      // Broken again in the meantime: the next connection tries once more.
      if (!this.#socket.connected) return;
      this.#giveUpStart?.(error);
      this.#onEvent('error-raised', { at: 0, error: error.toWire('call-started') }, performance.now());
    }
  }

  #listen(): void {
    this.#socket.onAny((name: string, payload: unknown) => {
      const receivedAt = performance.now();
      if (name === 'audio') this.#onAudio(payload, receivedAt);
      else this.#onEvent(name, payload, receivedAt);
    });
    this.#socket.on('disconnect', (reason) => {
      this.#isInCall = false;
      if (!this.#hasEnded) this.#handlers.onDisconnected?.(reason);
    });
    this.#socket.io.on('reconnect', () => {
      if ((this.#resumeToken === null && this.#giveUpStart === null) || this.#hasEnded) return;
      this.#sequence = 0;
      this.#nextDownSequence = 0;
      void this.#startAgain();
    });
  }

  #onAudio(payload: unknown, receivedAt: number): void {
    if (!(payload instanceof Uint8Array)) return this.#handlers.onViolation?.('audio', 'not binary');
    let frame: AudioFrame;
    try {
      frame = decodeAudioFrame(payload, downSampleRateHz);
    } catch (thrown) {
      return this.#handlers.onViolation?.('audio', DuetError.from(thrown).message);
    }
    this.#framesReceived += 1;
    this.#framesLost += Math.max(0, frame.sequence - this.#nextDownSequence);
    this.#nextDownSequence = frame.sequence + 1;
    this.#handlers.onAudio?.(frame, receivedAt);
  }

  #onEvent(name: string, payload: unknown, receivedAt: number): void {
    if (!Object.hasOwn(serverEventSchemas, name)) return this.#handlers.onViolation?.(name, 'not an event of the protocol');
    const parsed = serverEventSchemas[name as ServerEventName].safeParse(payload);
    if (!parsed.success) return this.#handlers.onViolation?.(name, parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
    const event = { type: name, ...parsed.data } as AnyServerEvent;
    if ('epoch' in event) this.#epoch = Math.max(this.#epoch, event.epoch);
    if (event.type === 'session-opened') {
      this.#isInCall = true;
      this.#resumeToken = event.resumeToken;
      this.#position = Math.max(this.#position, event.upPosition);
    }
    if (event.type === 'session-ended') {
      this.#hasEnded = true;
      this.#giveUpStart?.(new DuetError(event.reason === 'taken-over' ? 'session.taken-over' : 'transport.disconnected', { reason: event.reason }));
    }
    this.#awaited.tell(event);
    this.#handlers.onEvent?.(event, receivedAt);
  }
}

function errorOf(wire: unknown): DuetError {
  const parsed = wireErrorSchema.safeParse(wire);
  return parsed.success ? new DuetError(parsed.data.code, parsed.data.parameters) : new DuetError('internal.unexpected');
}

/**
 * The MessagePack parser writes a `Buffer` as binary; any other view it writes as an extension, and with it the whole buffer under the view.
 * (In a browser it is an `ArrayBuffer` that it writes as binary, and a view that it gets wrong.)
 */
const asBinary = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
