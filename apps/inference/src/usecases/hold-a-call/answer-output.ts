import { downFrameSamples, encodeAudioFrame } from '@duet/shared';

/** Sends one packet of audio to the client; false when the client is away. */
export type SendAudio = (packet: Uint8Array) => boolean;

/**
 * The sound of one answer on its way to the player: kept whole until the answer has ended, sent ahead of playback only as far as the credits
 * allow, and sent again from the heard sample after a dropped connection. 24 kHz mono.
 */
export class AnswerOutput {
  private readonly pieces: Int16Array[] = [];
  private madeSamples = 0;
  private sentSamples = 0;
  private playedSample = 0;
  private isComplete = false;
  private isDropped = false;
  private isAway = false;
  private firstSentAt: number | null = null;
  private readonly epoch: number;
  private readonly aheadSamples: number;
  private readonly nextSequence: () => number;
  private readonly send: SendAudio;

  constructor(options: { epoch: number; aheadSamples: number; nextSequence: () => number; send: SendAudio }) {
    this.epoch = options.epoch;
    this.aheadSamples = options.aheadSamples;
    this.nextSequence = options.nextSequence;
    this.send = options.send;
  }

  /** Samples made and not yet played: the synthesizer rests while this is long. */
  get unplayedSamples(): number {
    return this.madeSamples - this.playedSample;
  }

  add(samples: Int16Array): void {
    if (this.isDropped || samples.length === 0) return;
    this.pieces.push(samples);
    this.madeSamples += samples.length;
    this.pump();
  }

  complete(): void {
    this.isComplete = true;
    this.pump();
  }

  /** The player's position is the credit: playback moved on, so more may be sent. */
  credit(playedSample: number): void {
    this.playedSample = Math.max(this.playedSample, playedSample);
    // Also without progress: the line may have been full, and a player that ran dry stays where it is.
    this.pump();
  }

  drop(): void {
    this.isDropped = true;
    this.pieces.length = 0;
  }

  pause(): void {
    this.isAway = true;
  }

  /** Sends again all that the player has not played. */
  resumeFrom(sample: number): void {
    this.isAway = false;
    this.playedSample = Math.max(this.playedSample, sample);
    this.sentSamples = Math.min(sample, this.madeSamples);
    this.pump();
  }

  private pump(): void {
    if (this.isDropped || this.isAway) return;
    const limit = Math.min(this.madeSamples, this.playedSample + this.aheadSamples);
    while (this.sentSamples < limit) {
      const end = Math.min(this.sentSamples + downFrameSamples, this.madeSamples);
      // A short frame only at the very end: a frame that waits for its rest costs nothing, the next sentence follows.
      if (end - this.sentSamples < downFrameSamples && !this.isComplete) return;
      const isLast = this.isComplete && end === this.madeSamples;
      const packet = encodeAudioFrame({ sequence: this.nextSequence(), epoch: this.epoch, position: this.sentSamples, isLast, samples: this.read(this.sentSamples, end) });
      if (!this.send(packet)) return;
      this.firstSentAt ??= this.sentSamples;
      this.sentSamples = end;
    }
  }

  get hasSent(): boolean {
    return this.firstSentAt !== null;
  }

  private read(from: number, to: number): Int16Array {
    const frame = new Int16Array(to - from);
    let start = 0;
    for (const piece of this.pieces) {
      const end = start + piece.length;
      if (end > from && start < to) {
        const first = Math.max(from, start);
        const last = Math.min(to, end);
        frame.set(piece.subarray(first - start, last - start), first - from);
      }
      if (end >= to) break;
      start = end;
    }
    return frame;
  }
}
