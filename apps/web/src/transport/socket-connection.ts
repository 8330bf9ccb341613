import { DuetError, errorCodes, protocolVersion, upSampleRateHz, type CallStartReply, type ClientEvent, type ErrorCode } from '@duet/shared';
import { io, type Socket } from 'socket.io-client';
import * as messagePackParser from 'socket.io-msgpack-parser';
import { BacklogGuard } from './backlog-guard.ts';
import { ClockOffset } from './clock-offset.ts';
import type { InteractiveConnection, InteractiveConnectionOptions, SentEventName } from './interactive-connection.ts';
import { callReconnectPolicy, type ReconnectPolicy } from './reconnect-policy.ts';
import { readAudioPacket, readServerEvent } from './server-event.ts';

const clockEveryMs = 3000;
/** A server that answers nothing for this long is gone, whatever the socket believes: an unplugged cable breaks no connection by itself. */
const answerLimitMs = 4000;

export interface SocketConnectionOptions extends InteractiveConnectionOptions {
  /** The page's own origin unless said otherwise. */
  url?: string;
  policy?: ReconnectPolicy;
  /** A socket that is not connected yet; for tests. */
  makeSocket?: (url: string) => Socket;
}

/** Opens a call over socket.io: websocket only, MessagePack, and our own reconnect in place of the library's. */
export function connectInteractive(options: SocketConnectionOptions): InteractiveConnection {
  return new SocketConnection(options);
}

const openSocket = (url: string): Socket =>
  io(`${url}/interactive`, { path: '/socket.io', transports: ['websocket'], parser: messagePackParser, reconnection: false, autoConnect: false, forceNew: true, timeout: 8000 });

class SocketConnection implements InteractiveConnection {
  readonly #options: SocketConnectionOptions;
  readonly #socket: Socket;
  readonly #policy: ReconnectPolicy;
  readonly #clock = new ClockOffset();
  readonly #backlog = new BacklogGuard();
  #isBusy = false;
  #isInCall = false;
  #hasConnected = false;
  #isClosed = false;
  #brokenAt: number | null = null;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #clockTimer: ReturnType<typeof setInterval> | null = null;

  constructor(options: SocketConnectionOptions) {
    this.#options = options;
    this.#policy = options.policy ?? callReconnectPolicy();
    this.#socket = (options.makeSocket ?? openSocket)(options.url ?? globalThis.location.origin);
    this.#socket.on('connect', () => { this.#onConnect(); });
    this.#socket.on('connect_error', (error: Error) => { this.#onConnectError(error); });
    this.#socket.on('disconnect', () => { this.#onDisconnect(); });
    this.#socket.onAny((name: string, payload: unknown) => { this.#onMessage(name, payload); });
    globalThis.addEventListener?.('online', this.#onOnline);
    this.#tell({ type: 'connecting' });
    this.#socket.connect();
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get serverOffsetMs(): number | null {
    return this.#clock.offsetMs;
  }

  get roundTripMs(): number | null {
    return this.#clock.roundTripMs;
  }

  send<Name extends SentEventName>(name: Name, payload: ClientEvent<Name>): boolean {
    // The library would keep it for later, when it is stale.
    if (!this.#socket.connected || !this.#isInCall) return false;
    this.#socket.emit(name, name === 'camera-frame' ? withArrayBuffer(payload as ClientEvent<'camera-frame'>) : payload);
    return true;
  }

  sendAudio(packet: Uint8Array<ArrayBuffer>): boolean {
    if (!this.#socket.connected || !this.#isInCall) return false;
    // The browser's MessagePack encoder writes only an `ArrayBuffer` as binary; a view becomes a map of numbers.
    this.#socket.emit('audio', packet.buffer);
    this.#judgeBacklog();
    return true;
  }

  reconnect(): void {
    if (this.#isClosed || this.#socket.connected) return;
    this.#brokenAt ??= performance.now();
    this.#attempt = 0;
    this.#cancelRetry();
    this.#tell({ type: this.#hasConnected ? 'reconnecting' : 'connecting' });
    this.#socket.connect();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelRetry();
    this.#stopClock();
    globalThis.removeEventListener?.('online', this.#onOnline);
    this.#socket.offAny();
    this.#socket.disconnect();
  }

  readonly #onOnline = (): void => {
    if (this.#brokenAt !== null && this.#retry !== null) this.reconnect();
  };

  #onConnect(): void {
    this.#hasConnected = true;
    this.#brokenAt = null;
    this.#attempt = 0;
    this.#tell({ type: 'connected' });
    const start = { ...this.#options.callStart(), protocolVersion, sampleRateHz: upSampleRateHz };
    // The reply may come after events of the call; both are in the server's order.
    this.#socket.timeout(answerLimitMs * 2).emit('call-started', start, (lateness: Error | null, reply: CallStartReply) => {
      if (this.#isClosed) return;
      if (lateness !== null) this.#break();
      else this.#tell({ type: 'start-replied', reply });
    });
  }

  #onConnectError(error: Error): void {
    if (this.#isClosed) return;
    const code = (error as { data?: { code?: unknown } }).data?.code;
    if (typeof code === 'string' && (errorCodes as readonly string[]).includes(code)) {
      // The server answered and refuses: trying again changes nothing.
      this.#tell({ type: 'failed', error: new DuetError(code as ErrorCode) });
      this.#tell({ type: 'lost' });
      return;
    }
    this.#scheduleRetry();
  }

  #onDisconnect(): void {
    this.#isInCall = false;
    this.#stopClock();
    if (this.#isClosed) return;
    this.#tell({ type: 'reconnecting' });
    this.#scheduleRetry();
  }

  #scheduleRetry(): void {
    this.#brokenAt ??= performance.now();
    const delayMs = this.#policy.nextDelayMs(this.#attempt, performance.now() - this.#brokenAt);
    this.#attempt += 1;
    this.#cancelRetry();
    if (delayMs === null) {
      this.#brokenAt = null;
      this.#tell({ type: 'failed', error: new DuetError(this.#hasConnected ? 'transport.disconnected' : 'transport.unreachable') });
      this.#tell({ type: 'lost' });
      return;
    }
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.#socket.connect();
    }, delayMs);
  }

  #onMessage(name: string, payload: unknown): void {
    try {
      if (name === 'audio') {
        this.#tell({ type: 'audio', frame: readAudioPacket(payload) });
        return;
      }
      const event = readServerEvent(name, payload);
      if (event.type === 'session-opened') this.#startClock();
      if (event.type === 'session-ended') this.#isInCall = false;
      this.#tell({ type: 'event', event });
    } catch (thrown) {
      this.#tell({ type: 'failed', error: DuetError.from(thrown) });
    }
  }

  #startClock(): void {
    this.#isInCall = true;
    this.#stopClock();
    this.#askClock();
    this.#clockTimer = setInterval(() => { this.#askClock(); }, clockEveryMs);
  }

  #askClock(): void {
    const sentAt = performance.now();
    this.#socket.timeout(answerLimitMs).emit('clock-asked', { sentAt }, (lateness: Error | null, reply: { at?: number }) => {
      if (this.#isClosed || !this.#isInCall) return;
      if (lateness !== null) this.#break();
      else if (typeof reply.at === 'number') this.#clock.add({ sentAt, receivedAt: performance.now(), serverAt: reply.at });
    });
  }

  /** Ends a connection that is dead in fact; `disconnect` follows and with it the reconnect. */
  #break(): void {
    this.#socket.io.engine?.close();
  }

  #judgeBacklog(): void {
    const transport = this.#socket.io?.engine?.transport as { ws?: { bufferedAmount?: number } } | undefined;
    const backlog = this.#backlog.take(transport?.ws?.bufferedAmount ?? 0, performance.now());
    this.#isBusy = backlog !== 'clear';
    if (backlog === 'stalled') this.#tell({ type: 'failed', error: new DuetError('session.client-stalled') });
    if (backlog === 'hopeless') this.#break();
  }

  #tell(signal: Parameters<SocketConnectionOptions['onSignal']>[0]): void {
    this.#options.onSignal(signal);
  }

  #cancelRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  #stopClock(): void {
    if (this.#clockTimer !== null) clearInterval(this.#clockTimer);
    this.#clockTimer = null;
  }
}

const withArrayBuffer = ({ capturedAt, image }: ClientEvent<'camera-frame'>): { capturedAt: number; image: ArrayBuffer } =>
  ({ capturedAt, image: image.slice().buffer as ArrayBuffer });
