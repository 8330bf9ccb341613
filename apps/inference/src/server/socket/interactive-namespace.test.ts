/** Guards the service against a client that stops reading: its sound waits, and when even that fills the memory its connection is given up, with the reason. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Namespace } from 'socket.io';
import { startVirtualService, type VirtualService } from '../../usecases/hold-a-call/testing/virtual-page.ts';
import { serveInteractive } from './interactive-namespace.ts';

/** A socket whose other side reads nothing: what waits in it is what the test says. */
class StalledSocket {
  connected = true;
  readonly sent: { name: string; payload: unknown }[] = [];
  readonly conn = { transport: { socket: { bufferedAmount: 0 } } };
  #receive: (name: string, payload: unknown, reply?: (value: unknown) => void) => void = () => undefined;
  #onDisconnect: (reason: string) => void = () => undefined;

  on(name: string, listener: (reason: string) => void): void {
    if (name === 'disconnect') this.#onDisconnect = listener;
  }

  onAny(listener: (name: string, payload: unknown) => void): void {
    this.#receive = listener;
  }

  emit(name: string, payload: unknown): void {
    this.sent.push({ name, payload });
  }

  disconnect(): void {
    this.connected = false;
    this.#onDisconnect('server namespace disconnect');
  }

  /** The client sends an event; resolves with its acknowledgement. */
  receive(name: string, payload: unknown): Promise<unknown> {
    return new Promise((resolve) => { this.#receive(name, payload, resolve); });
  }

  tell(name: string, payload: unknown): void {
    this.#receive(name, payload);
  }

  audioFrames(): number {
    return this.sent.filter(({ name }) => name === 'audio').length;
  }
}

async function openCall(): Promise<{ service: VirtualService; socket: StalledSocket }> {
  const service = startVirtualService();
  const namespace = new EventEmitter();
  serveInteractive(namespace as unknown as Namespace, { registry: service.registry, clock: service.clock, onFault: (fault) => service.faults.push(fault) });
  const socket = new StalledSocket();
  namespace.emit('connection', socket);
  await socket.receive('call-started', { protocolVersion: 1, sampleRateHz: 16_000 });
  return { service, socket };
}

describe('a client that reads nothing', () => {
  it('is sent no sound while half a mebibyte waits, and goes on when it reads again', async () => {
    const { service, socket } = await openCall();
    socket.conn.transport.socket.bufferedAmount = 600 * 1024;
    socket.tell('question-typed', { questionId: 'q1', text: 'hello' });
    await service.clock.advance(1000);
    expect(socket.sent.some(({ name }) => name === 'answer-started')).toBe(true);
    expect(socket.audioFrames()).toBe(0);
    expect(socket.connected).toBe(true);
    socket.conn.transport.socket.bufferedAmount = 0;
    socket.tell('playback-reported', { epoch: 1, playedSample: 0, bufferedSamples: 0, outputLatencyMs: 0, isPlaying: false });
    await service.clock.advance(500);
    expect(socket.audioFrames()).toBeGreaterThan(10);
  });

  it('loses its connection as well when it is only sent events', async () => {
    const { service, socket } = await openCall();
    socket.conn.transport.socket.bufferedAmount = 9 * 1024 * 1024;
    socket.tell('settings-changed', { settings: { volume: 0.5 } });
    expect(socket.sent.at(-1)).toMatchObject({ name: 'error-raised', payload: { error: { code: 'session.client-stalled' } } });
    expect(socket.connected).toBe(false);
    expect(service.registry.counts.active).toBe(1);
  });

  it('loses its connection with the reason when eight wait, and its call is kept for it', async () => {
    const { service, socket } = await openCall();
    socket.conn.transport.socket.bufferedAmount = 9 * 1024 * 1024;
    socket.tell('question-typed', { questionId: 'q1', text: 'hello' });
    await service.clock.advance(1000);
    expect(socket.sent.at(-1)).toMatchObject({ name: 'error-raised', payload: { error: { code: 'session.client-stalled' } } });
    expect(socket.connected).toBe(false);
    expect(service.registry.counts.active).toBe(1);
    await service.clock.advance(40_000);
    expect(service.registry.counts.active).toBe(0);
    expect(service.faults).toEqual([]);
  });
});
