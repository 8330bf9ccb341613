import { DuetError, mostVolume, type AnswerId, type CallSettings, type ErrorCode, type RequestId, type UtteranceId } from '@duet/shared';
import type { DuplexEffect, DuplexEvent, UnstampedEvent } from '@duet/duplex';
import type { OmniTurn } from '../../ports/index.ts';
import { AnswerOutput } from './answer-output.ts';
import type { Call } from './call.ts';
import { SeatRequest } from './seat-request.ts';
import { TurnMeasures } from './turn-measures.ts';

type Of<Type extends DuplexEffect['type']> = Extract<DuplexEffect, { type: Type }>;

/** A spoken "louder" changes the volume by about 4 dB, "slower" the rate by a sixth. */
const volumeStep = 1.6;
const rateStep = 1.18;

/** Runs what the reducer asks for, and keeps the call's records from what it emits. */
export class CallEffects {
  private readonly call: Call;
  private readonly answerOfRequest = new Map<RequestId, AnswerId>();
  /** The question that an accepted request answers: its words may become known after the verdict. */
  private readonly questionOfRequest = new Map<RequestId, { id: string; utteranceId: UtteranceId | null }>();
  /** Memories of requests that were complete before they were accepted. */
  private readonly earlyMemories = new Map<RequestId, unknown>();
  private turns = 0;

  constructor(call: Call) {
    this.call = call;
  }

  run(effect: DuplexEffect): void {
    const { call } = this;
    switch (effect.type) {
      case 'emit': return call.emit(effect.event);
      case 'open-utterance': return call.microphone.openUtterance(effect.utteranceId, effect.speechStartSample);
      case 'close-utterance': return call.microphone.closeUtterance(effect.utteranceId);
      case 'listen-afresh': return call.microphone.listenAfresh();
      case 'discard-utterances':
        call.microphone.discardUtterances(effect.utteranceIds);
        for (const id of effect.utteranceIds) call.heardTexts.delete(id);
        return;
      case 'start-request': return this.startRequest(effect);
      case 'abort-request':
        call.requests.get(effect.requestId)?.abort();
        call.requests.delete(effect.requestId);
        this.earlyMemories.delete(effect.requestId);
        this.questionOfRequest.delete(effect.requestId);
        return;
      case 'adopt-request':
        return this.adoptRequest(effect);
      case 'speak-text': return this.speakText(effect);
      case 'drop-output':
        call.outputs.get(effect.answerId)?.drop();
        call.outputs.delete(effect.answerId);
        return;
      case 'resend-output': return call.outputs.get(effect.answerId)?.resumeFrom(effect.fromSample);
      case 'record-question': return this.recordQuestion(effect);
      case 'record-answer':
        call.conversation.updateAnswer(effect.answerId, { heardCharacters: effect.heardCharacters, state: effect.isInterrupted ? 'interrupted' : 'finished' });
        this.closeAnswer(effect.answerId);
        return;
      case 'forget-conversation': return call.conversation.clear();
      case 'change-setting': return this.changeSetting(effect.command);
      case 'set-timer': return call.timers.set(effect.timer, effect.afterMs);
      case 'clear-timer': return call.timers.clear(effect.timer);
      case 'report-error': return call.raise(effect.code as ErrorCode, effect.parameters);
    }
  }

  /** Keeps transcript and measures from what the page is told, so that both always say the same. */
  observe(event: UnstampedEvent): void {
    const { conversation, microphone, parts } = this.call;
    const now = parts.clock.now();
    switch (event.type) {
      case 'utterance-started':
        this.call.measures = new TurnMeasures(this.turns, event.utteranceId);
        this.call.measures.onsetDecided(now, microphone.timeline.capturedAt(event.speechStartSample));
        return;
      case 'utterance-ended':
        this.call.measures.endpointDecided(now, microphone.timeline.capturedAt(event.speechEndSample));
        return;
      case 'verdict-decided':
        this.call.measures.reached('verdict_ms', now);
        if (event.state === 'noise' && event.utteranceId !== null) {
          const { state, kind, confidence, reasons } = event;
          conversation.addUser({ id: event.utteranceId, utteranceId: event.utteranceId, text: event.text, isTyped: false, verdict: { state, kind, confidence, reasons }, at: this.call.at });
        }
        return;
      case 'answer-started':
        conversation.startAnswer({ id: event.answerId, seat: event.seat, text: '', source: event.source, at: this.call.at });
        return;
      case 'answer-delta':
        this.call.measures.reached('first_text_ms', now);
        conversation.appendAnswer(event.answerId, event.text);
        return;
      case 'answer-heard':
        conversation.updateAnswer(event.answerId, { heardCharacters: event.heardCharacters, isEstimated: event.isEstimated });
        return;
      case 'answer-sourced':
      case 'answer-generated':
        conversation.updateAnswer(event.answerId, { source: event.source });
        return;
      default:
    }
  }

  private startRequest(effect: Of<'start-request'>): void {
    const { call } = this;
    const request = this.newRequest(effect.requestId);
    if (effect.question !== null) {
      call.measures = new TurnMeasures(this.turns, null);
      call.measures.questionTyped(call.parts.clock.now());
    }
    const heard = effect.utteranceIds.map((id) => call.heardTexts.get(id) ?? '').filter((text) => text !== '').join(' ');
    void request.ask(call.parts.engine, this.makeTurn(effect), effect.seat, effect.question?.text ?? heard);
  }

  private adoptRequest({ requestId, answerId, epoch }: Of<'adopt-request'>): void {
    const { call } = this;
    this.answerOfRequest.set(requestId, answerId);
    if (this.earlyMemories.has(requestId)) call.conversation.remember(answerId, this.earlyMemories.get(requestId));
    this.earlyMemories.delete(requestId);
    call.requests.get(requestId)?.adopt(this.openOutput(answerId, epoch));
  }

  /** The answer is over: nothing of its sound is kept. */
  private closeAnswer(answerId: AnswerId): void {
    const { call } = this;
    call.outputs.delete(answerId);
    for (const [requestId, of] of this.answerOfRequest) {
      if (of !== answerId) continue;
      this.answerOfRequest.delete(requestId);
      this.questionOfRequest.delete(requestId);
      call.requests.delete(requestId);
    }
  }

  private makeTurn(effect: Of<'start-request'>): OmniTurn {
    const { call } = this;
    const { duplex, language, persona, systemPrompt, listening } = call.settings;
    const running = effect.runningAnswer;
    return {
      sessionId: call.sessionId,
      utterances: effect.utteranceIds.flatMap((id) => call.microphone.utterance(id) ?? []),
      text: effect.question?.text ?? null,
      isComplete: effect.isComplete,
      history: call.conversation.history(effect.utteranceIds),
      images: call.camera.latest(duplex.cameraFramesSent, call.parts.clock.now()),
      runningAnswer: running === null ? null : this.runningAnswer(running.answerId, running.heardCharacters),
      settings: { language, persona, systemPrompt, listening },
      timeZone: call.timeZone,
      locale: call.locale,
    };
  }

  private runningAnswer(answerId: AnswerId, heardCharacters: number): OmniTurn['runningAnswer'] {
    const wholeText = this.call.conversation.answerText(answerId);
    return { heardText: wholeText.slice(0, heardCharacters), wholeText };
  }

  private newRequest(requestId: RequestId): SeatRequest {
    const { call } = this;
    const askedAt = call.parts.clock.now();
    const request = new SeatRequest({
      requestId, synthesizer: call.parts.synthesizer, settings: () => call.settings,
      dispatch: (event) => call.dispatch(aged(event, call.parts.clock.now() - askedAt)),
      onTranscript: (text, isFinal) => this.onTranscript(requestId, text, isFinal),
      onMemory: (memory) => {
        const answerId = this.answerOfRequest.get(requestId);
        if (answerId === undefined) this.earlyMemories.set(requestId, memory);
        else call.conversation.remember(answerId, memory);
      },
      onSpeechFailed: (error) => call.reportError(error),
    });
    call.requests.set(requestId, request);
    return request;
  }

  private onTranscript(requestId: RequestId, text: string, isFinal: boolean): void {
    const { turn, epoch } = this.call.duplex;
    const accepted = this.questionOfRequest.get(requestId);
    const utteranceId = turn?.request?.requestId === requestId ? turn.utteranceIds.at(-1) : accepted?.utteranceId;
    this.call.dispatch({ type: 'transcript', requestId, text });
    if (accepted !== undefined) this.call.conversation.updateUser(accepted.id, { text });
    if (utteranceId === undefined || utteranceId === null) return;
    this.call.emit({ type: 'transcript-updated', epoch, utteranceId, text, isFinal });
  }

  private openOutput(answerId: AnswerId, epoch: number): AnswerOutput {
    const { call } = this;
    const output = new AnswerOutput({
      epoch, aheadSamples: call.settings.duplex.outputAheadMs * 24, nextSequence: call.nextSequence,
      send: (packet) => {
        const isSent = call.sendAudio(packet);
        if (isSent && !output.hasSent) this.onFirstAudio();
        return isSent;
      },
    });
    call.outputs.set(answerId, output);
    if (!call.isConnected) output.pause();
    return output;
  }

  /** The turn's server stages are complete with its first sound. */
  private onFirstAudio(): void {
    const { call } = this;
    call.measures.reached('first_audio_ms', call.parts.clock.now());
    call.emit({ type: 'turn-measured', epoch: call.duplex.epoch, turn: call.measures.turn, utteranceId: call.measures.utteranceId, measures: call.measures.list });
    this.turns += 1;
  }

  private speakText(effect: Of<'speak-text'>): void {
    const request = this.newRequest(effect.requestId);
    this.answerOfRequest.set(effect.requestId, effect.answerId);
    request.adopt(this.openOutput(effect.answerId, effect.epoch));
    request.say(effect.text);
  }

  private recordQuestion(effect: Of<'record-question'>): void {
    const { call } = this;
    const utteranceId = effect.utteranceIds.at(-1) ?? null;
    const id = effect.question?.questionId ?? utteranceId ?? effect.requestId;
    this.questionOfRequest.set(effect.requestId, { id, utteranceId });
    for (const earlier of effect.utteranceIds) call.conversation.removeUser(earlier);
    call.conversation.addUser({
      id, utteranceId, text: effect.question?.text ?? effect.text, isTyped: effect.question !== null,
      verdict: effect.verdict, at: call.at,
    });
  }

  private changeSetting(command: Of<'change-setting'>['command']): void {
    const { volume, speechRate } = this.call.settings;
    const within = (value: number, least: number, most: number): number => Math.round(Math.max(least, Math.min(most, value)) * 100) / 100;
    const patch: Partial<CallSettings> = {
      louder: { volume: within(volume * volumeStep, 0.1, mostVolume) },
      quieter: { volume: within(volume / volumeStep, 0.1, mostVolume) },
      slower: { speechRate: within(speechRate / rateStep, 0.5, 2) },
      faster: { speechRate: within(speechRate * rateStep, 0.5, 2) },
    }[command];
    try {
      this.call.changeSettings(patch);
    } catch (thrown) {
      this.call.reportError(DuetError.from(thrown));
    }
  }
}

/** The engine tells how old a frame was when it was asked; by now it is older. */
const aged = (event: DuplexEvent, elapsedMs: number): DuplexEvent =>
  (event.type === 'answer-source' && event.frameAgeMs !== null ? { ...event, frameAgeMs: event.frameAgeMs + elapsedMs } : event);
