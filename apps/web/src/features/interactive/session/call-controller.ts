import { applySettingsPatch, DuetError, type AnyServerEvent, type CallSettingsPatch, type QuestionId } from '@duet/shared';
import type { PlayerReport } from '../../../media/dsp/player-messages.ts';
import { MicrophoneHealth } from '../../../media/devices/microphone-health.ts';
import { ScreenWakeLock, watchPage } from '../../../media/devices/page-life.ts';
import type { CapturedFrame } from '../../../media/worklets/messages.ts';
import type { ConnectInteractive } from '../../../transport/interactive-connection.ts';
import { connectInteractive } from '../../../transport/socket-connection.ts';
import { fetchVisitorInformation } from '../../../transport/visitor-information.ts';
import type { CallActions, DownloadKind } from '../call-view.ts';
import { CallRecorder } from './call-recorder.ts';
import { CallSession } from './call-session.ts';
import { CameraFeed } from './camera-feed.ts';
import { DeviceDesk, type DeviceDeskOptions } from './device-desk.ts';
import { makeDownload, saveFile } from './downloads.ts';
import { EventLog } from './event-log.ts';
import { initialCallView, withoutCall } from './initial-view.ts';
import { keptCall } from './kept-call.ts';
import { MeterFeed } from './meters.ts';
import { StallWatch } from './stall-watch.ts';
import { TalkGate } from './talk-gate.ts';
import { ViewStore } from './view-store.ts';

/** React mounts twice in development, and a link within the page unmounts: only a page that stays away for this long gives up its call. */
const unmountGraceMs = 1500;

export interface CallControllerOptions {
  connect?: ConnectInteractive;
  isBench?: boolean;
  isWithoutMicrophone?: boolean;
  /** For tests: the real one needs a browser's sound. */
  openAudio?: DeviceDeskOptions['openAudio'];
}

const levelErrors = { silent: 'device.silent', clipping: 'device.clipping' } as const;

/** Binds the page to devices and server. One for the life of the page. */
export class CallController {
  readonly view: ViewStore;
  readonly log = new EventLog();
  readonly desk: DeviceDesk;
  readonly #meters = new MeterFeed();
  readonly #recorder: CallRecorder;
  readonly #health = new MicrophoneHealth();
  readonly #stalls = new StallWatch();
  readonly #wakeLock = new ScreenWakeLock();
  readonly #camera: CameraFeed;
  readonly #gate: TalkGate;
  readonly #connect: ConnectInteractive;
  readonly #isBench: boolean;
  #session: CallSession | null = null;
  #settings: CallSettingsPatch = {};
  #unmount: (() => void) | null = null;
  #unmountTimer: ReturnType<typeof setTimeout> | null = null;

  constructor({ connect = connectInteractive, isBench = false, isWithoutMicrophone = false, openAudio }: CallControllerOptions = {}) {
    this.#connect = connect;
    this.#isBench = isBench;
    this.view = new ViewStore(initialCallView, this.#meters.meters, this.#actions());
    this.desk = new DeviceDesk({
      view: this.view, isWithoutMicrophone, openAudio,
      listeners: {
        onCaptured: (frame) => { this.#onCaptured(frame); },
        onReport: (report) => { this.#onReport(report); },
        onMark: (mark) => { this.#session?.marked(mark); },
        onPlayedLevel: (peak) => { this.#meters.played(peak); },
        onRecorded: (chunk) => { this.#recorder.add(chunk); },
        onBroken: (error) => { this.view.raise(error); },
        onStateChanged: (isRunning) => { if (this.#session !== null || isRunning) this.view.patch({ isPlaybackBlocked: !isRunning }); },
      },
      onMicrophone: (state) => { this.#onMicrophone(state); },
      onCameraClosed: () => { this.#session?.closeCamera(); },
    });
    this.#recorder = new CallRecorder({ view: this.view, log: this.log, setRecording: (isRecording) => { this.desk.openedAudio?.setRecording(isRecording); } });
    this.#gate = new TalkGate({ view: this.view, setMuted: (isMuted) => { this.desk.openedAudio?.setMuted(isMuted); }, tell: (state) => { this.#session?.microphoneChanged(state); } });
    this.#camera = new CameraFeed({ view: this.view, desk: this.desk, send: (capturedAt, image) => { this.#session?.sendCameraFrame(capturedAt, image); }, isBusy: () => this.#session?.isBusy ?? true });
  }

  get session(): CallSession | null {
    return this.#session;
  }

  #actions(): CallActions {
    return {
      mount: () => this.#mount(),
      openDevices: (withCamera) => { void this.#openDevices(withCamera); },
      start: () => { void this.#start(null); },
      leaveQueue: () => { this.#session?.end(); },
      end: () => { this.#end(); },
      newCall: () => { this.#newCall(); },
      stop: () => { this.#session?.press('stop'); },
      reset: () => { this.#session?.press('reset'); },
      toggleMute: () => {
        this.#gate.toggleMute();
        this.#session?.keep();
      },
      toggleCamera: () => { void this.#toggleCamera(); },
      sendText: (text) => { this.#sendText(text); },
      chooseMicrophone: (deviceId) => { void this.#safely(() => this.desk.chooseMicrophone(deviceId)); },
      setProcessing: (patch) => { void this.#safely(() => this.desk.setProcessing(patch)); },
      chooseCamera: (deviceId) => { void this.#safely(() => this.desk.chooseCamera(deviceId)); },
      chooseLoudspeaker: (deviceId) => { void this.#safely(() => this.desk.chooseLoudspeaker(deviceId)); },
      testLoudspeaker: () => { void this.#safely(() => this.desk.testLoudspeaker()); },
      runEchoTest: () => { void this.#safely(() => this.desk.testEcho()); },
      setSettings: (patch) => { this.#setSettings(patch); },
      pushToTalkDown: () => { this.#gate.push(true); },
      pushToTalkUp: () => { this.#gate.push(false); },
      downloadCall: (kind) => { void this.#safely(() => this.#download(kind)); },
      retryPermission: (device) => { void this.#safely(async () => { await (device === 'microphone' ? this.desk.openMicrophone() : this.desk.openCamera()); }); },
      allowPlayback: () => { void this.#safely(async () => { await this.desk.allowPlayback(); }); },
      reconnect: () => { if (this.#session === null) void this.#start(null); else this.#session.reconnect(); },
      dismissError: (id) => { this.view.change((view) => ({ ...view, errors: view.errors.filter((error) => error.id !== id) })); },
    };
  }

  #mount(): () => void {
    if (this.#unmountTimer !== null) clearTimeout(this.#unmountTimer);
    this.#unmountTimer = null;
    this.#unmount ??= this.#begin();
    return () => {
      this.#unmountTimer ??= setTimeout(() => {
        this.#unmountTimer = null;
        this.#unmount?.();
        this.#unmount = null;
      }, unmountGraceMs);
    };
  }

  #begin(): () => void {
    const information = new AbortController();
    const stopDevices = this.desk.mount();
    const stopPage = watchPage({
      onVisible: (isVisible) => {
        if (!isVisible || this.#session === null) return;
        void this.#wakeLock.hold();
        void this.#safely(async () => { await this.desk.allowPlayback(); });
      },
      onLeaving: () => { this.#session?.keep(); },
      onPress: () => { if (this.view.view.isPlaybackBlocked) void this.#safely(async () => { await this.desk.allowPlayback(); }); },
    });
    void this.#learn(information.signal);
    void this.#recorder.mount();
    const kept = keptCall.read();
    if (kept !== null) {
      // Before the microphone is opened: who muted it is not heard after a reload.
      if (kept.isMuted) this.view.patch({ isMuted: true });
      void this.#start(kept.resumeToken);
    }
    return () => {
      information.abort();
      stopDevices();
      stopPage();
      this.#session?.abandon();
      void this.desk.close();
      this.#meters.clear();
      if (this.view.view.connection.state === 'restarted' && this.view.view.phase === 'open') this.#leaveLostCall();
      if (this.view.view.phase !== 'ended') this.view.change((view) => ({ ...withoutCall(view), phase: 'before', connection: { state: 'idle', keptUntil: null } }));
    };
  }

  async #learn(signal: AbortSignal): Promise<void> {
    try {
      const { engine, settings } = await fetchVisitorInformation(signal);
      if (this.#session === null) this.view.patch({ engine, settings: applySettingsPatch({ ...settings, language: pageLocale() }, this.#settings) });
      else this.view.patch({ engine });
    } catch (thrown) {
      if (!signal.aborted) this.view.raise(DuetError.from(thrown));
    }
  }

  async #openDevices(withCamera: boolean): Promise<void> {
    await this.#safely(async () => { await this.desk.allowPlayback(); });
    await this.desk.openMicrophone();
    if (withCamera) await this.desk.openCamera();
  }

  /** A call without a microphone is one with typed questions: what was refused stands in the view, and the call opens all the same. */
  async #start(resumeToken: string | null): Promise<void> {
    const { view } = this;
    const { phase, connection } = view.view;
    if (this.#session !== null || phase === 'connecting' || (phase === 'open' && connection.state !== 'restarted')) return;
    view.patch({ phase: 'connecting', connection: { state: 'connecting', keptUntil: null }, errors: [] });
    try {
      const audio = await this.desk.audio();
      await this.desk.allowPlayback();
      await this.desk.openMicrophone();
      this.#session = new CallSession({
        view, log: this.log, sound: audio, connect: this.#connect, client: this.#isBench ? 'bench' : 'page', locale: pageLocale(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, settings: this.#settings, resumeToken,
        onOpened: (isResumed) => { this.#onOpened(isResumed); },
        onEvent: (event) => { this.#onEvent(event); },
        onClosed: () => { this.#onClosed(); },
      });
    } catch (thrown) {
      view.patch({ phase: 'before', connection: { state: 'idle', keptUntil: null } });
      view.raise(DuetError.from(thrown));
    }
  }

  #onOpened(isResumed: boolean): void {
    this.#gate.callOpened();
    void this.#wakeLock.hold();
    this.#camera.start();
    this.#recorder.opened(isResumed);
  }

  #onClosed(): void {
    this.#session = null;
    this.#camera.stop();
    void this.#wakeLock.release();
    this.#recorder.closed();
    // After the call nothing listens any more. A call that the server has lost keeps its devices until its page is left.
    if (this.view.view.phase === 'ended') this.#closeDevices();
  }

  #closeDevices(): void {
    this.desk.closeMicrophone();
    this.desk.closeCamera();
    this.#meters.clear();
  }

  #onEvent(event: AnyServerEvent): void {
    if (event.type === 'detector-measured') this.#meters.detected(event.probability);
    if (event.type === 'settings-updated' || event.type === 'session-opened') this.#gate.settingsChanged();
    if ((event.type === 'answer-started' || event.type === 'answer-sourced') && event.frameAgeMs !== null) {
      const answerFrameUrl = this.desk.frames.show(performance.now() - event.frameAgeMs);
      this.view.change((view) => ({ ...view, camera: { ...view.camera, answerFrameUrl } }));
    }
  }

  #onCaptured(frame: CapturedFrame): void {
    this.#meters.captured(frame.level, frame.peak, frame.isMuted);
    this.#session?.captured(frame);
    if (this.view.view.microphone === 'granted' && !frame.isMuted && !this.#isBench) this.#watchLevel(frame.peak);
    const audio = this.desk.openedAudio;
    if (audio !== null && this.#session !== null && this.#stalls.take(frame, audio.context.currentTime, audio.sampleRateHz)) this.view.raise(new DuetError('session.client-stalled'));
  }

  /** What is told of the microphone's level goes when it is no longer so. */
  #watchLevel(peak: number): void {
    const before = this.#health.lasting;
    const fault = this.#health.take(peak);
    if (fault !== null) this.view.raise(new DuetError(levelErrors[fault]));
    else if (before !== null && this.#health.lasting === null) this.view.change((view) => ({ ...view, errors: view.errors.filter(({ error }) => error.code !== levelErrors[before]) }));
  }

  #onReport(report: PlayerReport): void {
    this.#session?.reported(report);
    this.#gate.playbackChanged(report.isPlaying, this.desk.openedAudio?.outputLatencyMs ?? 0);
  }

  #onMicrophone(state: 'open' | 'lost'): void {
    this.#health.reset();
    if (state === 'lost') this.#session?.microphoneChanged('lost');
    else this.#gate.callOpened();
  }

  #end(): void {
    if (this.#session !== null) this.#session.end();
    else if (this.view.view.phase === 'open') this.#leaveLostCall();
  }

  /** From a call that the server lost to the page after it, with everything that this page has of it. */
  #leaveLostCall(): void {
    this.view.patch({ phase: 'ended', connection: { state: 'idle', keptUntil: null } });
    this.#closeDevices();
  }

  #newCall(): void {
    this.#session?.end();
    this.view.change((view) => ({ ...withoutCall(view), phase: 'before', errors: [], connection: { state: 'idle', keptUntil: null } }));
    this.#recorder.clear();
    this.#meters.clear();
    if (this.view.view.microphone === 'granted') void this.desk.openMicrophone();
  }

  async #toggleCamera(): Promise<void> {
    if (this.view.view.camera.isOn) this.desk.closeCamera();
    else await this.desk.openCamera();
  }

  /** The question stands in the transcript at once; whether it was sent is the session's business, which keeps it for the reconnect. */
  #sendText(text: string): void {
    const trimmed = text.trim();
    if (trimmed === '' || this.#session === null) return;
    const limit = this.view.view.engine?.limits.textCharacters ?? 10_000;
    if (trimmed.length > limit) return this.view.raise(new DuetError('input.text-too-long', { limit, length: trimmed.length }));
    const id = crypto.randomUUID();
    this.view.change((view) => ({
      ...view, transcript: [...view.transcript, { speaker: 'user', id, utteranceId: null, text: trimmed, isTyped: true, verdict: null, at: this.log.clientAt }],
    }));
    this.#session.ask({ questionId: id as QuestionId, text: trimmed });
  }

  #setSettings(patch: CallSettingsPatch): void {
    try {
      const settings = applySettingsPatch(this.view.view.settings, patch);
      this.#settings = { ...this.#settings, ...patch, duplex: { ...this.#settings.duplex, ...patch.duplex } };
      this.view.patch({ settings });
      this.#gate.settingsChanged();
      this.#session?.changeSettings(patch);
    } catch (thrown) {
      this.view.raise(DuetError.from(thrown));
    }
  }

  async #download(kind: DownloadKind): Promise<void> {
    saveFile(await makeDownload(kind, { transcript: this.view.view.transcript, recorder: this.#recorder }, pageLocale()));
  }

  async #safely(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.view.raise(DuetError.from(thrown));
    }
  }
}

const pageLocale = (): 'en' | 'zh' => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');
