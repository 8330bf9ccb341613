import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionSignal } from './interactive-connection.ts';
import { connectInteractive } from './socket-connection.ts';

type Listener = (...values: never[]) => void;

/** The parts of a socket that the connection touches. */
class FakeSocket {
  connected = false;
  connects = 0;
  readonly emitted: { name: string; values: unknown[] }[] = [];
  readonly io = { engine: { close: () => { this.drop(); }, transport: { ws: { bufferedAmount: 0 } } } };
  readonly #listeners = new Map<string, Listener>();
  #any: ((name: string, payload: unknown) => void) | null = null;

  on(name: string, listener: Listener): void { this.#listeners.set(name, listener); }
  onAny(listener: (name: string, payload: unknown) => void): void { this.#any = listener; }
  offAny(): void { this.#any = null; }
  timeout(): this { return this; }
  connect(): void { this.connects += 1; }
  disconnect(): void { this.connected = false; }
  emit(name: string, ...values: unknown[]): void { this.emitted.push({ name, values }); }

  open(): void {
    this.connected = true;
    this.#listeners.get('connect')?.();
  }

  drop(): void {
    this.connected = false;
    this.#listeners.get('disconnect')?.();
  }

  refuse(error: Error): void { this.#listeners.get('connect_error')?.(error as never); }
  receive(name: string, payload: unknown): void { this.#any?.(name, payload); }
  last(name: string): unknown[] | undefined { return this.emitted.findLast((event) => event.name === name)?.values; }
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function open(): { socket: FakeSocket; signals: ConnectionSignal[]; connection: ReturnType<typeof connectInteractive>; types: () => string[] } {
  const socket = new FakeSocket();
  const signals: ConnectionSignal[] = [];
  const connection = connectInteractive({
    url: 'https://duet.test', makeSocket: () => socket as unknown as Socket, policy: { nextDelayMs: (attempt, elapsedMs) => (elapsedMs > 3000 ? null : 100 + attempt) },
    callStart: () => ({ settings: {}, locale: 'en', timeZone: 'UTC', client: 'page' }), onSignal: (signal) => signals.push(signal),
  });
  return { socket, signals, connection, types: () => signals.map((signal) => signal.type) };
}

const opened = {
  at: 0, epoch: 0, sessionId: 's1', resumeToken: 't', isResumed: false, generationSeat: 'A', seats: [], settings: { duplex: {} }, transcript: [], upPosition: 0, answer: null,
  lease: { idleLimitSeconds: 1, longestCallSeconds: 1, reconnectSeconds: 30 },
  engine: { id: 'e', name: 'E', runsOn: 'x', isVita: false, modalitiesIn: [], modalitiesOut: [], languages: [], voices: [], abilities: [], limits: { textCharacters: 1, images: 0, imageBytes: 0, audioSeconds: 1 }, missing: [] },
};

test('starts the call at every connect, and sends nothing before it is open', () => {
  const { socket, connection, types } = open();
  socket.open();
  expect(socket.last('call-started')?.[0]).toMatchObject({ protocolVersion: 1, sampleRateHz: 16_000, client: 'page' });
  expect(connection.sendAudio(new Uint8Array(24))).toBe(false);
  socket.receive('session-opened', opened);
  expect(types()).toEqual(['connecting', 'connected', 'event']);
  expect(connection.sendAudio(new Uint8Array(24))).toBe(true);
  expect(socket.last('audio')?.[0]).toBeInstanceOf(ArrayBuffer);
});

test('a broken connection is tried again until the policy gives up, and can then be tried by hand', () => {
  const { socket, connection, types } = open();
  socket.open();
  socket.receive('session-opened', opened);
  socket.drop();
  expect(connection.send('camera-closed', {})).toBe(false);
  while (types().at(-1) !== 'lost') {
    vi.advanceTimersByTime(200);
    socket.refuse(new Error('websocket error'));
  }
  expect(types().slice(-3)).toEqual(['reconnecting', 'failed', 'lost']);
  const before = socket.connects;
  connection.reconnect();
  expect(socket.connects).toBe(before + 1);
  socket.open();
  expect(types().slice(-2)).toEqual(['reconnecting', 'connected']);
});

test('a server that answers nothing is taken for gone, though the socket stands', () => {
  const { socket, types } = open();
  socket.open();
  socket.receive('session-opened', opened);
  const ask = socket.last('clock-asked');
  (ask?.[1] as (lateness: Error | null) => void)(new Error('timeout'));
  expect(types().at(-1)).toBe('reconnecting');
  vi.advanceTimersByTime(150);
  expect(socket.connects).toBe(2);
});

test('the clock of the server is estimated from its replies', () => {
  const { socket, connection } = open();
  socket.open();
  socket.receive('session-opened', opened);
  const [payload, reply] = socket.last('clock-asked') as [{ sentAt: number }, (lateness: null, reply: { at: number }) => void];
  reply(null, { at: payload.sentAt + 500 });
  expect(connection.serverOffsetMs).toBeCloseTo(500, 0);
  expect(connection.roundTripMs).toBeCloseTo(0, 0);
});

test('a refusal by the table ends the attempts', () => {
  const { socket, signals, types } = open();
  socket.refuse(Object.assign(new Error('refused'), { data: { code: 'transport.origin-refused' } }));
  expect(types()).toEqual(['connecting', 'failed', 'lost']);
  expect(signals[1]).toMatchObject({ error: { code: 'transport.origin-refused' } });
  vi.advanceTimersByTime(5000);
  expect(socket.connects).toBe(1);
});

test('what is malformed is reported and does no harm', () => {
  const { socket, types } = open();
  socket.open();
  socket.receive('answer-delta', { epoch: 'x' });
  socket.receive('audio', 'text');
  socket.receive('no-such-event', {});
  expect(types()).toEqual(['connecting', 'connected', 'failed', 'failed', 'failed']);
});

test('after closing, nothing is tried and nothing is told', () => {
  const { socket, connection, signals } = open();
  socket.open();
  connection.close();
  const count = signals.length;
  socket.drop();
  vi.advanceTimersByTime(5000);
  expect(signals).toHaveLength(count);
  expect(socket.connects).toBe(1);
});
