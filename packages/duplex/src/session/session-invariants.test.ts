/**
 * Guards what no order of events may break: never two speakers, no stale epoch is ever heard, every held playback is resumed or flushed,
 * the ledger never claims an unheard word, a replayed log gives the same state.
 */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDuplexSettings, type CommandId, type QuestionId, type RequestId, type Verdict } from '@duet/shared';
import { advancePlayed } from '../ledger/heard-ledger.ts';
import type { DuplexEffect, UnstampedEvent } from './duplex-effects.ts';
import type { DuplexEvent, TimerName } from './duplex-events.ts';
import { initialDuplexState, type DuplexState } from './duplex-state.ts';
import { reduceSession } from './reduce-session.ts';

const orders = 10_000;
const verdicts: Verdict[] = [
  { state: 'query-audio', kind: 'question', confidence: 0.9, reasons: [] }, { state: 'query-audio', kind: 'command', confidence: 0.9, reasons: [] },
  { state: 'query-text', kind: 'question', confidence: 1, reasons: [] }, { state: 'noise', kind: 'sound', confidence: 0.9, reasons: [] },
  { state: 'noise', kind: 'backchannel', confidence: 0.8, reasons: [] }, { state: 'noise', kind: 'unknown', confidence: null, reasons: [] },
];
const commands = ['stop', 'wait', 'go-on', 'repeat', 'louder', 'quieter', 'slower', 'faster'] as const;

/** One move: `kind` chooses what happens among what the state makes likely (or, one time in six, anything at all), the rest fills it in. */
interface Move { kind: number; pick: number; amount: number; ms: number }
const moves = fc.array(fc.record({ kind: fc.nat(5999), pick: fc.nat(1000), amount: fc.nat(1000), ms: fc.nat(600) }), { minLength: 20, maxLength: 60, size: 'max' });

/** What would come next in a call of this state; numbers are the cases of `eventOf`. */
function likely(state: DuplexState): readonly number[] {
  const { turn, answer } = state;
  if (!state.isConnected) return [22, 22, 9, 11];
  const ofAnswer = answer === null ? [] : answer.ledger.text === '' ? [9] : answer.ledger.spokenSamples <= answer.ledger.playedSample ? [11, 11, 9, 13] : [15, 15, 15, 11, 13];
  const ofCommand = answer?.pendingCommand == null ? [] : [17, 17];
  if (turn === null) return answer === null ? [0, 0, 0, 18, 20] : [...ofAnswer, ...ofCommand, 0, 0, 18, 19];
  if (turn.request !== null && turn.request.verdict === null) return [6, 6, 6, ...ofCommand, 4, ...ofAnswer];
  if (turn.request !== null) return [9, 11, 13, 23, 23, ...ofCommand, 4];
  if (turn.speech === 'speaking') return [2, 2, 2, 5, ...ofCommand, ...ofAnswer];
  return [23, 23, 4, 5, ...ofCommand];
}

/** Real request ids, sometimes one that is long gone: late events of aborted work must do nothing. */
const requestOf = (state: DuplexState, pick: number): RequestId =>
  (pick % 12 === 0 ? 'r1' : (pick % 3 !== 0 ? (state.turn?.request?.requestId ?? state.answer?.requestId) : (state.answer?.requestId ?? state.turn?.request?.requestId)) ?? 'r0') as RequestId;

function eventOf(state: DuplexState, { kind: choice, pick, amount }: Move, sample: number): DuplexEvent {
  const chances = likely(state);
  const kind = choice % 6 === 0 ? Math.floor(choice / 6) % 24 : chances[Math.floor(choice / 6) % chances.length]!;
  const requestId = requestOf(state, pick);
  const epoch = pick % 9 === 0 ? Math.max(0, state.epoch - 1) : state.epoch;
  const playedSample = (state.answer?.ledger.playedSample ?? 0) + amount * 24;
  switch (kind) {
    case 0: case 1: return { type: 'onset', speechStartSample: sample, decidedSample: sample + 1536 };
    case 2: case 3: return { type: 'pause', speechEndSample: sample, sample: sample + 512 };
    case 4: return { type: 'speech-continued', sample };
    case 5: return { type: 'hypothesis', utteranceId: state.turn?.utteranceIds.at(-1) ?? ('u0' as never), finished: amount / 1000, queryLikelihood: pick % 3 === 0 ? null : (pick % 100) / 100 };
    case 6: case 7: case 8: return { type: 'verdict', requestId, verdict: verdicts[pick % verdicts.length]!, text: 'words', command: verdicts[pick % verdicts.length]!.kind === 'command' ? commands[amount % commands.length]! : null };
    case 9: case 10: return { type: 'answer-text', requestId, text: 'some more words of it. ' };
    case 11: case 12: return { type: 'answer-speech', requestId, endCharacter: (state.answer?.ledger.text.length ?? 0) - (pick % 5), samples: amount * 48, wordEnds: [] };
    case 13: return { type: 'answer-generated', requestId };
    case 14: return { type: 'request-failed', requestId, error: { code: 'engine.failed', parameters: {} } };
    case 15: case 16: return { type: 'playback-progressed', epoch, playedSample, outputLatencySamples: amount };
    case 17: return { type: 'playback-confirmed', epoch, commandId: (state.answer?.pendingCommand?.commandId ?? 'c0') as CommandId, action: (state.answer?.pendingCommand?.action ?? 'hold') as 'hold', playedSample };
    case 18: return { type: 'question-typed', questionId: `q${pick}` as QuestionId, text: 'what time is it' };
    case 19: return { type: 'command-given', command: commands[pick % commands.length]! };
    case 20: return pick % 4 === 0 ? { type: 'reset' } : { type: 'text-to-speak', text: 'Hello there.' };
    case 21: return { type: 'microphone-closed', reason: 'muted', sample };
    case 22: return pick % 2 === 0 ? { type: 'connection-lost' } : { type: 'connection-restored', heard: pick % 3 === 0 ? null : { epoch, playedSample } };
    default: {
      const timers = [...state.timers];
      return { type: 'timer-fired', timer: timers[pick % Math.max(1, timers.length)] ?? 'endpoint' };
    }
  }
}

/** Plays an order of moves, due timers first as a clock would, and shows every step to `check`. */
function play(order: readonly Move[], check: (before: DuplexState, event: DuplexEvent, after: DuplexState, effects: DuplexEffect[]) => void): { state: DuplexState; log: { event: DuplexEvent; now: number }[] } {
  let state = initialDuplexState();
  let now = 0;
  const due = new Map<TimerName, number>();
  const log: { event: DuplexEvent; now: number }[] = [];
  const run = (event: DuplexEvent): void => {
    const before = state;
    const result = reduceSession(state, event, now);
    state = result.state;
    log.push({ event, now });
    for (const effect of result.effects) {
      if (effect.type === 'set-timer') due.set(effect.timer, now + effect.afterMs);
      if (effect.type === 'clear-timer') due.delete(effect.timer);
    }
    check(before, event, state, result.effects);
  };
  const fireUntil = (until: number): void => {
    for (let fired = 0; fired < 1000; fired += 1) {
      const next = [...due].sort((left, right) => left[1] - right[1])[0];
      if (next === undefined || next[1] > until) break;
      now = Math.max(now, next[1]);
      due.delete(next[0]);
      run({ type: 'timer-fired', timer: next[0] });
    }
    now = Math.max(now, until);
  };
  for (const move of order) {
    fireUntil(now + (move.pick % 2 === 0 ? 0 : move.ms));
    run(eventOf(state, move, Math.round(now * 16)));
  }
  // Quiet for a minute: nobody speaks, no engine answers, no page reports.
  fireUntil(now + 60_000);
  return { state, log };
}

/** Half a million steps are looked at in each property: a plain comparison costs a hundredth of an assertion of the runner. */
function ensure(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(`broken: ${what}`);
}

const emitted = (effects: readonly DuplexEffect[]): UnstampedEvent[] => effects.flatMap((effect) => (effect.type === 'emit' ? [effect.event] : []));

// About 2 s each on an idle core; the limit leaves room for a machine that is busy.
describe('a duplex session, whatever happens in whatever order', { timeout: 120_000 }, () => {
  it('never has two speakers: an answer starts only when none is left, under a new epoch, by the seat that monitored', () => {
    fc.assert(fc.property(moves, (order) => {
      let speaking: string | null = null;
      let lastEpoch = -1;
      play(order, (_before, _event, _after, effects) => {
        for (const event of emitted(effects)) {
          if (event.type === 'answer-started') {
            ensure(speaking === null, 'one speaker');
            ensure(event.epoch > lastEpoch, 'a new epoch for each answer');
            speaking = event.answerId;
            lastEpoch = event.epoch;
          }
          if (event.type === 'answer-finished' || event.type === 'answer-interrupted') {
            ensure(event.answerId === speaking, 'only the speaking answer ends');
            speaking = null;
          }
        }
      });
    }), { numRuns: orders });
  });

  it('never lowers the epoch, and lets nothing of an old one move the answer', () => {
    fc.assert(fc.property(moves, (order) => {
      play(order, (before, event, after, effects) => {
        ensure(after.epoch >= before.epoch, 'epochs only rise');
        for (const sent of emitted(effects)) ensure(sent.epoch >= before.epoch, 'nothing is sent under an old epoch');
        const isReport = event.type === 'playback-progressed' || event.type === 'playback-confirmed';
        if (isReport && event.epoch !== before.epoch) ensure(after.answer === before.answer, 'an old report moves nothing');
        if (after.answer !== null) ensure(after.answer.epoch === after.epoch, 'the answer bears the epoch');
      });
    }), { numRuns: orders });
  });

  it('resumes or flushes every held playback, unless the user asked it to wait', () => {
    fc.assert(fc.property(moves, (order) => {
      const { state } = play(order, () => undefined);
      if (state.answer !== null && !state.answer.isWaiting && state.isConnected) ensure(state.answer.playback !== 'held', 'nothing stays held');
      if (state.isConnected) ensure(state.turn === null, 'every turn is decided');
    }), { numRuns: orders });
  });

  it('never claims an unheard word: what is heard lies before what was played, and never runs back', () => {
    fc.assert(fc.property(moves, (order) => {
      play(order, (before, _event, after) => {
        const ledger = after.answer?.ledger;
        if (ledger === undefined) return;
        ensure(ledger.playedSample <= ledger.spokenSamples, 'played only what was made');
        ensure(ledger.heardCharacters <= ledger.text.length, 'heard only what was generated');
        if (before.answer?.answerId === after.answer?.answerId) ensure(ledger.heardCharacters >= (before.answer?.ledger.heardCharacters ?? 0), 'heard never runs back');
        const played = ledger.stretches.filter((stretch) => stretch.startSample < ledger.playedSample).at(-1);
        if (!ledger.isGenerated) ensure(ledger.heardCharacters <= Math.max(played?.endCharacter ?? 0, ...ledger.stretches.filter((stretch) => stretch.endSample <= ledger.playedSample).map((stretch) => stretch.endCharacter), 0), 'a heard word lies before the played sample');
      });
    }), { numRuns: orders });
  });

  it('swaps only on an accepted query, and never on noise', () => {
    fc.assert(fc.property(moves, (order) => {
      play(order, (before, event, after, effects) => {
        const swaps = emitted(effects).filter((sent) => sent.type === 'seat-swapped');
        ensure(swaps.length <= 1, 'one swap at a time');
        ensure((after.generationSeat !== before.generationSeat) === (swaps.length === 1), 'roles pass only in a swap');
        ensure(swaps.length === 0 || before.turn !== null || event.type === 'question-typed', 'a swap has a question');
        ensure(swaps.length === 0 || event.type !== 'verdict' || event.verdict.state !== 'noise', 'noise swaps nothing');
      });
    }), { numRuns: orders });
  });

  it('gives the same state and effects when its log is replayed', () => {
    fc.assert(fc.property(moves, (order) => {
      const first: DuplexEffect[][] = [];
      const { state, log } = play(order, (_before, _event, _after, effects) => first.push(effects));
      let replayed = initialDuplexState(defaultDuplexSettings);
      const second = log.map(({ event, now }) => {
        const result = reduceSession(replayed, event, now);
        replayed = result.state;
        return result.effects;
      });
      ensure(isDeepStrictEqual(replayed, state), 'the same state');
      ensure(isDeepStrictEqual(second, first), 'the same effects');
    }), { numRuns: orders });
  });

  it('aborts every request that is not the one it goes on with', () => {
    fc.assert(fc.property(moves, (order) => {
      const open = new Set<string>();
      play(order, (before, _event, after, effects) => {
        for (const effect of effects) {
          if (effect.type === 'start-request') open.add(effect.requestId);
          if (effect.type === 'abort-request') open.delete(effect.requestId);
          // A whole answer was heard: its request had ended by itself.
          if (effect.type === 'emit' && effect.event.type === 'answer-finished' && before.answer !== null) open.delete(before.answer.requestId);
        }
        for (const id of open) ensure(id === after.turn?.request?.requestId || id === after.answer?.requestId, 'what is not gone on with is aborted');
      });
    }), { numRuns: orders });
  });
});

describe('the heard ledger', () => {
  it('claims nothing for a player that reports less than it did before', () => {
    const ledger = { text: 'One two three.', stretches: [{ startCharacter: 0, endCharacter: 14, startSample: 0, endSample: 24_000, wordEnds: [] }], spokenSamples: 24_000, playedSample: 0, isGenerated: false, heardCharacters: 0, isEstimated: false };
    const played = advancePlayed(ledger, 20_000, 0);
    expect(played.heardCharacters).toBe(7);
    expect(advancePlayed(played, 100, 0)).toBe(played);
  });
});
