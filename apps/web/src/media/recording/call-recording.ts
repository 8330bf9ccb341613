import { downSampleRateHz } from '@duet/shared';
import type { RecordedChunk } from '../worklets/messages.ts';
import { wavHeader } from './wav-file.ts';

/** Chunks are one second each; this many go into one Blob, which browsers keep on disk when memory is short. */
const chunksInPart = 30;
const bytesPerSecond = downSampleRateHz * 2 * 2;

/** The sound of a call: left the user, right the assistant, on one clock. Kept in this browser only. */
export class CallRecording {
  #parts: Blob[] = [];
  #recent: Int16Array<ArrayBuffer>[] = [];
  #bytes = 0;

  add(chunk: RecordedChunk): void {
    if (chunk.samples.length === 0) return;
    this.#recent.push(chunk.samples);
    this.#bytes += chunk.samples.byteLength;
    if (this.#recent.length >= chunksInPart) this.#store();
  }

  get sizeBytes(): number {
    return this.#bytes;
  }

  get durationSeconds(): number {
    return this.#bytes / bytesPerSecond;
  }

  /** A stereo WAV, 24 kHz, 16 bits. */
  toWav(): Blob {
    this.#store();
    return new Blob([wavHeader(this.#bytes, 2, downSampleRateHz), ...this.#parts], { type: 'audio/wav' });
  }

  clear(): void {
    this.#parts = [];
    this.#recent = [];
    this.#bytes = 0;
  }

  #store(): void {
    if (this.#recent.length === 0) return;
    this.#parts.push(new Blob(this.#recent));
    this.#recent = [];
  }
}
