import type { CallState, CommandId, ErrorCode, PlaybackAction } from '@duet/shared';
import { callStateOf, type Answer, type DuplexState, type Turn } from './duplex-state.ts';
import type { DuplexEffect, UnstampedEvent } from './duplex-effects.ts';
import type { TimerName } from './duplex-events.ts';
import { silenceLimitMs } from './silence-limit.ts';

/** One step of the reducer: the state as it becomes, and the effects in their order. Lives for one event. */
export class Step {
  state: DuplexState;
  readonly effects: DuplexEffect[] = [];

  constructor(state: DuplexState) {
    this.state = state;
  }

  update(patch: Partial<DuplexState>): void {
    this.state = { ...this.state, ...patch };
  }

  updateTurn(patch: Partial<Turn>): void {
    if (this.state.turn !== null) this.update({ turn: { ...this.state.turn, ...patch } });
  }

  updateAnswer(patch: Partial<Answer>): void {
    if (this.state.answer !== null) this.update({ answer: { ...this.state.answer, ...patch } });
  }

  effect(effect: DuplexEffect): void {
    this.effects.push(effect);
  }

  emit(event: UnstampedEvent): void {
    this.effects.push({ type: 'emit', event });
  }

  newId(prefix: string): string {
    const id = `${prefix}${this.state.nextId}`;
    this.update({ nextId: this.state.nextId + 1 });
    return id;
  }

  setTimer(timer: TimerName, afterMs: number): void {
    this.update({ timers: new Set([...this.state.timers, timer]) });
    this.effect({ type: 'set-timer', timer, afterMs: Math.max(0, afterMs) });
  }

  clearTimer(...names: TimerName[]): void {
    for (const timer of names) {
      if (!this.state.timers.has(timer)) continue;
      this.update({ timers: new Set([...this.state.timers].filter((name) => name !== timer)) });
      this.effect({ type: 'clear-timer', timer });
    }
  }

  reportError(code: ErrorCode, parameters: Record<string, string | number> = {}): void {
    this.effect({ type: 'report-error', code, parameters });
  }

  /** Tells the page what to do with the sound; the answer remembers the command until the page has confirmed it. */
  commandPlayback(action: PlaybackAction): void {
    const { answer, settings, epoch } = this.state;
    if (answer === null) return;
    const commandId = this.newId('c') as CommandId;
    const rampMs = action === 'duck' ? settings.duckRampMs : action === 'hold' || action === 'flush' ? settings.holdFadeMs : settings.resumeFadeMs;
    const gainDb = action === 'duck' || action === 'resume-ducked' ? settings.duckDb : 0;
    this.updateAnswer({
      pendingCommand: { commandId, action },
      playback: action === 'hold' ? 'held' : action === 'duck' || action === 'resume-ducked' ? 'ducked' : 'playing',
    });
    // A held player is silent rightly; from a resume on it has its whole limit to move again.
    if (action === 'hold') this.clearTimer('stall');
    if (action === 'resume' || action === 'resume-ducked') this.setTimer('stall', silenceLimitMs(answer.ledger));
    this.emit({ type: 'playback-commanded', epoch, commandId, action, rampMs, gainDb });
  }

  /** A stuck state was noticed and left. */
  recover(fault: string): void {
    this.update({ recoveries: this.state.recoveries + 1 });
    this.emit({ type: 'recovery-made', epoch: this.state.epoch, fault });
  }

  /** Closes the step: tells the page when what a person sees has changed. */
  finish(): { state: DuplexState; effects: DuplexEffect[] } {
    const shown: CallState = callStateOf(this.state);
    if (shown !== this.state.shownState) {
      this.update({ shownState: shown });
      this.emit({ type: 'state-changed', epoch: this.state.epoch, state: shown, generationSeat: this.state.generationSeat });
    }
    return { state: this.state, effects: this.effects };
  }
}
