import type { AnyServerEvent, AudioFrame, CallStartReply, ClientEvent, ClientEventName, DuetError } from '@duet/shared';

/** Everything that comes from the connection of a call, in the order in which it came. */
export type ConnectionSignal =
  | { type: 'connecting' }
  | { type: 'connected' }
  | { type: 'reconnecting' }
  /** Nothing is being tried any more. */
  | { type: 'lost' }
  | { type: 'start-replied'; reply: CallStartReply }
  | { type: 'event'; event: AnyServerEvent }
  | { type: 'audio'; frame: AudioFrame }
  | { type: 'failed'; error: DuetError };

export type CallStart = Omit<ClientEvent<'call-started'>, 'protocolVersion' | 'sampleRateHz'>;
/** Events that a client sends during a call; starting it and the clock are the connection's own business. */
export type SentEventName = Exclude<ClientEventName, 'call-started' | 'clock-asked'>;
/** One of them with its name, as logs and fakes carry it. */
export type SentEvent = { [Name in SentEventName]: { type: Name } & ClientEvent<Name> }[SentEventName];

export interface InteractiveConnectionOptions {
  /** Asked for at every connect: the token and the heard position are those of that moment. */
  callStart: () => CallStart;
  onSignal: (signal: ConnectionSignal) => void;
}

/** One call's way to the server: a socket, or a played-back log in tests. */
export interface InteractiveConnection {
  /** False when it could not be sent now. Nothing is kept for later: what is late by a reconnect is stale, and what must not be lost is asked for again by its sender. */
  send<Name extends SentEventName>(name: Name, payload: ClientEvent<Name>): boolean;
  sendAudio(packet: Uint8Array<ArrayBuffer>): boolean;
  /** More waits in the browser than should: camera frames are to be left out. Audio never is. */
  readonly isBusy: boolean;
  /** Estimated milliseconds to add to `performance.now()` for the server's `at`; null before the first reply. */
  readonly serverOffsetMs: number | null;
  /** Of the quickest of the last replies, milliseconds; null before the first. */
  readonly roundTripMs: number | null;
  /** Tries again at once, also after `lost`. */
  reconnect(): void;
  close(): void;
}

export type ConnectInteractive = (options: InteractiveConnectionOptions) => InteractiveConnection;
