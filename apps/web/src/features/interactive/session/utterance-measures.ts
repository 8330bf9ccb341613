import { upSampleRateHz, type AnyServerEvent, type Measure, type MeasureName } from '@duet/shared';
import type { UpClock } from '../../../media/audio/up-clock.ts';
import type { PlayerMark } from '../../../media/dsp/player-messages.ts';
import type { DecisionView } from '../call-view.ts';

type Times = DecisionView['times'];

interface Utterance {
  id: string;
  isOverlap: boolean;
  startFrame: number;
  endFrame: number | null;
  turn: number | null;
  answerFrame: number | null;
  resumedFrame: number | null;
  isRejected: boolean;
  measures: Map<MeasureName, number>;
  times: Times;
}

export interface UtteranceMeasuresListener {
  /** Another figure of a turn that the server has numbered. */
  onMeasured(turn: number, measures: Measure[]): void;
  /** A figure of an utterance without a turn of its own (noise over an answer), or before its number is known. */
  onTaken(utteranceId: string, measure: Measure): void;
  onTimes(utteranceId: string, times: Times): void;
}

const keptUtterances = 64;

/**
 * The measures that only the browser can take, as differences of frames of one audio context (DESIGN section 7): the server says at which samples of the
 * microphone speech began and ended, the player at which frames it ducked, fell silent, resumed and began to answer. When a message arrives plays no part.
 */
export class UtteranceMeasures {
  readonly #clock: UpClock;
  readonly #listener: UtteranceMeasuresListener;
  readonly #utterances: Utterance[] = [];
  readonly #commands = new Map<string, Utterance>();
  /** The utterance that the answer under this epoch answers to. */
  readonly #answers = new Map<number, Utterance>();
  #accepted: Utterance | null = null;

  constructor(clock: UpClock, listener: UtteranceMeasuresListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  onEvent(event: AnyServerEvent): void {
    switch (event.type) {
      case 'utterance-started': return this.#begin(event);
      case 'utterance-ended': {
        const utterance = this.#find(event.utteranceId);
        const endFrame = this.#clock.toFrame(event.speechEndSample);
        // Given up or decided in the middle of it, its end is not known.
        if (utterance === undefined) return;
        if (event.reason === 'abandoned') utterance.isRejected = true;
        if (event.reason === 'abandoned' || endFrame <= utterance.startFrame) return;
        utterance.endFrame = endFrame;
        return this.#takeEndings(utterance);
      }
      case 'verdict-decided': {
        const utterance = this.#find(event.utteranceId);
        if (utterance !== undefined) utterance.isRejected = event.state === 'noise';
        if (event.state !== 'noise') this.#accepted = utterance ?? null;
        return;
      }
      case 'answer-started':
        if (event.questionId === null && this.#accepted !== null) this.#answers.set(event.epoch, this.#accepted);
        this.#accepted = null;
        return;
      case 'playback-commanded': {
        const utterance = this.#utterances.at(-1);
        // What stops the answer after the utterance was rejected is somebody's typed question or a button.
        const isItsOwn = utterance?.isOverlap === true && (!utterance.isRejected || event.action === 'resume' || event.action === 'resume-ducked');
        if (isItsOwn) this.#commands.set(event.commandId, utterance);
        return;
      }
      case 'turn-measured': {
        const utterance = this.#find(event.utteranceId);
        if (utterance === undefined || utterance.turn !== null) return;
        utterance.turn = event.turn;
        const taken = [...utterance.measures].map(([name, ms]) => measureOf(name, ms));
        if (taken.length > 0) this.#listener.onMeasured(event.turn, taken);
        return;
      }
      default:
    }
  }

  onMark(mark: PlayerMark): void {
    if (mark.type === 'answer-began') return this.#onAnswer(mark);
    const utterance = mark.commandId === null ? undefined : this.#commands.get(mark.commandId);
    if (utterance === undefined) return;
    const since = (frame: number): number => this.#ms(frame - utterance.startFrame);
    switch (mark.type) {
      case 'ducked':
        if (utterance.times.duck !== null) return;
        this.#time(utterance, { duck: since(mark.frame) });
        return this.#take(utterance, 'duck_ms', since(mark.frame));
      // Held again after a ducked stretch: the first hold is the one that answered the onset, the last sound is the last.
      case 'held': return this.#time(utterance, { hold: utterance.times.hold ?? since(mark.frame), ...(mark.lastAudibleFrame === null ? {} : { lastSound: since(mark.lastAudibleFrame) }) });
      case 'flushed': {
        if (mark.lastAudibleFrame === null || mark.lastAudibleFrame < utterance.startFrame) return;
        this.#time(utterance, { lastSound: since(mark.lastAudibleFrame) });
        return this.#take(utterance, 'stop_ms', since(mark.lastAudibleFrame));
      }
      case 'resumed':
        utterance.resumedFrame = mark.frame;
        this.#time(utterance, { resume: since(mark.frame) });
        return this.#takeEndings(utterance);
      default:
    }
  }

  #begin(event: Extract<AnyServerEvent, { type: 'utterance-started' }>): void {
    const utterance: Utterance = {
      id: event.utteranceId, isOverlap: event.isOverlap, startFrame: this.#clock.toFrame(event.speechStartSample), endFrame: null, turn: null, answerFrame: null, resumedFrame: null,
      isRejected: false, measures: new Map(), times: { duck: null, hold: null, lastSound: null, resume: null },
    };
    this.#utterances.push(utterance);
    if (this.#utterances.length > keptUtterances) this.#forget(this.#utterances.shift());
    this.#take(utterance, 'onset_detection_ms', ((event.decidedSample - event.speechStartSample) * 1000) / upSampleRateHz);
  }

  #onAnswer(mark: PlayerMark): void {
    const utterance = this.#answers.get(mark.epoch);
    // An answer that goes on after a reconnect begins in its middle.
    if (utterance === undefined || mark.playedSample > 0 || utterance.answerFrame !== null) return;
    utterance.answerFrame = mark.frame;
    this.#takeEndings(utterance);
  }

  /** What counts from the end of the user's speech, once both ends are known. */
  #takeEndings(utterance: Utterance): void {
    const { endFrame, answerFrame, resumedFrame } = utterance;
    if (endFrame === null) return;
    if (answerFrame !== null) this.#take(utterance, 'voice_to_voice_ms', this.#ms(answerFrame - endFrame));
    if (resumedFrame !== null && utterance.isRejected) this.#take(utterance, 'resume_ms', this.#ms(resumedFrame - endFrame));
  }

  #take(utterance: Utterance, name: MeasureName, ms: number): void {
    if (utterance.measures.has(name)) return;
    utterance.measures.set(name, ms);
    this.#listener.onTaken(utterance.id, measureOf(name, ms));
    if (utterance.turn !== null) this.#listener.onMeasured(utterance.turn, [measureOf(name, ms)]);
  }

  #time(utterance: Utterance, times: Partial<Times>): void {
    utterance.times = { ...utterance.times, ...times };
    this.#listener.onTimes(utterance.id, utterance.times);
  }

  #ms(frames: number): number {
    return this.#clock.framesToMs(frames);
  }

  #find(id: string | null): Utterance | undefined {
    return id === null ? undefined : this.#utterances.findLast((utterance) => utterance.id === id);
  }

  #forget(utterance: Utterance | undefined): void {
    for (const [commandId, of] of this.#commands) if (of === utterance) this.#commands.delete(commandId);
    for (const [epoch, of] of this.#answers) if (of === utterance) this.#answers.delete(epoch);
  }
}

const measureOf = (name: MeasureName, ms: number): Measure => ({ name, ms: Math.round(Math.max(-60_000, Math.min(600_000, ms)) * 10) / 10, takenAt: 'browser' });
