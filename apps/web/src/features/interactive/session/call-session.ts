import { DuetError, type AnyServerEvent, type AudioFrame, type CallSettings, type CallSettingsPatch, type CallStartReply, type ClientEvent, type Measure } from '@duet/shared';
import type { UpClock } from '../../../media/audio/up-clock.ts';
import type { PlayerMark, PlayerReport } from '../../../media/dsp/player-messages.ts';
import type { CapturedFrame } from '../../../media/worklets/messages.ts';
import type { CallStart, ConnectInteractive, ConnectionSignal, InteractiveConnection, SentEventName } from '../../../transport/interactive-connection.ts';
import { applyServerEvent, endSession, mergeMeasures } from './apply-server-event.ts';
import type { CallSound } from './call-sound.ts';
import { CallUplink } from './call-uplink.ts';
import { afterLineGivenUp, afterRefusal, whileQueued, whileReconnecting } from './connection-view.ts';
import { changeDecision } from './decision-changes.ts';
import type { EventLog } from './event-log.ts';
import { keptCall } from './kept-call.ts';
import { LocalDuck } from './local-duck.ts';
import { ResumeTicket } from './resume-ticket.ts';
import { Unsent } from './unsent.ts';
import { UtteranceMeasures } from './utterance-measures.ts';
import type { ViewStore } from './view-store.ts';

/** A server that does not answer "end" in this long is not waited for. */
const endLimitMs = 1500;

export interface CallSessionOptions {
  view: ViewStore;
  log: EventLog;
  sound: CallSound;
  connect: ConnectInteractive;
  client: 'page' | 'bench';
  locale: 'en' | 'zh';
  timeZone: string;
  settings: CallSettingsPatch;
  /** The token of a call to take up again. */
  resumeToken: string | null;
  onOpened: (isResumed: boolean) => void;
  /** Events that concern devices: the camera's frame of an answer, levels, settings. */
  onEvent: (event: AnyServerEvent) => void;
  /** The call is over, or was never opened. */
  onClosed: () => void;
}

/** One call between its connection and its sound, from the start to the end. Everything that a person sees of it goes through the view. */
export class CallSession {
  readonly #options: CallSessionOptions;
  readonly #connection: InteractiveConnection;
  readonly #uplink: CallUplink;
  readonly #measures: UtteranceMeasures;
  readonly #duck: LocalDuck;
  readonly #ticket: ResumeTicket;
  #epoch = 0;
  #heard: { epoch: number; playedSample: number } | null = null;
  readonly #unsent = new Unsent();
  #isClosed = false;
  #wasOpen = false;
  #endTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: CallSessionOptions) {
    this.#options = options;
    this.#ticket = new ResumeTicket(options.resumeToken);
    const { view, log, sound } = options;
    this.#uplink = new CallUplink({
      sampleRateHz: sound.sampleRateHz, sendAudio: (packet) => this.#connection.sendAudio(packet), onMapped: (mapping) => { log.noted('microphone-mapped', this.#epoch, mapping); },
    });
    this.#duck = new LocalDuck((command) => { sound.command(command); });
    this.#measures = new UtteranceMeasures(this.#uplink.clock, {
      onMeasured: (turn, measures) => { this.#sendMeasures(turn, measures); },
      onTaken: (utteranceId, measure) => { log.noted('measure-taken', this.#epoch, { utteranceId, ...measure }); },
      onTimes: (utteranceId, times) => { view.change((now) => ({ ...now, ...changeDecision(now, utteranceId, (decision) => ({ ...decision, times })) })); },
    });
    this.#connection = options.connect({ callStart: () => this.#callStart(), onSignal: (signal) => { this.#onSignal(signal); } });
  }

  get upClock(): UpClock {
    return this.#uplink.clock;
  }

  get isOpen(): boolean {
    return this.#uplink.isOpen;
  }

  get isBusy(): boolean {
    return this.#connection.isBusy;
  }

  // ---- from the devices ----

  captured(frame: CapturedFrame): void {
    if (!this.#uplink.isOpen) return;
    this.#uplink.send(frame, this.#epoch);
    // After it was sent: the server's ears come first.
    this.#duck.captured(frame, this.#epoch, this.#connection.roundTripMs);
  }

  reported(report: PlayerReport): void {
    const { epoch, playedSample, bufferedSamples, isPlaying } = report;
    this.#heard = { epoch, playedSample };
    this.#duck.reported(isPlaying);
    const outputLatencyMs = Math.min(5000, Math.max(0, this.#options.sound.outputLatencyMs));
    if (this.#uplink.isOpen) this.#send('playback-reported', { epoch, playedSample, bufferedSamples, outputLatencyMs, isPlaying });
    if (this.#ticket.isDue) this.keep();
  }

  marked(mark: PlayerMark): void {
    this.#options.log.marked(mark);
    const commanded = this.#duck.marked(mark);
    if (commanded === null) return;
    if (mark.type === 'confirmed') {
      this.#send('playback-confirmed', { epoch: mark.epoch, commandId: mark.commandId as ClientEvent<'playback-confirmed'>['commandId'], action: mark.action, playedSample: mark.playedSample });
    }
    this.#measures.onMark(commanded);
  }

  sendCameraFrame(capturedAt: number, image: Uint8Array<ArrayBuffer>): void {
    if (!this.#connection.isBusy) this.#send('camera-frame', { capturedAt, image });
  }

  closeCamera(): void {
    if (!this.#send('camera-closed', {})) this.#unsent.addCameraClosed();
  }

  microphoneChanged(state: 'open' | 'muted' | 'key-down' | 'key-up' | 'lost'): void {
    this.#send('microphone-changed', { state });
  }

  // ---- from the person ----

  ask(question: ClientEvent<'question-typed'>): void {
    this.#unsent.addQuestion(question);
    this.#send('question-typed', question);
  }

  changeSettings(patch: CallSettingsPatch): void {
    if (!this.#send('settings-changed', { settings: patch })) this.#unsent.addSettings(patch);
  }

  press(control: 'stop' | 'reset'): void {
    this.#send('control-pressed', { control });
  }

  end(): void {
    if (this.#isClosed) return;
    if (!this.#uplink.isOpen || !this.#send('control-pressed', { control: 'end' })) return this.#finish('ended');
    this.#endTimer ??= setTimeout(() => { this.#finish('ended'); }, endLimitMs);
  }

  reconnect(): void {
    this.#options.view.patch({ connection: { state: 'reconnecting', keptUntil: this.#options.view.view.connection.keptUntil } });
    this.#connection.reconnect();
  }

  /** Stores what a reload needs to go on from here. */
  keep(): void {
    if (this.#isClosed || !this.#wasOpen) return;
    this.#ticket.keep(this.#heard ?? { epoch: this.#epoch, playedSample: 0 }, this.#options.view.view.isMuted);
  }

  /** A reload in the queue takes the place again. Told every second, so what is stored is never old. */
  #keepPlace(): void {
    this.#ticket.keep({ epoch: 0, playedSample: 0 }, this.#options.view.view.isMuted);
  }

  /** Lets go without ending the call on the server: the page is left, and may come back. */
  abandon(): void {
    this.keep();
    this.#close();
  }

  // ---- from the server ----

  #callStart(): CallStart {
    const { settings, locale, timeZone, client } = this.#options;
    const { token } = this.#ticket;
    const resume = token === null ? {} : { resumeToken: token };
    // A reloaded page's player has played nothing yet: what was heard before is what was kept.
    const kept = this.#wasOpen ? this.#heard : keptCall.read();
    const heard = token === null || kept === null ? {} : { heard: { epoch: kept.epoch, playedSample: kept.playedSample } };
    return { settings, locale, timeZone, client, ...resume, ...heard };
  }

  #onSignal(signal: ConnectionSignal): void {
    if (this.#isClosed) return;
    const { view, log, sound } = this.#options;
    switch (signal.type) {
      case 'audio': return this.#hear(signal.frame);
      case 'event': return this.#onEvent(signal.event);
      case 'start-replied': return this.#onReply(signal.reply);
      case 'connecting': return view.patch({ connection: { state: 'connecting', keptUntil: null } });
      case 'connected': return log.noted('connection-opened', this.#epoch);
      case 'reconnecting': {
        this.#uplink.close();
        log.noted('connection-lost', this.#epoch, { outputLatencyMs: sound.outputLatencyMs });
        this.keep();
        view.change((now) => whileReconnecting(now, Date.now()));
        return;
      }
      case 'lost':
        log.noted('connection-given-up', this.#epoch);
        view.change(afterLineGivenUp);
        // An open call can be taken up again by hand.
        if (view.view.phase !== 'open') this.#close();
        return;
      case 'failed':
        log.noted('error-raised', this.#epoch, { error: signal.error.toWire() });
        return view.raise(signal.error);
    }
  }

  #onReply(reply: CallStartReply): void {
    const { view } = this.#options;
    if (!('error' in reply)) {
      if (reply.isOpen) return;
      this.#ticket.renew(reply.resumeToken ?? null);
      this.#keepPlace();
      return view.change((now) => whileQueued(now, reply));
    }
    if (reply.error.code === 'session.unknown') this.#ticket.discard();
    view.change((now) => afterRefusal(now, reply.error, Date.now()));
    view.raise(reply.error);
    this.#close();
  }

  #onEvent(event: AnyServerEvent): void {
    const { view, log, sound } = this.#options;
    if (event.type === 'session-opened') this.#open(event);
    log.align(this.#connection.serverOffsetMs);
    log.received(event, this.#epoch);
    if ('epoch' in event && event.epoch > this.#epoch) {
      this.#epoch = event.epoch;
      sound.raiseEpoch(event.epoch);
    }
    this.#duck.onEvent(event);
    switch (event.type) {
      case 'queue-updated':
        this.#keepPlace();
        break;
      case 'playback-commanded':
        sound.command({ epoch: event.epoch, commandId: event.commandId, action: event.action, rampMs: event.rampMs, gainDb: event.gainDb });
        break;
      case 'answer-started':
        this.#unsent.dropArrived((questionId) => questionId === event.questionId);
        sound.answerOpened(event.epoch);
        break;
      case 'answer-generated':
        sound.answerGenerated(event.epoch, event.totalSamples);
        break;
      case 'settings-updated':
        this.#applySettings(event.settings);
        break;
      default:
    }
    // Before the measures: they put their times into the decision that the event opens.
    if (event.type !== 'session-ended') view.change((now) => applyServerEvent(now, event, Date.now()));
    this.#measures.onEvent(event);
    this.#options.onEvent(event);
    if (event.type === 'session-ended') this.#finish(event.reason);
  }

  #open(event: Extract<AnyServerEvent, { type: 'session-opened' }>): void {
    const { log, sound, onOpened } = this.#options;
    if (!event.isResumed) {
      sound.reset();
      log.clear();
    }
    log.begin(event.at);
    this.#ticket.renew(event.resumeToken);
    this.#epoch = event.isResumed ? Math.max(this.#epoch, event.epoch) : event.epoch;
    if (event.isResumed) sound.raiseEpoch(event.epoch);
    this.#uplink.open(event.upPosition);
    const isLoadedAnew = event.isResumed && !this.#wasOpen;
    this.#wasOpen = true;
    this.#applySettings(event.settings);
    this.keep();
    // Closed while the line was away, or told to a line that was dead already; and a page that was loaded anew has a camera of its own, if any: the pictures of the old one show what is past.
    const isCameraClosed = this.#unsent.takeCameraClosed();
    if (event.isResumed && (isCameraClosed || isLoadedAnew || !this.#options.view.view.camera.isOn)) this.#send('camera-closed', {});
    const settings = this.#unsent.takeSettings();
    if (settings !== null) this.#send('settings-changed', { settings });
    this.#unsent.dropArrived((questionId) => event.transcript.some((entry) => entry.id === questionId));
    for (const question of this.#unsent.questions) this.#send('question-typed', question);
    onOpened(event.isResumed);
  }

  #applySettings({ volume, duplex }: CallSettings): void {
    this.#duck.configure(duplex);
    this.#options.sound.setVolume(volume);
    this.#options.sound.configureJitter({ shortestMs: duplex.jitterBufferMs, longestMs: Math.max(duplex.jitterBufferMs, duplex.longestJitterBufferMs) });
  }

  #hear(frame: AudioFrame): void {
    this.#options.sound.play({ epoch: frame.epoch, position: frame.position, isLast: frame.isLast, samples: frame.samples });
  }

  #sendMeasures(turn: number, measures: Measure[]): void {
    this.#options.view.change((view) => ({ ...view, turns: mergeMeasures(view.turns, turn, measures) }));
    this.#send('measures-taken', { turn, measures });
  }

  #send<Name extends SentEventName>(name: Name, payload: ClientEvent<Name>): boolean {
    const isSent = this.#connection.send(name, payload);
    if (isSent) this.#options.log.sent({ type: name, ...payload } as Parameters<EventLog['sent']>[0], this.#epoch);
    return isSent;
  }

  #finish(reason: Parameters<typeof endSession>[1]): void {
    if (this.#isClosed) return;
    this.#ticket.discard();
    const { view } = this.#options;
    const wasOpen = this.#wasOpen;
    view.change((now) => (wasOpen ? endSession(now, reason, Date.now()) : { ...now, phase: 'before', queue: null, connection: { state: 'idle', keptUntil: null } }));
    if (reason === 'taken-over') view.raise(new DuetError('session.taken-over'));
    this.#close();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#uplink.close();
    if (this.#endTimer !== null) clearTimeout(this.#endTimer);
    this.#connection.close();
    this.#options.sound.reset();
    this.#options.onClosed();
  }
}
