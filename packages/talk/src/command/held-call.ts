import { defaultDuplexSettings, downFrameSamples, type AnyServerEvent, type AudioFrame, type ClientEventName, type ServerEvent } from '@duet/shared';
import { DuetClient, type CallOptions, type DuetClientHandlers, type DuetClientOptions } from '../client/duet-client.ts';
import { VirtualListener, type ListenerMark } from '../listener/virtual-listener.ts';
import { paceFrames } from '../microphone/frame-pacer.ts';
import { MicrophoneTrack } from '../microphone/microphone-track.ts';

export interface HeldCallOptions extends DuetClientOptions {
  call?: CallOptions;
  signal?: AbortSignal;
  onEvent?: (event: AnyServerEvent, receivedAt: number) => void;
  onSent?: (name: ClientEventName, payload: unknown) => void;
  onViolation?: (name: string, problem: string) => void;
  onDisconnected?: (reason: string) => void;
  onQueued?: DuetClientHandlers['onQueued'];
  onMark?: (mark: ListenerMark) => void;
  /** Each 20 ms: what went into the microphone (16 kHz, 320 samples) and what was heard (24 kHz, 480 samples). Both arrays are the receiver's to keep. */
  onFrame?: (spoken: Int16Array, heard: Int16Array, frame: number) => void;
}

/**
 * A call with a microphone and a listener on one 20 ms clock: place clips on `microphone`, and the answer is played as a page would play it,
 * with the reports and confirmations that the server waits for.
 */
export class HeldCall {
  readonly client: DuetClient;
  readonly microphone = new MicrophoneTrack();
  readonly listener: VirtualListener;
  readonly opened: ServerEvent<'session-opened'>;
  readonly #stopPacing: () => void;

  private constructor(client: DuetClient, listener: VirtualListener, opened: ServerEvent<'session-opened'>, onFrame: HeldCallOptions['onFrame']) {
    this.client = client;
    this.listener = listener;
    this.opened = opened;
    this.#stopPacing = paceFrames((frame) => {
      const spoken = this.microphone.nextFrame();
      client.sendAudio(spoken);
      const heard = new Int16Array(downFrameSamples);
      listener.render(heard);
      onFrame?.(spoken, heard, frame);
    });
  }

  /** @throws DuetError `transport.unreachable`, or what the server refuses the call with. */
  static async open(options: HeldCallOptions): Promise<HeldCall> {
    let client: DuetClient | null = null;
    const duplex = { ...defaultDuplexSettings, ...options.call?.settings?.duplex };
    const listener = new VirtualListener({
      jitterBufferMs: duplex.jitterBufferMs, longestJitterBufferMs: duplex.longestJitterBufferMs,
      onReport: (report) => { if (client?.isInCall === true) client.send('playback-reported', report); },
      onConfirmed: (confirmation) => { if (client?.isInCall === true) client.send('playback-confirmed', confirmation); },
      ...(options.onMark === undefined ? {} : { onMark: options.onMark }),
    });
    client = await DuetClient.connect(options, {
      onEvent: (event, receivedAt) => {
        options.onEvent?.(event, receivedAt);
        follow(listener, event);
      },
      onAudio: (frame: AudioFrame) => { listener.receive(frame); },
      heard: () => listener.position,
      ...(options.onSent === undefined ? {} : { onSent: options.onSent }),
      ...(options.onViolation === undefined ? {} : { onViolation: options.onViolation }),
      ...(options.onDisconnected === undefined ? {} : { onDisconnected: options.onDisconnected }),
      ...(options.onQueued === undefined ? {} : { onQueued: options.onQueued }),
    });
    try {
      return new HeldCall(client, listener, await client.start(options.call, options.signal), options.onFrame);
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** Stops the microphone and ends the call in order. */
  async end(): Promise<ServerEvent<'session-ended'>> {
    this.#stopPacing();
    return await this.client.end();
  }

  /** Lets go without a word, as a closed laptop does. */
  abandon(): void {
    this.#stopPacing();
    this.client.close();
  }
}

function follow(listener: VirtualListener, event: AnyServerEvent): void {
  if (event.type === 'playback-commanded') listener.command(event);
  else if (event.type === 'answer-generated') listener.completeAnswer(event.epoch, event.totalSamples);
  else if (event.type === 'answer-started') listener.raiseEpoch(event.epoch);
}
