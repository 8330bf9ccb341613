import { detectorWindowSamples, samplesToMs, upSampleRateHz, type DuplexSettings } from '@duet/shared';
import type { DetectorWindow } from '../../../apps/inference/src/ports/index.ts';
import { endpointWaitMs } from '../../../packages/duplex/src/turn-taking/endpoint-wait.ts';

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
 * Takes a recording through onset, pauses and endpoint as a call does, with time counted in detector windows, as fast as the listener can.
 * @returns number of onsets.
 */
export async function walkClip(samples: Int16Array, windows: readonly DetectorWindow[], settings: DuplexSettings, listener: Listener): Promise<number> {
  const onsetWindows = Math.ceil(settings.onsetMs / windowMs);
  const preRollSamples = (settings.preRollMs * upSampleRateHz) / 1000;
  let onsets = 0;
  let run = 0;
  let start: number | null = null;
  let silentMs = 0;
  let endpointMs = settings.endpointUnsureMs;
  let hasSpeculated = false;

  const askingAt = (index: number, isComplete: boolean): Asking => {
    const last = index - Math.round(silentMs / windowMs);
    const stretch = windows.slice(start ?? 0, last + 1);
    const speech = stretch.filter((window) => window.probability >= settings.onsetProbability);
    return {
      isComplete, speechMs: speech.length * windowMs, speechFraction: stretch.length === 0 ? 0 : speech.length / stretch.length,
      levelDb: speech.reduce((sum, window) => sum + window.levelDb, 0) / Math.max(1, speech.length),
    };
  };

  for (let index = 0; index < windows.length; index += 1) {
    const isSpeech = (windows[index]?.probability ?? 0) >= settings.onsetProbability;
    const piece = samples.subarray(index * detectorWindowSamples, (index + 1) * detectorWindowSamples);
    if (start === null) {
      run = isSpeech ? run + 1 : 0;
      if (run < onsetWindows) continue;
      onsets += 1;
      start = index - run + 1;
      silentMs = 0;
      hasSpeculated = false;
      listener.begin(samples.subarray(Math.max(0, start * detectorWindowSamples - preRollSamples), (index + 1) * detectorWindowSamples));
      continue;
    }
    listener.push(piece);
    if (index % windowsBetweenWaits === 0) await listener.keepUp();
    if (isSpeech) {
      silentMs = 0;
      hasSpeculated = false;
      continue;
    }
    silentMs += windowMs;
    let isClosed = false;
    if (!hasSpeculated && silentMs >= settings.speculationMs) {
      hasSpeculated = true;
      isClosed = await listener.ask(askingAt(index, false));
      if (!isClosed) endpointMs = endpointWaitMs(settings, await listener.finished());
    }
    if (!isClosed && silentMs >= endpointMs && hasSpeculated) {
      await listener.end();
      await listener.ask(askingAt(index, true));
      isClosed = true;
    }
    if (isClosed) {
      start = null;
      run = 0;
    }
  }
  return onsets;
}
