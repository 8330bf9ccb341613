import { detectorWindowSamples, duplexSettingsSchema, upFrameSamples, type UtteranceId } from '@duet/shared';
import type { TurnTakingEvent } from '@duet/duplex';
import { expect, test } from 'vitest';
import type { DetectorWindow } from '../../ports/index.ts';
import { EnergyVoiceDetector } from '../../ports/testing/energy-voice-detector.ts';
import { VirtualClock } from '../../ports/testing/virtual-clock.ts';
import { CallMicrophone } from './call-microphone.ts';
import { StaggeredDetector } from './staggered-detector.ts';

/** So soft that a window counts as speech only when all of it sounds. */
const tone = (samples: number): Int16Array => Int16Array.from({ length: samples }, (_, index) => Math.round(870 * Math.sin(index / 4)));

test('two rows of windows lie half a window apart on one clock, also after a reset', () => {
  const ends: number[] = [];
  const between: number[] = [];
  const note = (list: number[]) => ({ endSample }: DetectorWindow): void => void list.push(endSample);
  const detector = new StaggeredDetector({ detector: new EnergyVoiceDetector(), onWindow: note(ends), onWindowBetween: note(between), onError: () => undefined });
  detector.push(new Int16Array(1024));
  detector.reset();
  detector.push(new Int16Array(1024));
  expect(ends).toEqual([512, 1024, 1536, 2048]);
  expect(between).toEqual([256, 768, 1280, 1792]);
});

const utterance = 'u1' as UtteranceId;

/** @returns what a microphone tells that is silent for `silentSamples` and then hears a tone. */
function listenTo(silentSamples: number, spokenSamples: number): { events: TurnTakingEvent[]; speechMs: number | undefined } {
  const events: TurnTakingEvent[] = [];
  const microphone = new CallMicrophone({
    detector: new EnergyVoiceDetector(), openEar: () => null, clock: new VirtualClock(), settings: () => duplexSettingsSchema.parse({}), onLevel: () => undefined, onDetectorFailed: () => undefined,
    onTurnTaking: (event) => {
      events.push(event);
      if (event.type === 'onset') microphone.openUtterance(utterance, event.speechStartSample);
    },
  });
  const samples = new Int16Array(silentSamples + spokenSamples + 16_000);
  samples.set(tone(spokenSamples), silentSamples);
  for (let position = 0; position + upFrameSamples <= samples.length; position += upFrameSamples) {
    microphone.push({ sequence: 0, epoch: 0, position, echoSimilarity: 0, isLast: false, isMuted: false, samples: samples.subarray(position, position + upFrameSamples) });
  }
  return { events, speechMs: microphone.utterance(utterance)?.speechMs };
}

test('speech that begins in the middle of a window is heard by the windows between, and there is one onset', () => {
  const { events: [onset, ...rest], speechMs } = listenTo(20 * detectorWindowSamples + 256, 16 * detectorWindowSamples + 256);
  expect(onset).toMatchObject({ type: 'onset', speechStartSample: 20 * detectorWindowSamples + 256, decidedSample: 23 * detectorWindowSamples + 256 });
  expect(rest.map(({ type }) => type)).toEqual(['pause']);
  // Nothing of it is counted twice, though both rows heard it.
  expect(speechMs).toBe(16.5 * 32);
});

test('speech that begins with a window is heard by that row', () => {
  expect(listenTo(20 * detectorWindowSamples, 8000).events[0]).toMatchObject({ type: 'onset', speechStartSample: 20 * detectorWindowSamples, decidedSample: 23 * detectorWindowSamples });
});
