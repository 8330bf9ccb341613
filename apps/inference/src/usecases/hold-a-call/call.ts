import {
  applySettingsPatch, DuetError, type AnswerId, type AudioFrame, type CallSettings, type ClientEvent, type ErrorCode,
  type RequestId, type ServerEvent, type ServerEventName, type SessionId,
} from '@duet/shared';
import { initialDuplexState, isAudible, reduceSession, type DuplexEffect, type DuplexEvent, type DuplexState, type TimerName, type UnstampedEvent } from '@duet/duplex';
import { Conversation } from '../../domain/conversation/conversation.ts';
import type { Clock, EarPartial, OmniEngine, SpeechSynthesizer, VoiceDetector } from '../../ports/index.ts';
import type { AnswerOutput } from './answer-output.ts';
import { CallEffects } from './call-effects.ts';
import { CallMicrophone } from './call-microphone.ts';
import { CallTimers } from './call-timers.ts';
import { CameraFrames } from './camera-frames.ts';
import type { SeatRequest } from './seat-request.ts';
import { TurnMeasures } from './turn-measures.ts';

/** The other end of a call: the page, `talk`, a bench. */
export interface CallClient {
  send<Name extends ServerEventName>(name: Name, payload: ServerEvent<Name>): void;
  /** False when the connection cannot take it now. */
  sendAudio(packet: Uint8Array): boolean;
}

export interface CallParts {
  engine: OmniEngine;
  synthesizer: SpeechSynthesizer;
  detector: VoiceDetector;
  clock: Clock;
  /** Unexpected faults, for the service's log; never text of what was said. */
  onFault: (fault: string, thrown: unknown) => void;
}

/** A client that is there sends 50 frames a second, or 10 reports while it plays. */
const silentLineMs = 2000;

/**
 * One call: runs the duplex reducer and its effects. Everything it holds is its own, nothing of it is reachable from another call.
 * All methods are called from the event loop; none blocks.
 */
export class Call {
  readonly sessionId: SessionId;
  readonly conversation = new Conversation();
  readonly requests = new Map<RequestId, SeatRequest>();
  readonly outputs = new Map<AnswerId, AnswerOutput>();
  readonly camera = new CameraFrames();
  readonly microphone: CallMicrophone;
  readonly parts: CallParts;
  readonly locale: CallSettings['language'];
  readonly timeZone: string;
  settings: CallSettings;
  /** What the ear made of each utterance so far. */
  readonly heardTexts = new Map<string, string>();
  measures = new TurnMeasures(0, null);
  private state: DuplexState;
  private client: CallClient | null;
  private readonly effects: CallEffects;
  readonly timers: CallTimers;
  private readonly startedAt: number;
  private readonly answeredQuestions = new Set<string>();
  private sequence = 0;
  private readonly queue: DuplexEvent[] = [];
  private isReducing = false;
  private isKeyDown = false;
  /** When the client last sent sound or a report of its player: both come many times a second. */
  private heardFromAt = 0;
  lastActiveAt: number;

  constructor(options: { sessionId: SessionId; parts: CallParts; settings: CallSettings; client: CallClient; locale: CallSettings['language']; timeZone: string }) {
    this.sessionId = options.sessionId;
    this.parts = options.parts;
    this.settings = options.settings;
    this.client = options.client;
    this.locale = options.locale;
    this.timeZone = options.timeZone;
    this.startedAt = this.lastActiveAt = this.parts.clock.now();
    this.state = initialDuplexState(options.settings.duplex, options.settings.talkMode);
    this.timers = new CallTimers(this.parts.clock, (timer) => this.timerFired(timer));
    this.effects = new CallEffects(this);
    this.microphone = new CallMicrophone({
      detector: this.parts.detector, clock: this.parts.clock, settings: () => this.settings.duplex,
      openEar: () => this.parts.engine.openEar?.(this.sessionId, {
        language: this.settings.language, onPartial: (partial) => this.onPartial(partial), onError: (thrown) => this.reportError(DuetError.from(thrown, 'engine.recognizer-failed')),
      }) ?? null,
      onTurnTaking: (event) => this.onTurnTaking(event),
      onLevel: (probability, levelDb) => this.client?.send('detector-measured', { at: this.at, epoch: this.state.epoch, probability, levelDb }),
      onDetectorFailed: (thrown) => this.reportError(DuetError.from(thrown, 'engine.detector-failed')),
    });
    if (this.settings.talkMode === 'push') this.microphone.setOpen(false);
  }

  /** Milliseconds since the call began, on the server's clock. */
  get at(): number {
    return Math.round((this.parts.clock.now() - this.startedAt) * 10) / 10;
  }

  get ageMs(): number {
    return this.parts.clock.now() - this.startedAt;
  }

  get duplex(): DuplexState {
    return this.state;
  }

  get isConnected(): boolean {
    return this.client !== null;
  }

  greet(): void {
    if (this.settings.greeting.trim() !== '') this.dispatch({ type: 'text-to-speak', text: this.settings.greeting });
  }

  // ---- from the client ----

  pushAudio(frame: AudioFrame): void {
    this.heardFromAt = this.parts.clock.now();
    this.microphone.push(frame);
  }

  playbackReported(report: ClientEvent<'playback-reported'>): void {
    this.heardFromAt = this.parts.clock.now();
    const latencySamples = Math.round(report.outputLatencyMs * 24);
    this.dispatch({ type: 'playback-progressed', epoch: report.epoch, playedSample: report.playedSample, outputLatencySamples: latencySamples });
    this.creditPlayback();
  }

  playbackConfirmed(confirmation: ClientEvent<'playback-confirmed'>): void {
    this.dispatch({ type: 'playback-confirmed', ...confirmation });
    this.creditPlayback();
  }

  /** @throws DuetError `input.text-empty`, `input.text-too-long`. A question that was sent twice is answered once. */
  typeQuestion({ questionId, text }: ClientEvent<'question-typed'>): void {
    const trimmed = text.trim();
    const limit = this.parts.engine.info.limits.textCharacters;
    if (trimmed === '') throw new DuetError('input.text-empty');
    if (trimmed.length > limit) throw new DuetError('input.text-too-long', { limit, length: trimmed.length });
    if (this.answeredQuestions.has(questionId)) return;
    this.answeredQuestions.add(questionId);
    this.active();
    this.dispatch({ type: 'question-typed', questionId, text: trimmed });
  }

  addCameraFrame(image: Uint8Array): void {
    this.camera.add(image, this.parts.clock.now(), this.settings.duplex.cameraFramesKept);
  }

  pressControl(control: Exclude<ClientEvent<'control-pressed'>['control'], 'end'>): void {
    this.active();
    if (control === 'reset') this.dispatch({ type: 'reset' });
    else this.dispatch({ type: 'command-given', command: control === 'continue' ? 'go-on' : control });
  }

  changeMicrophone(state: ClientEvent<'microphone-changed'>['state']): void {
    if (state === 'key-down' || state === 'key-up') this.isKeyDown = state === 'key-down';
    const isOpen = state === 'key-down' || (state === 'open' && (this.settings.talkMode !== 'push' || this.isKeyDown));
    this.setMicrophoneOpen(isOpen, state === 'key-up' ? 'key-up' : 'muted');
  }

  /** @throws DuetError `input.setting-invalid`; the settings stay as they were. */
  changeSettings(patch: ClientEvent<'settings-changed'>['settings']): void {
    const before = this.settings;
    this.settings = applySettingsPatch(before, patch);
    if (before.talkMode !== this.settings.talkMode) this.setMicrophoneOpen(this.settings.talkMode !== 'push', 'key-up');
    this.microphone.settingsChanged();
    if (before.language !== this.settings.language) this.reopenEar();
    this.dispatch({ type: 'settings-changed', settings: this.settings.duplex, talkMode: this.settings.talkMode, language: this.settings.language });
    this.emit({ type: 'settings-updated', epoch: this.state.epoch, settings: this.settings });
  }

  /** The browser's own figures of a turn, told back so that one log holds both sides. */
  measuresTaken({ turn, measures }: ClientEvent<'measures-taken'>): void {
    this.emit({ type: 'turn-measured', epoch: this.state.epoch, turn, utteranceId: null, measures: measures.map((measure) => ({ ...measure, takenAt: 'browser' })) });
  }

  // ---- connection ----

  disconnect(): void {
    this.client = null;
    for (const output of this.outputs.values()) output.pause();
    this.dispatch({ type: 'connection-lost' });
  }

  /** The client is back, or another one came with the token. */
  reconnect(client: CallClient, heard: { epoch: number; playedSample: number } | null): void {
    this.client = client;
    this.active();
    this.sequence = 0;
    this.dispatch({ type: 'connection-restored', heard });
    this.microphone.connectionRestored();
  }

  /** Ends the call and lets go of everything. The transcript stays readable. */
  end(): void {
    this.dispatch({ type: 'ended' });
    this.timers.clearAll();
    for (const request of this.requests.values()) request.abort();
    this.requests.clear();
    this.outputs.clear();
    this.camera.clear();
    this.microphone.close();
  }

  // ---- reducer ----

  /** Runs one event through the reducer. Effects may raise further events: they wait their turn, so that each step is whole. */
  dispatch(event: DuplexEvent): void {
    this.queue.push(event);
    if (this.isReducing) return;
    this.isReducing = true;
    try {
      for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
        const { state, effects } = reduceSession(this.state, next, this.parts.clock.now());
        this.state = state;
        for (const effect of effects) this.runEffect(effect);
      }
    } finally {
      this.isReducing = false;
    }
  }

  /** A part that fails must not take the rest of the step with it, nor, from a timer, the service. */
  private runEffect(effect: DuplexEffect): void {
    try {
      this.effects.run(effect);
    } catch (thrown) {
      this.reportError(DuetError.from(thrown));
    }
  }

  emit(event: UnstampedEvent): void {
    this.effects.observe(event);
    const { type, ...payload } = event;
    this.client?.send(type, { ...payload, at: this.at } as never);
  }

  sendAudio(packet: Uint8Array): boolean {
    return this.client?.sendAudio(packet) ?? false;
  }

  readonly nextSequence = (): number => this.sequence++;

  reportError(error: DuetError): void {
    if (error.cause !== undefined) this.parts.onFault(error.message, error.cause);
    this.raise(error.code, error.parameters);
  }

  raise(code: ErrorCode, parameters: Readonly<Record<string, string | number>>): void {
    this.client?.send('error-raised', { at: this.at, error: { code, parameters: { ...parameters } } });
  }

  /** Somebody is using the call: the idle limit counts from here. */
  active(): void {
    this.lastActiveAt = this.parts.clock.now();
  }

  /** A running answer goes on; should the engine fail here, the call goes on with the ear that it had. */
  private reopenEar(): void {
    try {
      this.microphone.reopenEar();
    } catch (thrown) {
      this.reportError(DuetError.from(thrown, 'engine.recognizer-failed'));
    }
  }

  /** What was being said when it closes is complete. */
  private setMicrophoneOpen(isOpen: boolean, reason: 'key-up' | 'muted'): void {
    if (!isOpen) this.dispatch({ type: 'microphone-closed', reason, sample: this.microphone.timeline.endSample });
    this.microphone.setOpen(isOpen);
  }

  private timerFired(timer: TimerName): void {
    // A client that sends nothing at all is cut off, not stuck: a silent drop shows only when the connection's ping runs out.
    if (timer === 'stall' && this.parts.clock.now() - this.heardFromAt > silentLineMs) this.timers.set(timer, silentLineMs);
    else this.dispatch({ type: 'timer-fired', timer });
  }

  private creditPlayback(): void {
    const { answer } = this.state;
    if (answer === null) return;
    if (isAudible(answer)) this.microphone.setAnswerPlaying(true);
    this.outputs.get(answer.answerId)?.credit(answer.ledger.playedSample);
    this.requests.get(answer.requestId)?.rouse();
  }

  private onPartial(partial: EarPartial): void {
    const { turn } = this.state;
    if (turn === null || !turn.utteranceIds.includes(partial.utteranceId)) return;
    this.heardTexts.set(partial.utteranceId, partial.text);
    const text = turn.utteranceIds.map((id) => this.heardTexts.get(id) ?? '').filter((part) => part !== '').join(' ');
    this.emit({ type: 'transcript-updated', epoch: this.state.epoch, utteranceId: turn.utteranceIds.at(-1)!, text, isFinal: false });
    this.dispatch({ type: 'hypothesis', utteranceId: partial.utteranceId, finished: partial.finished, queryLikelihood: partial.queryLikelihood });
  }

  private onTurnTaking(event: Parameters<ConstructorParameters<typeof CallMicrophone>[0]['onTurnTaking']>[0]): void {
    if (event.type === 'onset') this.active();
    this.dispatch(event);
  }
}
