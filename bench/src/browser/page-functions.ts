import type { EventLogLine } from '@duet/shared';

/** The part of `window.duetBench` (apps/web/src/media/bench-access.ts) that benches use. These functions run in the page: they reach nothing outside of themselves. */
export interface PageBench {
  readonly view: { readonly phase: string; readonly state: string };
  readonly actions: { start(): void; end(): void; stop(): void; sendText(text: string): void; setSettings(patch: unknown): void };
  readonly events: readonly EventLogLine[];
  readonly sampleRateHz: number;
  readonly currentFrame: number;
  inject(samples: ArrayLike<number>, rateHz: number, at?: { atFrame?: number; afterMs?: number; gain?: number }): Promise<number>;
  startTap(): Promise<void>;
  readTapBase64(): { startFrame: number; capture: string; playback: string };
  stopTap(): void;
}

/** What the clock watch has gathered: see `watchClocks`. */
export interface ClockWatch {
  /**
   * Largest `audio time − performance.now()` of the last 0.3 s, ms. The audio clock moves in bursts of 10 ms; just after a burst the difference is largest. No more than that
   * counts: a browser without a sound card renders on a timer, and when that stalls its audio clock stands back for good (by 150 ms once in seven minutes of a bench).
   */
  audioMinusPage: number;
  /** Smallest `performance.now() − receivedAt` of a line just received in the last 0.3 s: the page's clock against the log's, which is set anew as its estimate gets better. */
  pageMinusLog: number;
}

interface BenchWindow { duetBench: PageBench; duetClocks: ClockWatch[] }

export const isBenchThere = (): boolean => (globalThis as unknown as Partial<BenchWindow>).duetBench !== undefined;
export const phaseOfPage = (): string => (globalThis as unknown as BenchWindow).duetBench.view.phase;

/** Relates the audio clock, the page's clock and the log's clock to each other for as long as the page lives. */
export function watchClocks(): void {
  const page = globalThis as unknown as BenchWindow;
  const bench = page.duetBench;
  const pieces: ClockWatch[] = [];
  page.duetClocks = pieces;
  let pieceEndsAt = 0;
  let seen = bench.events.length;
  setInterval(() => {
    const now = performance.now();
    if (now >= pieceEndsAt) {
      pieces.push({ audioMinusPage: Number.NEGATIVE_INFINITY, pageMinusLog: Number.POSITIVE_INFINITY });
      if (pieces.length > 3) pieces.shift();
      pieceEndsAt = now + 100;
    }
    const piece = pieces[pieces.length - 1];
    if (piece === undefined) return;
    const audioMs = (bench.currentFrame * 1000) / bench.sampleRateHz;
    if (Number.isFinite(audioMs)) piece.audioMinusPage = Math.max(piece.audioMinusPage, audioMs - now);
    const { events } = bench;
    for (const line of events.slice(seen)) {
      const receivedAt = line['receivedAt'];
      if (typeof receivedAt === 'number') piece.pageMinusLog = Math.min(piece.pageMinusLog, now - receivedAt);
    }
    seen = events.length;
  }, 2);
}

export const startCall = (settings: unknown): void => {
  const { actions } = (globalThis as unknown as BenchWindow).duetBench;
  actions.setSettings(settings);
  actions.start();
};
export const endCall = (): void => { (globalThis as unknown as BenchWindow).duetBench.actions.end(); };
export const stopAnswer = (): void => { (globalThis as unknown as BenchWindow).duetBench.actions.stop(); };
export const typeQuestion = (text: string): void => { (globalThis as unknown as BenchWindow).duetBench.actions.sendText(text); };
export const eventsFrom = (from: number): EventLogLine[] => (globalThis as unknown as BenchWindow).duetBench.events.slice(from);
export const eventCount = (): number => (globalThis as unknown as BenchWindow).duetBench.events.length;
export const clocksOfPage = (): ClockWatch => {
  const { duetClocks } = globalThis as unknown as BenchWindow;
  return {
    audioMinusPage: Math.max(...duetClocks.map(({ audioMinusPage }) => audioMinusPage)),
    pageMinusLog: Math.min(...duetClocks.map(({ pageMinusLog }) => pageMinusLog)),
  };
};
export const sampleRateOfPage = (): number => (globalThis as unknown as BenchWindow).duetBench.sampleRateHz;
export const injectSamples = ({ samples, rateHz, afterMs }: { samples: number[]; rateHz: number; afterMs: number }): Promise<number> =>
  (globalThis as unknown as BenchWindow).duetBench.inject(samples, rateHz, { afterMs });
export const beginTap = (): Promise<void> => (globalThis as unknown as BenchWindow).duetBench.startTap();
export const readTap = (): { startFrame: number; capture: string; playback: string } => (globalThis as unknown as BenchWindow).duetBench.readTapBase64();
export const endTap = (): { startFrame: number; capture: string; playback: string } => {
  const bench = (globalThis as unknown as BenchWindow).duetBench;
  const stretch = bench.readTapBase64();
  bench.stopTap();
  return stretch;
};
