import type { EventLogLine } from '@duet/shared';
import type { CallAudio } from './audio/call-audio.ts';
import type { TappedBlock } from './worklets/messages.ts';

/**
 * `window.duetBench`: what Playwright tests and benches reach for on a page that was opened with `?bench=1`. Nothing of it exists on any other page.
 *
 * - `?bench=1` opens no microphone: the call hears what is injected, and silence otherwise. `?bench=1&microphone=1` opens the microphone as well.
 * - All frames are numbers of the page's one audio context, so their differences are durations. Injection and taps are exact to the frame.
 * - The context must run: press something on the page first, or launch with `--autoplay-policy=no-user-gesture-required`.
 *
 * ```ts
 * await page.goto(`${origin}/en/interactive?bench=1`);
 * await page.evaluate(() => window.duetBench.actions.start());
 * await page.waitForFunction(() => window.duetBench.view.phase === 'open');
 * const startFrame = await page.evaluate(([samples, rate]) => window.duetBench.inject(samples, rate, { afterMs: 200 }), [samples, 16000]);
 * ```
 */
export interface DuetBench<View, Actions> {
  /** The page's view at this moment, before the page has drawn it. */
  readonly view: View;
  readonly actions: Actions;
  /** The lines of `events.jsonl` so far: server events as they came, what was sent, `playback-marked` with frames, `measure-taken`. */
  readonly events: readonly EventLogLine[];
  readonly sampleRateHz: number;
  /** The context's frame now. */
  readonly currentFrame: number;
  /**
   * Plays a stimulus into the capture bus, as if the microphone had heard it. Mono, −1 … 1, at `rateHz`; the context resamples it.
   * Returns the frame of its first sample: `atFrame`, else `afterMs` (default 100) from now.
   */
  inject(samples: ArrayLike<number>, rateHz: number, at?: { atFrame?: number; afterMs?: number; gain?: number }): Promise<number>;
  /** As `inject`, from a sound file: a WAV as base64. */
  injectWav(base64: string, at?: { atFrame?: number; afterMs?: number; gain?: number }): Promise<{ startFrame: number; frames: number }>;
  /** Starts to keep every sample of the capture and of the playback bus (the latter after volume and ducking). */
  startTap(): Promise<void>;
  /** What was kept since, as one stretch; the tap goes on. */
  readTap(): TappedStretch;
  /** The same in one call for another process: 16 bits, base64. */
  readTapBase64(): { startFrame: number; capture: string; playback: string };
  stopTap(): void;
  /** First frame at or after `fromFrame` at which the tapped playback reaches `level` (amplitude), or −1. */
  firstAudibleFrame(fromFrame: number, level?: number): number;
  /** Last frame at which the tapped playback reaches `level`, or −1. */
  lastAudibleFrame(level?: number): number;
  /** Frame of the context at which a sample of the call's 16 kHz up clock was captured. */
  frameOfUpSample(sample: number): number;
}

export interface TappedStretch { startFrame: number; capture: Float32Array; playback: Float32Array }

/** The audio half of the bench; the store adds view, actions and events. */
export class AudioBench {
  readonly #audio: () => Promise<CallAudio>;
  #opened: CallAudio | null = null;
  #blocks: TappedBlock[] = [];
  #stop: (() => void) | null = null;

  constructor(audio: () => Promise<CallAudio>) {
    this.#audio = audio;
  }

  get sampleRateHz(): number {
    return this.#opened?.sampleRateHz ?? Number.NaN;
  }

  get currentFrame(): number {
    return this.#opened === null ? Number.NaN : Math.round(this.#opened.context.currentTime * this.#opened.sampleRateHz);
  }

  async inject(samples: ArrayLike<number>, rateHz: number, at: { atFrame?: number; afterMs?: number; gain?: number } = {}): Promise<number> {
    const buffer = new AudioBuffer({ length: Math.max(1, samples.length), numberOfChannels: 1, sampleRate: rateHz });
    buffer.copyToChannel(Float32Array.from(samples), 0);
    return this.#play(buffer, at);
  }

  async injectWav(base64: string, at: { atFrame?: number; afterMs?: number; gain?: number } = {}): Promise<{ startFrame: number; frames: number }> {
    const audio = await this.#open();
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const buffer = await audio.context.decodeAudioData(bytes.buffer);
    return { startFrame: await this.#play(buffer, at), frames: buffer.length };
  }

  async startTap(): Promise<void> {
    const audio = await this.#open();
    this.stopTap();
    this.#blocks = [];
    this.#stop = audio.tap([audio.captureBus, audio.playbackBus], (block) => this.#blocks.push(block));
  }

  stopTap(): void {
    this.#stop?.();
    this.#stop = null;
  }

  readTap(): TappedStretch {
    const startFrame = this.#blocks[0]?.startFrame ?? 0;
    const last = this.#blocks.at(-1);
    const length = last === undefined ? 0 : last.startFrame + (last.channels[0]?.length ?? 0) - startFrame;
    const stretch: TappedStretch = { startFrame, capture: new Float32Array(length), playback: new Float32Array(length) };
    for (const block of this.#blocks) {
      stretch.capture.set(block.channels[0] ?? [], block.startFrame - startFrame);
      stretch.playback.set(block.channels[1] ?? [], block.startFrame - startFrame);
    }
    return stretch;
  }

  readTapBase64(): { startFrame: number; capture: string; playback: string } {
    const { startFrame, capture, playback } = this.readTap();
    return { startFrame, capture: toBase64(capture), playback: toBase64(playback) };
  }

  firstAudibleFrame(fromFrame: number, level = 0.001): number {
    for (const block of this.#blocks) {
      const samples = block.channels[1] ?? new Float32Array(0);
      const index = samples.findIndex((value, at) => block.startFrame + at >= fromFrame && Math.abs(value) >= level);
      if (index >= 0) return block.startFrame + index;
    }
    return -1;
  }

  lastAudibleFrame(level = 0.001): number {
    for (const block of this.#blocks.toReversed()) {
      const index = (block.channels[1] ?? new Float32Array(0)).findLastIndex((value) => Math.abs(value) >= level);
      if (index >= 0) return block.startFrame + index;
    }
    return -1;
  }

  async #play(buffer: AudioBuffer, { atFrame, afterMs = 100, gain = 1 }: { atFrame?: number; afterMs?: number; gain?: number }): Promise<number> {
    const audio = await this.#open();
    const { context } = audio;
    const source = new AudioBufferSourceNode(context, { buffer });
    const level = new GainNode(context, { gain });
    source.connect(level).connect(audio.captureBus);
    source.onended = () => { level.disconnect(); };
    const frame = atFrame ?? Math.ceil((context.currentTime + afterMs / 1000) * context.sampleRate);
    source.start(frame / context.sampleRate);
    return frame;
  }

  async #open(): Promise<CallAudio> {
    this.#opened = await this.#audio();
    return this.#opened;
  }
}

function toBase64(samples: Float32Array): string {
  const bytes = new Uint8Array(Int16Array.from(samples, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32767)).buffer);
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}
