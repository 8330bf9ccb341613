import type { EventLogLine } from '@duet/shared';
import { CallRecording } from '../../../media/recording/call-recording.ts';
import { deleteLeftRecordings, KeptRecording } from '../../../media/recording/kept-recording.ts';
import type { RecordedChunk } from '../../../media/worklets/messages.ts';
import type { RecordingView } from '../call-view.ts';
import type { EventLog } from './event-log.ts';
import { keptCall } from './kept-call.ts';
import { recordingKey } from './recording-key.ts';
import type { ViewStore } from './view-store.ts';

export interface CallRecorderOptions {
  view: ViewStore;
  log: EventLog;
  /** Starts and stops the recording worklet. */
  setRecording: (isRecording: boolean) => void;
}

/** Of all pages of a call the same clock, finer than `Date.now()` and without its jumps in the life of a page. */
const wallClock = (): number => performance.timeOrigin + performance.now();

/** Records the sound and the events of a call for its downloads, and keeps them over a reload of the tab where the browser can (decision 0003). */
export class CallRecorder {
  readonly #options: CallRecorderOptions;
  readonly #recording = new CallRecording();
  #kept: KeptRecording | null = null;
  #opening: Promise<void> = Promise.resolve();
  #stretch = 0;
  #earlierLines = '';
  #lastKeptLine: EventLogLine | undefined;
  #isRunning = false;

  constructor(options: CallRecorderOptions) {
    this.#options = options;
  }

  /** Deletes what closed tabs left behind, and finds out whether this browser keeps anything. */
  async mount(): Promise<void> {
    try {
      await deleteLeftRecordings(recordingKey.read()?.id ?? null);
    } catch {
      this.#show({ isKept: false });
    }
  }

  /** A call was opened, or taken up again: by the page that recorded it, which then just goes on, or by one that was loaded anew. */
  opened(isResumed: boolean): void {
    if (isResumed && this.#isRunning) return;
    this.#isRunning = true;
    this.#recording.clear();
    this.#earlierLines = '';
    this.#lastKeptLine = undefined;
    this.#show({ state: 'recording', durationSeconds: 0, sizeBytes: 0, isPartial: false, isKept: true });
    this.#options.setRecording(true);
    this.#opening = this.#open(isResumed).catch(() => { this.#show({ isKept: false, isPartial: isResumed }); });
  }

  closed(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.#options.setRecording(false);
    const { ended } = this.#options.view.view;
    // A page that was only left may come back; a call that went to another window took its recording along; of a call that the server lost nothing goes before a new one is chosen.
    if (keptCall.read() !== null || ended?.reason === 'taken-over' || ended?.reason === 'server-lost') return;
    void this.#opening.then(() => this.#forget());
  }

  add({ samples, isFinal }: RecordedChunk): void {
    const receivedAt = wallClock();
    this.#recording.add(samples, receivedAt);
    this.#show({ ...(isFinal ? { state: 'ready' } : {}), ...this.#size() });
    if (this.#isRunning) void this.#opening.then(() => this.#keep(samples, receivedAt));
  }

  /** For a new call: nothing of the last one is left. */
  clear(): void {
    this.#recording.clear();
    this.#earlierLines = '';
    void this.#opening.then(() => this.#forget());
  }

  async sound(): Promise<Blob> {
    await this.#opening;
    return this.#recording.toWav();
  }

  async events(): Promise<string> {
    await this.#opening;
    return this.#earlierLines + this.#options.log.toJsonLines();
  }

  async #open(isResumed: boolean): Promise<void> {
    const known = isResumed ? recordingKey.read() : null;
    if (known === null) {
      await this.#forget();
      this.#stretch = 0;
      this.#kept = await KeptRecording.open(recordingKey.make());
      this.#show({ isPartial: isResumed });
      return;
    }
    const kept = await KeptRecording.open(known);
    const pieces = await kept.read();
    this.#stretch = 1 + Math.max(-1, ...pieces.map((piece) => piece.stretch));
    this.#recording.prepend(pieces.filter((piece) => piece.kind === 'sound'));
    this.#earlierLines = pieces.map((piece) => (piece.kind === 'events' ? piece.text : '')).join('');
    this.#kept = kept;
    this.#show({ ...this.#size(), isPartial: !pieces.some((piece) => piece.kind === 'sound') });
  }

  /** Without room the recording goes on in this page alone. */
  async #keep(samples: RecordedChunk['samples'], receivedAt: number): Promise<void> {
    if (this.#kept === null) return;
    const written = { stretch: this.#stretch, receivedAt };
    const text = this.#newLines();
    try {
      await this.#kept.append({ kind: 'sound', ...written, samples });
      if (text !== '') await this.#kept.append({ kind: 'events', ...written, text });
    } catch {
      this.#kept = null;
      this.#show({ isKept: false });
    }
  }

  #newLines(): string {
    const { lines } = this.#options.log;
    const from = this.#lastKeptLine === undefined ? 0 : lines.lastIndexOf(this.#lastKeptLine) + 1;
    this.#lastKeptLine = lines.at(-1);
    return lines.slice(from).map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  async #forget(): Promise<void> {
    recordingKey.clear();
    const kept = this.#kept;
    this.#kept = null;
    // What could not be deleted is sealed, and the next visit tries again.
    await kept?.clear().catch(() => undefined);
  }

  #size(): Pick<RecordingView, 'durationSeconds' | 'sizeBytes'> {
    return { durationSeconds: Math.floor(this.#recording.durationSeconds), sizeBytes: this.#recording.sizeBytes };
  }

  #show(recording: Partial<RecordingView>): void {
    this.#options.view.change((view) => ({ ...view, recording: { ...view.recording, ...recording } }));
  }
}
