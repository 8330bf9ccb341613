import { describe, expect, it } from 'vitest';
import { hypothesisOf } from '../testing/spoken-parts.ts';
import { decide, likelihoodSoFar, type DecisionEvidence } from './decide.ts';
import { noReading, type Reading } from './reading.ts';

const lighthouse = {
  heardText: 'A lighthouse is a tower with a light that warns ships',
  wholeText: 'A lighthouse is a tower with a light that warns ships of rocks near the shore. Most of them work without a keeper today.',
};

function evidenceOf(text: string, part: Partial<DecisionEvidence> & { reads?: Partial<Reading>; isForeign?: boolean } = {}): DecisionEvidence {
  const { reads, isForeign, ...rest } = part;
  const known = reads !== undefined;
  return {
    hypothesis: hypothesisOf(text, { domainScore: known && isForeign !== true ? -2 : -5, generalScore: -4, englishLikelihood: isForeign === true ? 0.05 : 0.9 }),
    reading: { ...noReading(text), ...(known ? { confidence: 1 } : {}), ...reads },
    speechFraction: 0.9, speechMs: Math.max(300, text.split(' ').length * 280), levelDb: -25, runningAnswer: null, listening: 'strict', isComplete: true, ...rest,
  };
}

describe('deciding, strictly', () => {
  it('takes a question of its own domain for one, in silence and over an answer', () => {
    const reads = { intent: 'country-capital' } as const;
    expect(decide(evidenceOf('what is the capital of france', { reads })).verdict).toMatchObject({ state: 'query-audio', kind: 'question' });
    expect(decide(evidenceOf('what is the capital of france', { reads, runningAnswer: lighthouse })).outcome).toBe('query');
  });

  it('takes statements, orders to somebody else and unknown questions for side talk', () => {
    for (const text of ['the man went home after dinner', 'mark close the door please', 'where did you put my keys']) {
      expect(decide(evidenceOf(text)).verdict).toMatchObject({ state: 'noise', kind: 'side-talk' });
    }
  });

  it('obeys a control phrase', () => {
    const decision = decide(evidenceOf('stop', { reads: { intent: 'session-command', command: 'stop' }, speechMs: 380, runningAnswer: lighthouse }));
    expect(decision.verdict).toMatchObject({ state: 'query-audio', kind: 'command' });
  });

  it('answers a greeting in silence and not over an answer', () => {
    const reads = { intent: 'hello', isPoliteness: true } as const;
    expect(decide(evidenceOf('hello there', { reads, speechMs: 600 })).outcome).toBe('query');
    expect(decide(evidenceOf('hello there', { reads, speechMs: 600, runningAnswer: lighthouse })).outcome).toBe('noise');
  });
});

describe('deciding, openly', () => {
  it('takes any speech with words for a question', () => {
    const decision = decide(evidenceOf('the man went home after dinner', { listening: 'open' }));
    expect(decision.verdict).toMatchObject({ state: 'query-audio', kind: 'question' });
    expect(decision.reading).toBeNull();
  });

  it('says of speech that is not English that it is none, and never answers what it sounded like', () => {
    const decision = decide(evidenceOf('show me the one shy', { listening: 'open', isForeign: true, reads: { intent: 'see-scene', confidence: 0.7 } }));
    expect(decision).toMatchObject({ outcome: 'query', isForeign: true, reading: null });
    expect(decide(evidenceOf('show me the one shy', { isForeign: true, reads: { intent: 'see-scene', confidence: 0.7 } })).outcome).toBe('noise');
  });
});

describe('deciding, however it listens', () => {
  for (const listening of ['open', 'strict'] as const) {
    it(`lets backchannels pass, before the endpoint and in silence (${listening})`, () => {
      for (const text of ['mm-hm', 'yeah', 'yeah right', 'okay', 'uh-huh', 'yes', 'no', 'thanks', 'oh really', 'okay thank you']) {
        expect(decide(evidenceOf(text, { listening, isComplete: false, runningAnswer: lighthouse })).verdict).toMatchObject({ state: 'noise', kind: 'backchannel' });
        expect(decide(evidenceOf(text, { listening })).outcome).toBe('noise');
      }
    });

    it(`lets coughs and sounds without words pass at once (${listening})`, () => {
      expect(decide(evidenceOf('', { listening, isComplete: false, speechMs: 300 })).verdict).toMatchObject({ state: 'noise', kind: 'sound' });
      expect(decide(evidenceOf('a', { listening, isComplete: false, speechMs: 320 })).verdict).toMatchObject({ state: 'noise', kind: 'sound' });
      expect(decide(evidenceOf('half cut', { listening, speechMs: 200 })).verdict).toMatchObject({ state: 'noise', kind: 'sound' });
    });

    it(`knows its own voice, and a question about what it says (${listening})`, () => {
      expect(decide(evidenceOf('tower with a light that warns', { listening, runningAnswer: lighthouse })).outcome).toBe('noise');
      expect(decide(evidenceOf('what is a light', { listening, runningAnswer: lighthouse, reads: { intent: 'define' } })).outcome).toBe('query');
    });
  }

  it('leaves an unfinished phrase undecided until the endpoint', () => {
    expect(decide(evidenceOf('the man went', { isComplete: false })).outcome).toBe('undecided');
    expect(decide(evidenceOf('the man went', { isComplete: true })).outcome).toBe('noise');
  });

  it('does not take another reading of a sound of one or two words', () => {
    const reads = { text: 'go on', intent: 'session-command', command: 'go-on' } as const;
    expect(decide(evidenceOf('go home', { reads, runningAnswer: lighthouse })).outcome).toBe('noise');
  });

  it('takes one word that only names something for no question over an answer: "oh" is heard as "go"', () => {
    const reads = { intent: 'what-about', isFragment: true, confidence: 0.8 } as const;
    expect(decide(evidenceOf('go', { reads, speechMs: 250, runningAnswer: lighthouse, isComplete: false })).outcome).toBe('noise');
    expect(decide(evidenceOf('and what about france', { reads, runningAnswer: lighthouse })).outcome).toBe('query');
  });

  it('lets a backchannel pass that was heard as something else', () => {
    const evidence = evidenceOf('you write', { speechMs: 800, runningAnswer: lighthouse, listening: 'open' });
    expect(decide({ ...evidence, hypothesis: { ...evidence.hypothesis, alternatives: ['yeah right'] } }).verdict).toMatchObject({ state: 'noise', kind: 'backchannel' });
  });

  it('gives at most the reasons that the decision card has room for', () => {
    const { verdict } = decide(evidenceOf('what is the capital of france', { reads: { intent: 'country-capital' }, runningAnswer: lighthouse }));
    expect(verdict.reasons.map((reason) => reason.name)).toEqual(['speech-fraction', 'words-per-second', 'domain-match', 'question-form', 'language', 'fits-running-answer']);
    expect(verdict.confidence).toBeGreaterThan(0.8);
  });

  it('takes a question that lacks its rest for a likely one, so that an answer stays held, and no statement or long talk', () => {
    const soFar = (text: string, finished: number): number => likelihoodSoFar(evidenceOf(text).hypothesis, noReading(text, finished), 'strict') ?? 0;
    expect(soFar('what is the', 0.1)).toBeGreaterThanOrEqual(0.5);
    expect(soFar('the man went to', 0.1)).toBeLessThan(0.5);
    expect(soFar('where did you put it', 0.6)).toBeLessThan(0.5);
    expect(soFar('what i mean is that we could go to the', 0.1)).toBeLessThan(0.5);
  });
});
