import { detectorWindowSamples } from '@duet/shared';
import type { DetectorStream, DetectorWindow, VoiceDetector } from '../voice-detector.ts';

/**
 * A detector for tests that need no model: loud is speech. A window at −45 dB or below has probability 0, at −25 dB or above 1.
 * It answers inside `push`, so tests with a virtual clock stay deterministic.
 */
export class EnergyVoiceDetector implements VoiceDetector {
  readonly #streams = new Set<(error: unknown) => void>();

  openStream(onWindow: (window: DetectorWindow) => void, onError: (error: unknown) => void): DetectorStream {
    let gathered = new Int16Array(detectorWindowSamples);
    let gatheredSamples = 0;
    let pushedSamples = 0;
    let isOpen = true;
    this.#streams.add(onError);
    return {
      push: (samples) => {
        for (const sample of samples) {
          if (!isOpen) return;
          gathered[gatheredSamples] = sample;
          gatheredSamples += 1;
          pushedSamples += 1;
          if (gatheredSamples < detectorWindowSamples) continue;
          gatheredSamples = 0;
          const levelDb = levelOf(gathered);
          onWindow({ probability: Math.max(0, Math.min(1, (levelDb + 45) / 20)), endSample: pushedSamples, levelDb });
        }
      },
      reset: () => {
        gatheredSamples = 0;
        gathered = new Int16Array(detectorWindowSamples);
      },
      close: () => {
        isOpen = false;
        this.#streams.delete(onError);
      },
    };
  }

  /** Streams that nobody closed. */
  get openStreams(): number {
    return this.#streams.size;
  }

  /** As if the worker had crashed: every open stream is told, and goes on. */
  crash(error: unknown): void {
    for (const onError of [...this.#streams]) onError(error);
  }

  close(): Promise<void> {
    this.#streams.clear();
    return Promise.resolve();
  }
}

function levelOf(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum === 0 ? -100 : Math.max(-100, 10 * Math.log10(sum / samples.length / 32768 ** 2));
}
