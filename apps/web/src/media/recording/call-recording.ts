import { downSampleRateHz } from '@duet/shared';
import { RecordedStretch } from './recorded-stretch.ts';
import { silence, wavHeader } from './wav-file.ts';

const bytesPerMs = (downSampleRateHz * 2 * 2) / 1000;
/** A server keeps a dropped call for 10 minutes at most; a longer gap means that a clock was set, and is not written out. */
const longestGapMs = 10 * 60_000;

/** What a page recorded that was loaded anew since: one second each, in order. `stretch` counts the pages. */
export interface EarlierSound { stretch: number; samples: Int16Array<ArrayBuffer>; receivedAt: number }

/**
 * The sound of a call: left the user, right the assistant, on one clock. A page that is loaded anew records a new stretch; the time between two stretches is
 * silence on both sides, so that whatever follows lies where it was said.
 */
export class CallRecording {
  #stretches: RecordedStretch[] = [new RecordedStretch()];

  /** @param samples interleaved stereo, 24 kHz @param receivedAt wall clock in milliseconds, the same for all pages of a call */
  add(samples: Int16Array<ArrayBuffer>, receivedAt: number): void {
    this.#stretches.at(-1)?.add(samples, receivedAt);
  }

  /** Puts what earlier pages recorded before what this one records. */
  prepend(sounds: readonly EarlierSound[]): void {
    const earlier = new Map<number, RecordedStretch>();
    for (const { stretch, samples, receivedAt } of sounds) {
      const recorded = earlier.get(stretch) ?? new RecordedStretch();
      earlier.set(stretch, recorded);
      recorded.add(samples, receivedAt);
    }
    this.#stretches = [...earlier.values(), ...this.#stretches];
  }

  get sizeBytes(): number {
    return this.#sounding().reduce((sum, { stretch, gapBytes }) => sum + gapBytes + stretch.sizeBytes, 0);
  }

  get durationSeconds(): number {
    return this.sizeBytes / bytesPerMs / 1000;
  }

  /** A stereo WAV, 24 kHz, 16 bits. */
  toWav(): Blob {
    const parts = this.#sounding().flatMap(({ stretch, gapBytes }) => [...silence(gapBytes), ...stretch.toParts()]);
    return new Blob([wavHeader(this.sizeBytes, 2, downSampleRateHz), ...parts], { type: 'audio/wav' });
  }

  clear(): void {
    this.#stretches = [new RecordedStretch()];
  }

  /** Each stretch that has sound, with the silence before it. */
  #sounding(): { stretch: RecordedStretch; gapBytes: number }[] {
    const sounding = this.#stretches.filter((stretch) => stretch.sizeBytes > 0);
    return sounding.map((stretch, index) => {
      const before = sounding[index - 1];
      const gapMs = before === undefined ? 0 : stretch.beganAt - before.endedAt;
      // Whole frames of two samples: half a frame would swap the sides from here on.
      return { stretch, gapBytes: gapMs > 0 && gapMs <= longestGapMs ? Math.round((gapMs * downSampleRateHz) / 1000) * 4 : 0 };
    });
  }
}
