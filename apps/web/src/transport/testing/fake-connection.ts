import type { AnyServerEvent, AudioFrame, CallStartReply, ClientEvent } from '@duet/shared';
import type { CallStart, ConnectInteractive, ConnectionSignal, InteractiveConnection, InteractiveConnectionOptions, SentEvent, SentEventName } from '../interactive-connection.ts';

/** A connection without a server: a test or a fixture says what the server sends, and sees what the page sent. */
export class FakeConnection implements InteractiveConnection {
  readonly sent: SentEvent[] = [];
  readonly packets: Uint8Array[] = [];
  isBusy = false;
  serverOffsetMs: number | null = 0;
  roundTripMs: number | null = 1;
  isConnected = false;
  isClosed = false;
  reconnects = 0;
  readonly #options: InteractiveConnectionOptions;

  constructor(options: InteractiveConnectionOptions) {
    this.#options = options;
  }

  /** What the page would start its call with now. */
  get start(): CallStart {
    return this.#options.callStart();
  }

  signal(signal: ConnectionSignal): void {
    if (signal.type === 'connected') this.isConnected = true;
    if (signal.type === 'reconnecting' || signal.type === 'lost') this.isConnected = false;
    if (!this.isClosed) this.#options.onSignal(signal);
  }

  /** Connects and answers the start. */
  open(reply: CallStartReply = { isOpen: true }): void {
    this.signal({ type: 'connected' });
    this.signal({ type: 'start-replied', reply });
  }

  receive(...events: AnyServerEvent[]): void {
    for (const event of events) this.signal({ type: 'event', event });
  }

  hear(frame: AudioFrame): void {
    this.signal({ type: 'audio', frame });
  }

  sentOf<Name extends SentEventName>(name: Name): Extract<SentEvent, { type: Name }>[] {
    return this.sent.filter((event): event is Extract<SentEvent, { type: Name }> => event.type === name);
  }

  send<Name extends SentEventName>(name: Name, payload: ClientEvent<Name>): boolean {
    if (!this.isConnected || this.isClosed) return false;
    this.sent.push({ type: name, ...payload } as SentEvent);
    return true;
  }

  sendAudio(packet: Uint8Array<ArrayBuffer>): boolean {
    if (!this.isConnected || this.isClosed) return false;
    this.packets.push(packet);
    return true;
  }

  reconnect(): void {
    this.reconnects += 1;
  }

  close(): void {
    this.isClosed = true;
  }
}

/** A `connect` for the store, and the connections that it made. */
export function fakeConnect(): { connect: ConnectInteractive; connections: FakeConnection[] } {
  const connections: FakeConnection[] = [];
  return {
    connections,
    connect: (options) => {
      const connection = new FakeConnection(options);
      connections.push(connection);
      connection.signal({ type: 'connecting' });
      return connection;
    },
  };
}
