import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDuplexSettings } from '@duet/shared';
import { speechFractionOf, speechLevelDbOf, speechMsOf } from './speech-statistics.ts';
import { advanceTurnTaking, createTurnTaking, type TurnTakingEvent, type TurnTakingState, type TurnTakingWindow } from './turn-taking.ts';

const windowSamples = 512;
const windowOf = (probability: number, index: number, rest: Partial<TurnTakingWindow> = {}): TurnTakingWindow =>
  ({ probability, levelDb: -30, endSample: (index + 1) * windowSamples, echoSimilarity: 0, isEchoAdapting: false, ...rest });

function run(windows: readonly TurnTakingWindow[], settings: Parameters<typeof createTurnTaking>[0] = defaultDuplexSettings): { state: TurnTakingState; events: TurnTakingEvent[] } {
  let state = createTurnTaking(settings);
  const events: TurnTakingEvent[] = [];
  for (const window of windows) {
    const step = advanceTurnTaking(state, window);
    state = step.state;
    events.push(...step.events);
  }
  return { state, events };
}
const runProbabilities = (...probabilities: number[]): TurnTakingEvent[] => run(probabilities.map((probability, index) => windowOf(probability, index))).events;

describe('an onset', () => {
  it('needs 96 ms of speech and dates from its first sample', () => {
    expect(runProbabilities(0.01, 0.9, 0.9)).toEqual([]);
    expect(runProbabilities(0.01, 0.9, 0.9, 0.9)).toEqual([{ type: 'onset', speechStartSample: 512, decidedSample: 2048 }]);
  });

  it('is not made by a click: silence starts the count again', () => {
    expect(runProbabilities(0.9, 0.9, 0.01, 0.9, 0.9, 0.01)).toEqual([]);
  });

  it('survives a soft window inside its first syllable, which is no evidence by itself', () => {
    expect(runProbabilities(0.9, 0.4, 0.9)).toEqual([]);
    expect(runProbabilities(0.9, 0.4, 0.9, 0.9)).toEqual([{ type: 'onset', speechStartSample: 0, decidedSample: 2048 }]);
    expect(runProbabilities(0.9, 0.4, 0.4, 0.01, 0.9, 0.9)).toEqual([]);
  });

  it('needs one window fewer when the two make up for the one before, in which something began', () => {
    expect(runProbabilities(0.01, 0.36, 0.76, 0.97)).toEqual([{ type: 'onset', speechStartSample: 512, decidedSample: 2048 }]);
    expect(runProbabilities(0.01, 0.03, 0.68, 0.99)).toEqual([{ type: 'onset', speechStartSample: 1024, decidedSample: 2048 }]);
    expect(runProbabilities(0.01, 0.36, 0.6, 0.6)).toEqual([]);
    expect(runProbabilities(0.36, 0.01, 0.9, 0.9)).toEqual([]);
    expect(runProbabilities(0.4, 0.4, 0.9, 0.9)).toEqual([{ type: 'onset', speechStartSample: 512, decidedSample: 2048 }]);
  });

  it('dates from the window before only when that holds a tenth of speech', () => {
    expect(runProbabilities(0.01, 0.1, 0.8, 0.8, 0.8).at(0)).toMatchObject({ speechStartSample: 512 });
    expect(runProbabilities(0.01, 0.09, 0.8, 0.8, 0.8).at(0)).toMatchObject({ speechStartSample: 1024 });
  });

  it('is never made by what sounds like the loudspeaker', () => {
    const echo = Array.from({ length: 40 }, (_, index) => windowOf(0.99, index, { echoSimilarity: 0.6 }));
    expect(run(echo).events).toEqual([]);
  });

  it('asks for twice the evidence while echo cancellation adapts', () => {
    const windows = (count: number): TurnTakingWindow[] => Array.from({ length: count }, (_, index) => windowOf(0.9, index, { isEchoAdapting: true }));
    expect(run(windows(5)).events).toEqual([]);
    expect(run(windows(6)).events).toEqual([{ type: 'onset', speechStartSample: 0, decidedSample: 3072 }]);
  });

  it('does not begin before the call, though its first window may', () => {
    const early = [0, 1, 2].map((index) => windowOf(0.9, index, { endSample: index * windowSamples + 256 }));
    expect(run(early).events).toEqual([{ type: 'onset', speechStartSample: 0, decidedSample: 1280 }]);
  });

  it('takes whole windows: 97 ms are four', () => {
    expect(run([0, 1, 2].map((index) => windowOf(0.9, index)), { ...defaultDuplexSettings, onsetMs: 97 }).events).toEqual([]);
    expect(run([0, 1, 2, 3].map((index) => windowOf(0.9, index)), { ...defaultDuplexSettings, onsetMs: 97 }).events).toHaveLength(1);
  });
});

describe('a pause', () => {
  it('is told after 64 ms of silence and dates from the last speech sample', () => {
    expect(runProbabilities(0.9, 0.9, 0.9, 0.1, 0.1).at(-1)).toEqual({ type: 'pause', speechEndSample: 1536, sample: 2560 });
  });

  it('is not a closed lip of one window', () => {
    expect(runProbabilities(0.9, 0.9, 0.9, 0.1, 0.9, 0.1)).toHaveLength(1);
  });

  it('needs a probability well below the one that starts speech', () => {
    expect(runProbabilities(0.9, 0.9, 0.9, 0.4, 0.4, 0.36, 0.36)).toHaveLength(1);
  });

  it('ends when speech goes on for two windows, not at one', () => {
    expect(runProbabilities(0.9, 0.9, 0.9, 0.1, 0.1, 0.9, 0.1, 0.1)).toHaveLength(2);
    expect(runProbabilities(0.9, 0.9, 0.9, 0.1, 0.1, 0.9, 0.9).at(-1)).toEqual({ type: 'speech-continued', sample: 2560 });
  });

  it('is not ended by the assistant that comes out of the loudspeaker', () => {
    const windows = [0.9, 0.9, 0.9, 0.1, 0.1, 0.9, 0.9, 0.9].map((probability, index) => windowOf(probability, index, { echoSimilarity: index > 4 ? 0.8 : 0 }));
    expect(run(windows).events.map((event) => event.type)).toEqual(['onset', 'pause']);
  });
});

describe('the statistics of an utterance', () => {
  it('count from its first speech sample, its pauses included', () => {
    const { state } = run([0.01, 0.01, 0.9, 0.9, 0.9, 0.1].map((probability, index) => windowOf(probability, index, { levelDb: probability > 0.5 ? -20 - index : -70 })));
    expect(speechMsOf(state.statistics)).toBe(96);
    expect(speechFractionOf(state.statistics)).toBe(0.75);
    expect(speechLevelDbOf(state.statistics)).toBe(-23);
    expect(state.statistics.peakDb).toBe(-22);
  });

  it('are empty before anything was said', () => {
    const { statistics } = createTurnTaking(defaultDuplexSettings);
    expect([speechMsOf(statistics), speechFractionOf(statistics), speechLevelDbOf(statistics)]).toEqual([0, 0, -100]);
  });
});

describe('for any series of windows', () => {
  // Even steps: doubles drawn by their bits lie almost all near 0.
  const anyWindows = fc.array(fc.record({ probability: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20).map((step) => step / 20)), echoSimilarity: fc.double({ min: -1, max: 1, noNaN: true }), isEchoAdapting: fc.boolean() }), { maxLength: 200 })
    .map((parts) => parts.map((part, index) => windowOf(part.probability, index, part)));

  it('onset comes first, then pause and continuation in turns, at positions that never go back', () => {
    fc.assert(fc.property(anyWindows, (windows) => {
      const { events } = run(windows);
      expect(events.map((event) => event.type)).toEqual(events.map((_, index) => (index === 0 ? 'onset' : index % 2 === 1 ? 'pause' : 'speech-continued')));
      let last = -1;
      for (const event of events) {
        const from = event.type === 'onset' ? event.speechStartSample : event.type === 'pause' ? event.speechEndSample : event.sample;
        expect(from).toBeGreaterThanOrEqual(last);
        last = event.type === 'onset' ? event.decidedSample : from;
      }
    }), { numRuns: 2000 });
  });

  it('an onset rests on enough windows of speech that are not echo', () => {
    fc.assert(fc.property(anyWindows, (windows) => {
      const onset = run(windows).events[0];
      if (onset?.type !== 'onset') return;
      const ofRun = windows.filter((window) => window.endSample > onset.speechStartSample && window.endSample <= onset.decidedSample);
      const clear = ofRun.filter((window) => window.probability >= 0.5 && window.echoSimilarity < 0.6).length;
      const lastThree = windows.filter((window) => window.endSample <= onset.decidedSample).slice(-3);
      const isMadeUpFor = clear === 2 && (lastThree[0]?.probability ?? 0) >= 0.02 && lastThree.reduce((sum, window) => sum + window.probability, 0) >= 1.65 - 1e-9;
      expect(clear >= 3 || isMadeUpFor).toBe(true);
      expect(ofRun.some((window) => window.echoSimilarity >= 0.6)).toBe(false);
    }), { numRuns: 2000 });
  });

  it('the same series gives the same events', () => {
    fc.assert(fc.property(anyWindows, (windows) => { expect(run(windows)).toEqual(run(windows)); }), { numRuns: 200 });
  });
});
