import type { Namespace, Socket } from 'socket.io';
import {
  clientEventSchemas, decodeAudioFrame, DuetError, upSampleRateHz, type ClientEvent, type ClientEventName, type ClientToServerEvents, type ServerToClientEvents,
} from '@duet/shared';
import type { Clock } from '../../ports/index.ts';
import type { Call, CallClient } from '../../usecases/hold-a-call/call.ts';
import type { CallRegistry } from '../../usecases/hold-a-call/call-registry.ts';
import { RateLimit } from './rate-limit.ts';

type InteractiveSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

export interface InteractiveNamespaceOptions {
  registry: CallRegistry;
  clock: Clock;
  onFault: (fault: string, thrown: unknown) => void;
}

/** A page sends about 15 events a second; a burst after a stall is forgiven, a flood is not. */
const eventBurst = 300;
const eventsPerSecond = 100;
/** 50 frames a second, and up to ten seconds at once after a stall. */
const frameBurst = 600;
const framesPerSecond = 100;
/** One camera frame: 640 × 480 in good quality is a tenth of it. */
const mostImageBytes = 512 * 1024;
/** Unsent bytes at which audio waits, and at which the connection is given up. */
const waitingBytes = 512 * 1024;
const stalledBytes = 8 * 1024 * 1024;
/** Refusals a connection may collect in a minute before it is closed: a broken client must not fill logs and lines. */
const mostRefusals = 200;

/** Binds the protocol to the registry: checks every message at this boundary, and turns whatever is thrown into an error of the table. */
export function serveInteractive(namespace: Namespace<ClientToServerEvents, ServerToClientEvents>, options: InteractiveNamespaceOptions): void {
  namespace.on('connection', (socket) => new Connection(socket, options));
}

class Connection implements CallClient {
  private readonly socket: InteractiveSocket;
  private readonly options: InteractiveNamespaceOptions;
  private readonly events: RateLimit;
  private readonly frames: RateLimit;
  private readonly refusals: RateLimit;
  private toldRateAt = Number.NEGATIVE_INFINITY;
  private toldOrderAt = Number.NEGATIVE_INFINITY;

  constructor(socket: InteractiveSocket, options: InteractiveNamespaceOptions) {
    this.socket = socket;
    this.options = options;
    const now = options.clock.now();
    this.events = new RateLimit(eventBurst, eventsPerSecond, now);
    this.frames = new RateLimit(frameBurst, framesPerSecond, now);
    this.refusals = new RateLimit(mostRefusals, mostRefusals / 60, now);
    // A client that hangs up says so before its connection closes; a broken network, a reload and a closed laptop say nothing.
    socket.on('disconnect', (reason) => options.registry.disconnect(this, reason === 'client namespace disconnect'));
    // One listener for everything. What the protocol does not know is refused by name instead of being dropped in silence; and audio keeps its place among
    // the events: listeners of a name are called a tick later, so that the end of a call overtook its last frame.
    socket.onAny((sentName: unknown, payload: unknown, reply: unknown) => {
      // The parser lets anything pass for a name.
      const name = typeof sentName === 'string' ? sentName : '';
      if (name === 'audio') this.onAudio(payload);
      else void this.onEvent(name, payload, typeof reply === 'function' ? (reply as (value: unknown) => void) : undefined);
    });
  }

  readonly send: CallClient['send'] = (name, payload) => {
    // Answered pings do not show that anybody reads.
    if (this.bufferedBytes() > stalledBytes) return this.giveUpStalled();
    (this.socket.emit as (name: string, payload: unknown) => void)(name, payload);
  };

  sendAudio(packet: Uint8Array): boolean {
    const waiting = this.bufferedBytes();
    if (waiting > stalledBytes) {
      this.giveUpStalled();
      return false;
    }
    if (waiting > waitingBytes || !this.socket.connected) return false;
    // As a Buffer: the MessagePack parser writes any other view as an extension that browsers cannot read, and with it the whole buffer under the view.
    this.socket.emit('audio', Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength));
    return true;
  }

  private giveUpStalled(): void {
    this.refuse(new DuetError('session.client-stalled'));
    this.socket.disconnect(true);
  }

  private bufferedBytes(): number {
    const transport = this.socket.conn.transport as unknown as { socket?: { bufferedAmount?: number } };
    return transport.socket?.bufferedAmount ?? 0;
  }

  private onAudio(packet: unknown): void {
    if (!this.frames.take(this.options.clock.now())) return this.refuseRate();
    try {
      if (!(packet instanceof Uint8Array)) throw new DuetError('input.frame-malformed', { reason: 'not binary' });
      this.call('audio').pushAudio(decodeAudioFrame(packet, upSampleRateHz));
    } catch (thrown) {
      const error = DuetError.from(thrown);
      // A duplicated stretch of audio is one mistake, not fifty a second.
      if (error.code === 'input.out-of-order') {
        const now = this.options.clock.now();
        if (now - this.toldOrderAt < 1000) return;
        this.toldOrderAt = now;
      }
      this.refuse(error, 'audio');
    }
  }

  private async onEvent(name: string, payload: unknown, reply: ((value: unknown) => void) | undefined): Promise<void> {
    try {
      if (!this.events.take(this.options.clock.now())) {
        reply?.({ error: new DuetError('transport.rate-exceeded', { limit: eventsPerSecond }).toWire(name.slice(0, 64)) });
        return this.refuseRate();
      }
      if (!Object.hasOwn(clientEventSchemas, name)) throw new DuetError('input.unknown-event', { event: name.slice(0, 64) });
      await this.handle(name as ClientEventName, payload, reply);
    } catch (thrown) {
      const error = DuetError.from(thrown);
      reply?.({ error: error.toWire(name.slice(0, 64)) });
      this.refuse(error, name);
    }
  }

  private async handle(name: ClientEventName, payload: unknown, reply: ((value: unknown) => void) | undefined): Promise<void> {
    switch (name) {
      case 'call-started': {
        const start = read('call-started', payload);
        if (start.sampleRateHz !== upSampleRateHz) throw new DuetError('input.sample-rate-wrong', { sampleRateHz: start.sampleRateHz, expected: upSampleRateHz });
        // Not inside the call of `reply`: a client that asks for no acknowledgement has its call too.
        const outcome = await this.options.registry.start(this, start);
        reply?.(outcome);
        return;
      }
      case 'clock-asked': {
        const { sentAt } = read('clock-asked', payload);
        const { at } = this.call(name);
        reply?.({ sentAt, at });
        return;
      }
      case 'playback-reported': return this.call(name).playbackReported(read('playback-reported', payload));
      case 'playback-confirmed': return this.call(name).playbackConfirmed(read('playback-confirmed', payload));
      case 'question-typed': return this.call(name).typeQuestion(read('question-typed', payload));
      case 'camera-frame': {
        const { image } = read('camera-frame', payload);
        if (image.byteLength > mostImageBytes) throw new DuetError('input.image-too-large', { limit: mostImageBytes, bytes: image.byteLength });
        if (!isPicture(image)) throw new DuetError('input.image-unreadable', { accepted: 'JPEG, WebP, PNG' });
        return this.call(name).addCameraFrame(image);
      }
      case 'camera-closed': return this.call(name).camera.clear();
      case 'control-pressed': {
        const { control } = read('control-pressed', payload);
        return control === 'end' ? this.options.registry.end(this) : this.call(name).pressControl(control);
      }
      case 'microphone-changed': return this.call(name).changeMicrophone(read('microphone-changed', payload).state);
      case 'settings-changed': return this.call(name).changeSettings(read('settings-changed', payload).settings);
      case 'measures-taken':
        this.call(name).measuresTaken(read('measures-taken', payload));
    }
  }

  /** @throws DuetError `session.not-started` */
  private call(event: string): Call {
    const call = this.options.registry.callOf(this);
    if (call === null) throw new DuetError('session.not-started', { event });
    return call;
  }

  private refuseRate(): void {
    const now = this.options.clock.now();
    if (now - this.toldRateAt < 1000) return;
    this.toldRateAt = now;
    this.refuse(new DuetError('transport.rate-exceeded', { limit: eventsPerSecond }));
  }

  private refuse(error: DuetError, inReplyTo?: string): void {
    if (error.code === 'internal.unexpected') this.options.onFault('an event could not be handled', error.cause);
    if (!this.refusals.take(this.options.clock.now())) {
      this.socket.disconnect(true);
      return;
    }
    this.socket.emit('error-raised', { at: this.options.registry.callOf(this)?.at ?? 0, error: error.toWire(inReplyTo?.slice(0, 64)) });
  }
}

/** @throws DuetError `input.malformed` that names the first wrong field. */
function read<Name extends ClientEventName>(name: Name, payload: unknown): ClientEvent<Name> {
  const result = clientEventSchemas[name].safeParse(payload);
  if (result.success) return result.data as ClientEvent<Name>;
  const issue = result.error.issues[0];
  throw new DuetError('input.malformed', { event: name, field: issue?.path.join('.').slice(0, 80) ?? '', problem: issue?.message.slice(0, 200) ?? '' });
}

/** By content, not by name: JPEG, WebP and PNG signatures. */
function isPicture(bytes: Uint8Array): boolean {
  const is = (at: number, ...signature: number[]): boolean => signature.every((byte, index) => bytes[at + index] === byte);
  return is(0, 0xff, 0xd8, 0xff) || (is(0, 0x52, 0x49, 0x46, 0x46) && is(8, 0x57, 0x45, 0x42, 0x50)) || is(0, 0x89, 0x50, 0x4e, 0x47);
}
