import { DuetError, encodeAudioFrame, type AnyServerEvent, type AudioFrame, type CallSettings, type CallSettingsPatch, type CallStartReply, type ClientEvent, type Measure } from '@duet/shared';
import { UpClock } from '../../../media/audio/up-clock.ts';
import type { PlayerMark, PlayerReport } from '../../../media/dsp/player-messages.ts';
import type { CapturedFrame } from '../../../media/worklets/messages.ts';
import type { CallStart, ConnectInteractive, ConnectionSignal, InteractiveConnection, SentEventName } from '../../../transport/interactive-connection.ts';
import { applyServerEvent, endSession, mergeMeasures } from './apply-server-event.ts';
import type { CallSound } from './call-sound.ts';
import { changeDecision } from './decision-changes.ts';
import type { EventLog } from './event-log.ts';
import { keptCall } from './kept-call.ts';
import { LocalDuck } from './local-duck.ts';
import { UtteranceMeasures } from './utterance-measures.ts';
import type { ViewStore } from './view-store.ts';

/** The position for a reload is kept about this often; what is lost by less is heard twice. */
const keepEveryMs = 500;
/** More than anybody types before the first of them is answered. */
const mostOpenQuestions = 20;
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
  readonly #upClock: UpClock;
  readonly #measures: UtteranceMeasures;
  readonly #duck: LocalDuck;
  #resumeToken: string | null;
  /** The wire's position at which the next captured frame goes on; null while no call is open. */
  #upPosition: number | null = null;
  #isUpOpen = false;
  #sequence = 0;
  #epoch = 0;
  #heard: { epoch: number; playedSample: number } | null = null;
  #keptAt = 0;
  /** Asked, and not known to have arrived: the server answers one that is sent twice only once. */
  #openQuestions: ClientEvent<'question-typed'>[] = [];
  #unsentSettings: CallSettingsPatch | null = null;
  #isClosed = false;
  #wasOpen = false;
  #endTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: CallSessionOptions) {
    this.#options = options;
    this.#resumeToken = options.resumeToken;
    this.#upClock = new UpClock(options.sound.sampleRateHz);
    const { view, log, sound } = options;
    this.#duck = new LocalDuck((command) => { sound.command(command); });
    this.#measures = new UtteranceMeasures(this.#upClock, {
      onMeasured: (turn, measures) => { this.#sendMeasures(turn, measures); },
      onTaken: (utteranceId, measure) => { log.noted('measure-taken', this.#epoch, { utteranceId, ...measure }); },
      onTimes: (utteranceId, times) => { view.change((now) => ({ ...now, ...changeDecision(now, utteranceId, (decision) => ({ ...decision, times })) })); },
    });
    this.#connection = options.connect({ callStart: () => this.#callStart(), onSignal: (signal) => { this.#onSignal(signal); } });
  }

  get upClock(): UpClock {
    return this.#upClock;
  }

  get isOpen(): boolean {
    return this.#isUpOpen;
  }

  get isBusy(): boolean {
    return this.#connection.isBusy;
  }

  // ---- from the devices ----

  captured(frame: CapturedFrame): void {
    if (!this.#isUpOpen) return;
    if (this.#upPosition !== null) {
      this.#upClock.begin(this.#upPosition, frame.position, frame.originFrame);
      this.#options.log.noted('microphone-mapped', this.#epoch, { upPosition: this.#upPosition, capturedPosition: frame.position, originFrame: frame.originFrame, sampleRateHz: this.#options.sound.sampleRateHz });
      this.#upPosition = null;
    }
    const packet = encodeAudioFrame({
      sequence: this.#sequence, epoch: this.#epoch, position: this.#upClock.toWire(frame.position), samples: frame.samples, echoSimilarity: frame.echoSimilarity, isMuted: frame.isMuted,
    });
    if (this.#connection.sendAudio(packet as Uint8Array<ArrayBuffer>)) this.#sequence += 1;
    // After it was sent: the server's ears come first.
    this.#duck.captured(frame, this.#epoch, this.#connection.roundTripMs);
  }

  reported(report: PlayerReport): void {
    const { epoch, playedSample, bufferedSamples, isPlaying } = report;
    this.#heard = { epoch, playedSample };
    this.#duck.reported(isPlaying);
    const outputLatencyMs = Math.min(5000, Math.max(0, this.#options.sound.outputLatencyMs));
    if (this.#isUpOpen) this.#send('playback-reported', { epoch, playedSample, bufferedSamples, outputLatencyMs, isPlaying });
    if (performance.now() - this.#keptAt > keepEveryMs) this.keep();
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
    this.#send('camera-closed', {});
  }

  microphoneChanged(state: 'open' | 'muted' | 'key-down' | 'key-up' | 'lost'): void {
    this.#send('microphone-changed', { state });
  }

  // ---- from the person ----

  ask(question: ClientEvent<'question-typed'>): void {
    this.#openQuestions = [...this.#openQuestions, question].slice(-mostOpenQuestions);
    this.#send('question-typed', question);
  }

  changeSettings(patch: CallSettingsPatch): void {
    if (!this.#send('settings-changed', { settings: patch })) this.#unsentSettings = { ...this.#unsentSettings, ...patch, duplex: { ...this.#unsentSettings?.duplex, ...patch.duplex } };
  }

  press(control: 'stop' | 'reset'): void {
    this.#send('control-pressed', { control });
  }

  end(): void {
    if (this.#isClosed) return;
    if (!this.#isUpOpen || !this.#send('control-pressed', { control: 'end' })) return this.#finish('ended');
    this.#endTimer ??= setTimeout(() => { this.#finish('ended'); }, endLimitMs);
  }

  reconnect(): void {
    this.#options.view.patch({ connection: { state: 'reconnecting', keptUntil: this.#options.view.view.connection.keptUntil } });
    this.#connection.reconnect();
  }

  /** Stores what a reload needs to go on from here. */
  keep(): void {
    if (this.#resumeToken === null || this.#isClosed || !this.#wasOpen) return;
    this.#keptAt = performance.now();
    keptCall.write({ resumeToken: this.#resumeToken, savedAt: Date.now(), epoch: this.#heard?.epoch ?? this.#epoch, playedSample: this.#heard?.playedSample ?? 0, isMuted: this.#options.view.view.isMuted });
  }

  /** A reload in the queue takes the place again. Told every second, so what is stored is never old. */
  #keepPlace(): void {
    if (this.#resumeToken !== null) keptCall.write({ resumeToken: this.#resumeToken, savedAt: Date.now(), epoch: 0, playedSample: 0, isMuted: this.#options.view.view.isMuted });
  }

  /** Lets go without ending the call on the server: the page is left, and may come back. */
  abandon(): void {
    this.keep();
    this.#close();
  }

  // ---- from the server ----

  #callStart(): CallStart {
    const { settings, locale, timeZone, client } = this.#options;
    const resume = this.#resumeToken === null ? {} : { resumeToken: this.#resumeToken };
    // A reloaded page's player has played nothing yet: what was heard before is what was kept.
    const kept = this.#wasOpen ? this.#heard : keptCall.read();
    const heard = this.#resumeToken === null || kept === null ? {} : { heard: { epoch: kept.epoch, playedSample: kept.playedSample } };
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
        this.#isUpOpen = false;
        log.noted('connection-lost', this.#epoch, { outputLatencyMs: sound.outputLatencyMs });
        this.keep();
        const { lease, connection, phase } = view.view;
        const keptUntil = connection.keptUntil ?? Date.now() + (lease?.limits.reconnectSeconds ?? 30) * 1000;
        if (phase === 'open') view.patch({ connection: { state: 'reconnecting', keptUntil }, state: 'reconnecting' });
        else view.patch({ phase: 'connecting', queue: null, connection: { state: 'connecting', keptUntil: null } });
        return;
      }
      case 'lost':
        log.noted('connection-given-up', this.#epoch);
        if (view.view.phase === 'open') return view.patch({ connection: { state: 'lost', keptUntil: view.view.connection.keptUntil } });
        view.patch({ phase: 'before', connection: { state: 'idle', keptUntil: null } });
        return this.#close();
      case 'failed':
        log.noted('error-raised', this.#epoch, { error: signal.error.toWire() });
        return view.raise(signal.error);
    }
  }

  #onReply(reply: CallStartReply): void {
    const { view } = this.#options;
    if (!('error' in reply)) {
      if (reply.isOpen) return;
      this.#resumeToken = reply.resumeToken ?? null;
      this.#keepPlace();
      return view.patch({ phase: 'queued', connection: { state: 'connected', keptUntil: null }, queue: { place: reply.place, estimatedWaitSeconds: reply.estimatedWaitSeconds } });
    }
    if (reply.error.code === 'session.unknown') {
      keptCall.clear();
      this.#resumeToken = null;
      // Known to this page, unknown to the server: it was restarted, or the page was away too long. What was said stays on the screen.
      if (view.view.phase === 'open') view.patch({ connection: { state: 'restarted', keptUntil: null }, liveEntryId: null });
      else view.patch({ phase: 'before', connection: { state: 'restarted', keptUntil: null } });
    } else {
      view.patch({ phase: 'before', connection: { state: 'idle', keptUntil: null } });
    }
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
        this.#openQuestions = this.#openQuestions.filter(({ questionId }) => questionId !== event.questionId);
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
    this.#resumeToken = event.resumeToken;
    this.#epoch = event.isResumed ? Math.max(this.#epoch, event.epoch) : event.epoch;
    if (event.isResumed) sound.raiseEpoch(event.epoch);
    this.#upPosition = event.upPosition;
    this.#sequence = 0;
    this.#isUpOpen = true;
    this.#wasOpen = true;
    this.#applySettings(event.settings);
    this.keep();
    if (this.#unsentSettings !== null) this.#send('settings-changed', { settings: this.#unsentSettings });
    this.#unsentSettings = null;
    this.#openQuestions = this.#openQuestions.filter(({ questionId }) => !event.transcript.some((entry) => entry.id === questionId));
    for (const question of this.#openQuestions) this.#send('question-typed', question);
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
    keptCall.clear();
    this.#resumeToken = null;
    const { view } = this.#options;
    const wasOpen = this.#wasOpen;
    view.change((now) => (wasOpen ? endSession(now, reason, Date.now()) : { ...now, phase: 'before', queue: null, connection: { state: 'idle', keptUntil: null } }));
    if (reason === 'taken-over') view.raise(new DuetError('session.taken-over'));
    this.#close();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isUpOpen = false;
    if (this.#endTimer !== null) clearTimeout(this.#endTimer);
    this.#connection.close();
    this.#options.sound.reset();
    this.#options.onClosed();
  }
}
