import { describe, expect, it } from 'vitest';
import type { AnyServerEvent, ErrorCode, QuestionId } from '@duet/shared';
import { QuestionWatch } from './question-watch.ts';

const error = (code: ErrorCode, inReplyTo?: string): AnyServerEvent => ({ type: 'error-raised', at: 0, error: { code, parameters: {}, ...(inReplyTo === undefined ? {} : { inReplyTo }) } });
const started = (questionId: string | null = null): AnyServerEvent => ({ type: 'answer-started', questionId } as AnyServerEvent);
const aborted = (reason: string): AnyServerEvent => ({ type: 'request-aborted', reason } as AnyServerEvent);

/** A question, and what came after it; a string is a further question. */
function failureAfter(...events: readonly (AnyServerEvent | string)[]): string | null {
  const watch = new QuestionWatch();
  watch.asked('first', 'first' as QuestionId, 0);
  for (const event of events) {
    if (typeof event === 'string') watch.asked(event, event as QuestionId, 5000);
    else watch.event(event, 10);
  }
  return watch.end();
}

describe('a question that got an error instead of its answer', () => {
  it.each(['engine.failed', 'engine.timed-out', 'engine.synthesizer-failed', 'transport.rate-exceeded', 'engine.recognizer-failed'] as const)('is told: %s', (code) => {
    expect(failureAfter(error(code))).toContain(`"first" was not answered as it should be: ${code}`);
    expect(failureAfter(error(code), 'second', started('second'))).toContain('"first"');
  });

  it('is told when it was refused', () => {
    expect(failureAfter(error('input.text-too-long', 'question-typed'))).toContain('input.text-too-long');
  });

  it('is told when the answer broke off, or started without its voice', () => {
    expect(failureAfter(started(), error('engine.timed-out'))).toContain('engine.timed-out');
    expect(failureAfter(error('engine.synthesizer-failed'), started())).toContain('engine.synthesizer-failed');
  });

  it('is told when it was dropped just after the server had said that it drops', () => {
    const watch = new QuestionWatch();
    watch.event(error('transport.rate-exceeded'), 1000);
    watch.asked('late', null, 1500);
    expect(watch.end()).toContain('"late"');
  });

  it('is named shortly when it is long', () => {
    expect(failureAfter('a'.repeat(9000), error('input.text-too-long', 'question-typed'))).toBe(`"${'a'.repeat(60)}…" was not answered as it should be: input.text-too-long`);
  });

  it('is not the one whose answer started', () => {
    expect(failureAfter('second', error('engine.failed'), started('first'))).toContain('"second"');
  });
});

describe('a warning that cost nothing', () => {
  it.each([
    ['too much sound, and an answer', [started(), error('transport.rate-exceeded', undefined)]],
    ['an answer at the second try', [error('engine.failed'), started()]],
    ['a voice that failed for an answer that was made too soon', [error('engine.synthesizer-failed'), aborted('more-speech'), started()]],
    ['a picture that was refused', [error('input.image-unreadable', 'camera-frame'), started()]],
    ['a malformed frame', [error('input.frame-malformed', 'audio')]],
  ])('is no failure: %s', (_, events) => {
    expect(failureAfter(...events)).toBeNull();
  });

  it('is no failure before anything was asked', () => {
    const watch = new QuestionWatch();
    watch.event(error('engine.failed'), 0);
    watch.event(error('transport.rate-exceeded'), 0);
    watch.asked('later', null, 2000);
    expect(watch.end()).toBeNull();
  });
});
