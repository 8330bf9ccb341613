import { defaultDuplexSettings, type CallSettings, type CommandId, type DuplexSettings, type QuestionId, type Verdict } from '@duet/shared';
import type { DuplexEffect, UnstampedEvent } from '../duplex-effects.ts';
import type { DuplexEvent, SessionCommand, TimerName } from '../duplex-events.ts';
import { initialDuplexState, type DuplexState } from '../duplex-state.ts';
import { reduceSession } from '../reduce-session.ts';

export const question: Verdict = { state: 'query-audio', kind: 'question', confidence: 0.9, reasons: [] };
export const noise: Verdict = { state: 'noise', kind: 'sound', confidence: 0.9, reasons: [] };
export const sideTalk: Verdict = { state: 'noise', kind: 'side-talk', confidence: 0.6, reasons: [] };
export const commandVerdict: Verdict = { state: 'query-audio', kind: 'command', confidence: 0.9, reasons: [] };

/** A duplex session on a virtual clock, with a page that confirms every command after one round trip of 5 ms. Stories of tests read like a call. */
export class VirtualSession {
  state: DuplexState;
  now = 0;
  readonly effects: DuplexEffect[] = [];
  readonly timers = new Map<TimerName, number>();
  /** False for a page that is stuck or gone: it confirms nothing. */
  isPageAnswering = true;

  constructor(settings: Partial<DuplexSettings> = {}, talkMode: CallSettings['talkMode'] = 'full') {
    this.state = initialDuplexState({ ...defaultDuplexSettings, ...settings }, talkMode);
  }

  run(event: DuplexEvent): this {
    const { state, effects } = reduceSession(this.state, event, this.now);
    this.state = state;
    this.effects.push(...effects);
    for (const effect of effects) {
      if (effect.type === 'set-timer') this.timers.set(effect.timer, this.now + effect.afterMs);
      if (effect.type === 'clear-timer') this.timers.delete(effect.timer);
    }
    const asked = effects.flatMap((effect) => (effect.type === 'emit' && effect.event.type === 'playback-commanded' ? [effect.event] : []));
    if (this.isPageAnswering) for (const command of asked) this.confirm(command.commandId, command.action, command.epoch);
    return this;
  }

  private confirm(commandId: CommandId, action: 'duck' | 'hold' | 'resume' | 'resume-ducked' | 'flush', epoch: number): void {
    this.run({ type: 'playback-confirmed', epoch, commandId, action, playedSample: this.state.answer?.ledger.playedSample ?? 0 });
  }

  /** Lets time pass; timers fire when they are due. */
  wait(ms: number): this {
    const until = this.now + ms;
    for (;;) {
      const next = [...this.timers].sort((left, right) => left[1] - right[1])[0];
      if (next === undefined || next[1] > until) break;
      this.now = Math.max(this.now, next[1]);
      this.timers.delete(next[0]);
      this.run({ type: 'timer-fired', timer: next[0] });
    }
    this.now = until;
    return this;
  }

  get sample(): number {
    return Math.round(this.now * 16);
  }

  /** The user begins to speak: the onset is decided after 96 ms. */
  startsSpeaking(): this {
    const speechStartSample = this.sample;
    this.wait(96);
    return this.run({ type: 'onset', speechStartSample, decidedSample: this.sample });
  }

  pauses(): this {
    const speechEndSample = this.sample;
    this.wait(32);
    return this.run({ type: 'pause', speechEndSample, sample: this.sample });
  }

  hears(finished: number, queryLikelihood: number | null = null): this {
    return this.run({ type: 'hypothesis', utteranceId: this.state.turn!.utteranceIds.at(-1)!, finished, queryLikelihood });
  }

  /** The monitoring seat's verdict on the request that it is asked. */
  decides(verdict: Verdict, command: SessionCommand | null = null): this {
    return this.run({ type: 'verdict', requestId: this.state.turn!.request!.requestId, verdict, text: 'what was said', command });
  }

  /** The seat makes text and sound, 10 characters a sample-second of 24,000. */
  answers(text: string, seconds: number, isAll = true): this {
    const requestId = this.state.turn?.request?.requestId ?? this.state.answer!.requestId;
    const end = (this.state.turn?.request?.ledger.text ?? this.state.answer?.ledger.text ?? '').length + text.length;
    this.run({ type: 'answer-text', requestId, text });
    this.run({ type: 'answer-speech', requestId, endCharacter: end, samples: seconds * 24_000, wordEnds: [] });
    return isAll ? this.run({ type: 'answer-generated', requestId }) : this;
  }

  /** The page has played this much of the answer. */
  plays(seconds: number): this {
    return this.run({ type: 'playback-progressed', epoch: this.state.epoch, playedSample: seconds * 24_000, outputLatencySamples: 0 });
  }

  types(text: string): this {
    return this.run({ type: 'question-typed', questionId: `q${this.now}` as QuestionId, text });
  }

  /** A whole spoken question in silence, decided, and its answer playing for one second. */
  isAnswering(text = 'A lighthouse is a tower with a bright light. It stands on a coast or on a rock.', seconds = 6): this {
    this.startsSpeaking().wait(800).pauses().hears(1).wait(160).decides(question).wait(200);
    return this.answers(text, seconds).plays(1);
  }

  emitted<Type extends UnstampedEvent['type']>(type: Type): Extract<UnstampedEvent, { type: Type }>[] {
    return this.effects.flatMap((effect) => (effect.type === 'emit' && effect.event.type === type ? [effect.event as Extract<UnstampedEvent, { type: Type }>] : []));
  }

  get commands(): string[] {
    return this.emitted('playback-commanded').map((event) => event.action);
  }

  did<Type extends DuplexEffect['type']>(type: Type): Extract<DuplexEffect, { type: Type }>[] {
    return this.effects.filter((effect): effect is Extract<DuplexEffect, { type: Type }> => effect.type === type);
  }

  forget(): this {
    this.effects.length = 0;
    return this;
  }
}
