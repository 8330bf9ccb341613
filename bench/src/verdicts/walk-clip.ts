import { advanceStaggeredRows, createStaggeredRows, type TurnTakingEvent } from '@duet/duplex';
import { detectorWindowSamples, samplesToMs, upSampleRateHz, type DuplexSettings } from '@duet/shared';
import type { DetectorWindow } from '../../../apps/inference/src/ports/index.ts';
import { endpointWaitMs } from '../../../packages/duplex/src/turn-taking/endpoint-wait.ts';
import type { WindowRows } from './detect-windows.ts';

const windowMs = samplesToMs(detectorWindowSamples, upSampleRateHz);

/** 128 ms of sound are on their way at most. */
const windowsBetweenWaits = 4;

/** One moment at which a seat would be asked: a pause that speculation uses, or the endpoint. */
export interface Asking {
  isComplete: boolean;
  /** Speech since the onset. */
  speechMs: number;
  speechFraction: number;
  levelDb: number;
}

export interface Listener {
  begin(preRoll: Int16Array): void;
  push(samples: Int16Array): void;
  /** Waits until all is heard that was pushed: a recognizer that falls behind would narrow its search, and then give up. */
  keepUp(): Promise<void>;
  /** What was said so far: 0 … 1 that the turn is over. */
  finished(): Promise<number>;
  /** Returns true when the utterance is closed by the answer: nothing to answer, and a held answer goes on. */
  ask(asking: Asking): Promise<boolean>;
  end(): Promise<void>;
}

/**
 * Takes a recording through onset, pauses and endpoint as a call does (the same turn-taking over both rows of windows), with time counted in samples, as fast as the listener can.
 * @returns number of onsets.
 */
export async function walkClip(samples: Int16Array, rows: WindowRows, settings: DuplexSettings, listener: Listener): Promise<number> {
  const preRollSamples = (settings.preRollMs * upSampleRateHz) / 1000;
  let heard = createStaggeredRows(settings);
  let onsets = 0;
  let startSample: number | null = null;
  let pushedUntil = 0;
  let endpointMs = settings.endpointUnsureMs;
  let hasSpeculated = false;

  const askingNow = (isComplete: boolean): Asking => {
    const stretch = rows.windows.filter(({ endSample }) => endSample > (startSample ?? 0) && endSample <= heard.first.speechEndSample);
    const speech = stretch.filter((window) => window.probability >= settings.onsetProbability);
    return {
      isComplete, speechMs: speech.length * windowMs, speechFraction: stretch.length === 0 ? 0 : speech.length / stretch.length,
      levelDb: speech.reduce((sum, window) => sum + window.levelDb, 0) / Math.max(1, speech.length),
    };
  };
  const take = (events: readonly TurnTakingEvent[]): void => {
    for (const event of events) {
      if (event.type === 'speech-continued') hasSpeculated = false;
      if (event.type !== 'onset') continue;
      onsets += 1;
      startSample = event.speechStartSample;
      hasSpeculated = false;
      pushedUntil = event.decidedSample;
      listener.begin(samples.subarray(Math.max(0, startSample - preRollSamples), pushedUntil));
    }
  };
  const advance = (window: DetectorWindow, isBetween: boolean): void => {
    const step = advanceStaggeredRows(heard, { ...window, echoSimilarity: 0, isEchoAdapting: false }, isBetween);
    heard = step.rows;
    take(step.events);
  };

  for (const [index, window] of rows.windows.entries()) {
    const windowBetween = rows.between[index];
    if (windowBetween !== undefined) advance(windowBetween, true);
    const wasSilent = heard.first.phase === 'silent';
    advance(window, false);
    const { phase, speechEndSample } = heard.first;
    if (wasSilent || phase === 'silent') continue;
    listener.push(samples.subarray(pushedUntil, window.endSample));
    pushedUntil = Math.max(pushedUntil, window.endSample);
    if (index % windowsBetweenWaits === 0) await listener.keepUp();
    if (phase === 'speaking') continue;
    const silentMs = samplesToMs(window.endSample - speechEndSample, upSampleRateHz);
    let isClosed = false;
    if (!hasSpeculated && silentMs >= settings.speculationMs) {
      hasSpeculated = true;
      isClosed = await listener.ask(askingNow(false));
      if (!isClosed) endpointMs = endpointWaitMs(settings, await listener.finished());
    }
    if (!isClosed && silentMs >= endpointMs && hasSpeculated) {
      await listener.end();
      await listener.ask(askingNow(true));
      isClosed = true;
    }
    if (isClosed) {
      heard = createStaggeredRows(settings);
      startSample = null;
    }
  }
  return onsets;
}
