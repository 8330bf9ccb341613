import { upFrameSamples } from '@duet/shared';

interface Placed {
  samples: Int16Array;
  startSample: number;
  onStarted: (() => void) | undefined;
  onEnded: (() => void) | undefined;
}

/** What the pretended microphone hears: clips placed on one 16 kHz sample clock, mixed, with digital silence between them. */
export class MicrophoneTrack {
  #placed: Placed[] = [];
  #nextSample = 0;

  /** The sample that the next frame begins with. */
  get nextSample(): number {
    return this.#nextSample;
  }

  /** Nothing is being said; clips may be placed further on. */
  get isSilent(): boolean {
    return this.#placed.every((clip) => clip.startSample >= this.#nextSample);
  }

  /** All that was placed was said. */
  get isDone(): boolean {
    return this.#placed.length === 0;
  }

  /**
   * Places a clip, 16 kHz mono. A start in the past means now.
   * @returns the sample at which it begins.
   */
  play(samples: Int16Array, startSample = this.#nextSample, events: { onStarted?: () => void; onEnded?: () => void } = {}): number {
    const start = Math.max(startSample, this.#nextSample);
    this.#placed.push({ samples, startSample: start, onStarted: events.onStarted, onEnded: events.onEnded });
    return start;
  }

  /** The next 20 ms. The array is fresh each time. */
  nextFrame(): Int16Array {
    const frame = new Int16Array(upFrameSamples);
    const begin = this.#nextSample;
    const end = begin + upFrameSamples;
    this.#nextSample = end;
    for (const clip of [...this.#placed]) {
      if (clip.startSample >= end) continue;
      if (clip.startSample >= begin) clip.onStarted?.();
      mixInto(frame, clip, begin);
      if (clip.startSample + clip.samples.length > end) continue;
      this.#placed = this.#placed.filter((other) => other !== clip);
      clip.onEnded?.();
    }
    return frame;
  }
}

function mixInto(frame: Int16Array, { samples, startSample }: Placed, begin: number): void {
  for (let index = Math.max(0, startSample - begin); index < frame.length; index += 1) {
    const sample = samples[begin + index - startSample];
    if (sample === undefined) return;
    frame[index] = Math.max(-32768, Math.min(32767, (frame[index] ?? 0) + sample));
  }
}
