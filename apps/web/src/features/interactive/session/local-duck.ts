import type { AnyServerEvent, DuplexSettings } from '@duet/shared';
import { LocalOnset, type HeardFrame } from '../../../media/dsp/local-onset.ts';
import type { PlaybackCommand, PlayerMark } from '../../../media/dsp/player-messages.ts';
import { capturedFrameMs } from '../../../media/worklets/messages.ts';

/** Up to this round trip the server's own duck comes soon enough. */
const longestWaitMs = 80;
/** If the server says nothing in this long and a round trip, it heard no speech. */
const graceMs = 700;

export type LocalDuckSettings = Pick<DuplexSettings, 'duckDb' | 'duckRampMs' | 'resumeFadeMs' | 'echoSimilarity' | 'echoAdaptationMs'>;

/**
 * Lowers the answer by itself where the server is far away, and raises it again when the server does not confirm. It never holds, flushes or raises an epoch:
 * any command of the server takes its place. Time is counted in frames of the microphone, which come all the time.
 */
export class LocalDuck {
  readonly #command: (command: PlaybackCommand) => void;
  readonly #onset = new LocalOnset();
  #settings: LocalDuckSettings | null = null;
  #isPlaying = false;
  /** The server has lowered or paused the answer: nothing is left to do here. */
  #isCommanded = false;
  /** Since the first answer of the call began; null before it. */
  #answeredMs: number | null = null;
  #commands = 0;
  /** Milliseconds until an unconfirmed duck is taken back; null while there is none. */
  #leftMs: number | null = null;
  #ownFrame: number | null = null;
  /** The server's duck that confirmed ours: the answer was lower before it came. */
  #confirmedBy: string | null = null;

  constructor(command: (command: PlaybackCommand) => void) {
    this.#command = command;
  }

  configure(settings: LocalDuckSettings): void {
    this.#settings = settings;
  }

  captured(frame: HeardFrame, epoch: number, roundTripMs: number | null): void {
    const settings = this.#settings;
    if (settings === null) return;
    const isOnset = this.#onset.take(frame, settings.echoSimilarity);
    if (this.#answeredMs !== null) this.#answeredMs += capturedFrameMs;
    if (this.#leftMs !== null) {
      this.#leftMs -= capturedFrameMs;
      if (this.#leftMs <= 0) this.#takeBack(epoch, settings);
      return;
    }
    // While echo cancellation adapts, the level says nothing of the user.
    const isAdapting = this.#answeredMs === null || this.#answeredMs < settings.echoAdaptationMs;
    if (!isOnset || isAdapting || !this.#isPlaying || this.#isCommanded || roundTripMs === null || roundTripMs <= longestWaitMs) return;
    this.#leftMs = graceMs + roundTripMs;
    this.#confirmedBy = null;
    this.#ownFrame = null;
    this.#send(epoch, 'duck', settings.duckRampMs, settings.duckDb);
  }

  reported(isPlaying: boolean): void {
    this.#isPlaying = isPlaying;
  }

  onEvent(event: AnyServerEvent): void {
    if (event.type === 'answer-started') this.#isCommanded = false;
    if (event.type !== 'playback-commanded') return;
    this.#confirmedBy = event.action === 'duck' && this.#leftMs !== null ? event.commandId : null;
    this.#isCommanded = event.action !== 'resume' && event.action !== 'flush';
    this.#leftMs = null;
  }

  /**
   * What a mark of the player says of the server's commands.
   * @returns null for a mark of the page's own command; else the mark, the duck that confirms ours at the frame of ours.
   */
  marked(mark: PlayerMark): PlayerMark | null {
    if (mark.type === 'answer-began') this.#answeredMs ??= 0;
    if (mark.type === 'answer-began' || mark.type === 'finished' || mark.type === 'flushed') this.#leftMs = null;
    if (mark.commandId?.startsWith(ownPrefix) === true) {
      if (mark.type === 'ducked') this.#ownFrame = mark.frame;
      return null;
    }
    if (mark.type !== 'ducked' || mark.commandId === null || mark.commandId !== this.#confirmedBy || this.#ownFrame === null) return mark;
    return { ...mark, frame: this.#ownFrame };
  }

  #takeBack(epoch: number, settings: LocalDuckSettings): void {
    this.#leftMs = null;
    this.#send(epoch, 'resume', settings.resumeFadeMs, 0);
  }

  #send(epoch: number, action: 'duck' | 'resume', rampMs: number, gainDb: number): void {
    this.#commands += 1;
    this.#command({ epoch, commandId: `${ownPrefix}${String(this.#commands)}`, action, rampMs, gainDb });
  }
}

/** Ids of the server never begin so. */
const ownPrefix = 'page-';
