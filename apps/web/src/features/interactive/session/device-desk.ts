import { DuetError } from '@duet/shared';
import { CallAudio, type CallAudioListeners } from '../../../media/audio/call-audio.ts';
import { Camera } from '../../../media/devices/camera.ts';
import { SentCameraFrames } from '../../../media/devices/camera-frames.ts';
import { listDevices, watchDevices, watchPermission, type KnownPermission } from '../../../media/devices/device-list.ts';
import { canChooseLoudspeaker, chooseLoudspeaker, playTestTone } from '../../../media/devices/loudspeaker.ts';
import { Microphone, type MicrophoneProcessing } from '../../../media/devices/microphone.ts';
import { runEchoTest } from '../../../media/echo-test/run-echo-test.ts';
import type { PermissionView } from '../call-view.ts';
import { readChoices, writeChoices } from './device-choices.ts';
import { isTrouble, permissionFor, withoutTrouble } from './device-trouble.ts';
import type { ViewStore } from './view-store.ts';

export interface DeviceDeskOptions {
  view: ViewStore;
  listeners: CallAudioListeners;
  /** A bench injects its stimuli; no microphone is asked for. */
  isWithoutMicrophone: boolean;
  onMicrophone: (state: 'open' | 'lost') => void;
  /** By its button, because it was lost, or because another one takes its place. */
  onCameraClosed: () => void;
  /** For tests: the real one needs a browser's sound. */
  openAudio?: typeof CallAudio.open | undefined;
}

/** The devices of the page, before, in and after a call: asks for them, tells what was refused and why, and puts another one in the place of one that is gone. */
export class DeviceDesk {
  readonly #options: DeviceDeskOptions;
  readonly frames = new SentCameraFrames();
  #audio: Promise<CallAudio> | null = null;
  #openAudio: CallAudio | null = null;
  #microphone: Microphone | null = null;
  #camera: Camera | null = null;
  /** Openings of the microphone follow each other: two at once would leave one open that nobody closes. */
  #opening: Promise<unknown> = Promise.resolve();
  /** Counts up at each closing: what opens only after it belongs to nobody. */
  #closings = 0;
  /** The call had a microphone and lost it: the next one that is plugged in takes its place. A call that began without one is not surprised by it. */
  #isMissed = false;

  constructor(options: DeviceDeskOptions) {
    this.#options = options;
  }

  /** The context, where it exists already. */
  get openedAudio(): CallAudio | null {
    return this.#openAudio;
  }

  get camera(): Camera | null {
    return this.#camera;
  }

  /** Lists the devices, now and whenever one is plugged in or out, and what is known of the permissions. Returns the clean-up. */
  mount(): () => void {
    const { view } = this.#options;
    const choices = readChoices();
    view.change((now) => ({ ...now, devices: { ...now.devices, ...choices.devices, processing: choices.processing, canChooseLoudspeaker: canChooseLoudspeaker() } }));
    const refresh = (): void => { void this.#refresh(); };
    refresh();
    const stops = [watchDevices(refresh), ...this.#watchPermissions()];
    return () => { for (const stop of stops) stop(); };
  }

  /** @throws DuetError when the browser can render no audio. */
  async audio(): Promise<CallAudio> {
    const { jitterBufferMs, longestJitterBufferMs } = this.#options.view.view.settings.duplex;
    const { openAudio = (...parts) => CallAudio.open(...parts) } = this.#options;
    this.#audio ??= openAudio(this.#options.listeners, { shortestMs: jitterBufferMs, longestMs: longestJitterBufferMs });
    try {
      this.#openAudio = await this.#audio;
      return this.#openAudio;
    } catch (thrown) {
      this.#audio = null;
      throw thrown;
    }
  }

  /** Asks the browser to let sound run; without a press it may say no. */
  async allowPlayback(): Promise<boolean> {
    const audio = await this.audio();
    const isRunning = await audio.resume();
    this.#options.view.patch({ isPlaybackBlocked: !isRunning });
    return isRunning;
  }

  /** True when a microphone is open. What went wrong stands in the view. */
  openMicrophone(): Promise<boolean> {
    return this.#inTurn(() => this.#openMicrophone());
  }

  async openCamera(): Promise<boolean> {
    const { view } = this.#options;
    if (this.#camera !== null) return true;
    view.patch({ cameraPermission: 'asking' });
    try {
      const camera = await Camera.open(view.view.devices.cameraId, () => { this.closeCamera(); });
      this.#camera = camera;
      view.change((now) => ({
        ...now, cameraPermission: 'granted', errors: withoutTrouble(now.errors, 'camera'), camera: { ...now.camera, isOn: true, stream: camera.stream }, devices: { ...now.devices, cameraId: camera.deviceId },
      }));
      void this.#refresh();
      return true;
    } catch (thrown) {
      const error = DuetError.from(thrown, 'device.unknown');
      view.patch({ cameraPermission: permissionFor(error) });
      view.raise(error);
      return false;
    }
  }

  closeMicrophone(): void {
    this.#isMissed = false;
    this.#releaseMicrophone();
  }

  closeCamera(): void {
    const camera = this.#camera;
    this.#camera = null;
    camera?.close();
    this.#options.view.change((now) => ({ ...now, camera: { ...now.camera, isOn: false, stream: null, lastFrameUrl: null, lastFrameAgeMs: null } }));
    if (camera !== null) this.#options.onCameraClosed();
  }

  async chooseMicrophone(microphoneId: string): Promise<void> {
    const { phase, microphone } = this.#options.view.view;
    this.#choose({ microphoneId });
    // In a call a chosen microphone is one to talk into, and one that is chosen in place of one that did not open is to be tried. Before anything was asked, a choice asks for nothing.
    if (this.#microphone !== null || phase === 'open' || isTrouble(microphone)) await this.#reopenMicrophone();
  }

  /** The browser takes these only when a microphone is opened. What the echo test found no longer holds. */
  async setProcessing(patch: Partial<MicrophoneProcessing>): Promise<void> {
    const { view } = this.#options;
    this.#choose({ processing: { ...view.view.devices.processing, ...patch } });
    view.patch({ echoTest: { state: 'idle', echoDb: null, delayMs: null, advice: null } });
    if (this.#microphone !== null) await this.#reopenMicrophone();
  }

  async chooseCamera(cameraId: string): Promise<void> {
    this.#choose({ cameraId });
    if (this.#camera === null) return;
    this.closeCamera();
    await this.openCamera();
  }

  async chooseLoudspeaker(loudspeakerId: string): Promise<void> {
    const audio = await this.audio();
    if (await chooseLoudspeaker(audio.context, loudspeakerId)) this.#choose({ loudspeakerId });
    else this.#options.view.raise(new DuetError('device.unknown', { device: 'loudspeaker', problem: 'the browser cannot play through it' }));
  }

  async testLoudspeaker(): Promise<void> {
    const { view } = this.#options;
    if (view.view.devices.isTestingLoudspeaker || !(await this.allowPlayback())) return;
    const audio = await this.audio();
    view.change((now) => ({ ...now, devices: { ...now.devices, isTestingLoudspeaker: true } }));
    await playTestTone(audio.context, audio.playbackBus);
    view.change((now) => ({ ...now, devices: { ...now.devices, isTestingLoudspeaker: false } }));
  }

  async testEcho(): Promise<void> {
    const { view } = this.#options;
    if (view.view.echoTest.state === 'running') return;
    view.patch({ echoTest: { state: 'running', echoDb: null, delayMs: null, advice: null } });
    try {
      if (!(await this.openMicrophone())) throw new DuetError('device.no-microphone');
      view.patch({ echoTest: { state: 'done', ...await runEchoTest(await this.audio()) } });
    } catch (thrown) {
      view.patch({ echoTest: { state: 'failed', echoDb: null, delayMs: null, advice: null } });
      view.raise(DuetError.from(thrown));
    }
  }

  async close(): Promise<void> {
    this.closeMicrophone();
    this.closeCamera();
    this.frames.clear();
    this.#audio = null;
    const audio = this.#openAudio;
    this.#openAudio = null;
    await audio?.close();
  }

  async #openMicrophone(): Promise<boolean> {
    const { view, isWithoutMicrophone } = this.#options;
    if (this.#microphone !== null) return true;
    const closings = this.#closings;
    try {
      const audio = await this.audio();
      if (isWithoutMicrophone) {
        view.patch({ microphone: 'granted' });
        return true;
      }
      view.patch({ microphone: 'asking' });
      const microphone = await Microphone.open(view.view.devices.microphoneId, view.view.devices.processing, () => { void this.#microphoneLost(); });
      if (closings !== this.#closings) {
        microphone.close();
        view.patch({ microphone: 'granted' });
        return false;
      }
      this.#microphone = microphone;
      this.#isMissed = false;
      audio.setMicrophone(microphone.stream);
      view.change((now) => ({ ...now, microphone: 'granted', errors: withoutTrouble(now.errors, 'microphone'), devices: { ...now.devices, microphoneId: microphone.deviceId, appliedProcessing: microphone.processing } }));
      this.#options.onMicrophone('open');
      void this.#refresh();
      return true;
    } catch (thrown) {
      const error = DuetError.from(thrown, 'device.unknown');
      view.patch({ microphone: permissionFor(error) });
      view.raise(error);
      return false;
    }
  }

  #releaseMicrophone(): void {
    this.#closings += 1;
    this.#microphone?.close();
    this.#microphone = null;
    this.#openAudio?.setMicrophone(null);
  }

  /** Unplugged in the call: any other microphone takes its place, or the next one that is plugged in, and the visitor is told either way. */
  async #microphoneLost(): Promise<void> {
    const { view, onMicrophone } = this.#options;
    this.#releaseMicrophone();
    this.#isMissed = view.view.phase === 'open';
    onMicrophone('lost');
    view.change((now) => ({ ...now, microphone: 'no-device', devices: { ...now.devices, microphoneId: null } }));
    view.raise(new DuetError('device.microphone-lost'));
    const { microphones } = await listDevices();
    if (microphones.length > 0) await this.openMicrophone();
    else await this.#refresh();
  }

  async #reopenMicrophone(): Promise<void> {
    await this.#inTurn(() => {
      this.#releaseMicrophone();
      return this.#openMicrophone();
    });
  }

  #inTurn(open: () => Promise<boolean>): Promise<boolean> {
    const opening = this.#opening.then(open);
    this.#opening = opening;
    return opening;
  }

  #choose(choice: { microphoneId?: string; cameraId?: string; loudspeakerId?: string; processing?: MicrophoneProcessing }): void {
    this.#options.view.change((now) => ({ ...now, devices: { ...now.devices, ...choice } }));
    const { microphoneId, cameraId, loudspeakerId, processing } = this.#options.view.view.devices;
    writeChoices({ devices: { microphoneId, cameraId, loudspeakerId }, processing });
  }

  async #refresh(): Promise<void> {
    const found = await listDevices();
    const { view } = this.#options;
    view.change((now) => ({ ...now, devices: { ...now.devices, ...found } }));
    if (found.microphones.length === 0 || !(['no-device', 'in-use', 'failed'] as PermissionView[]).includes(view.view.microphone)) return;
    // A microphone was plugged in while there was none. One that is not ready yet is opened at the next change, or by hand.
    if (this.#isMissed && view.view.phase === 'open') void this.openMicrophone();
    else if (view.view.microphone === 'no-device') view.patch({ microphone: 'unknown' });
  }

  #watchPermissions(): (() => void)[] {
    const { view } = this.#options;
    if (!globalThis.isSecureContext) {
      view.patch({ microphone: 'insecure', cameraPermission: 'insecure' });
      return [];
    }
    return [
      watchPermission('microphone', (permission, isFirst) => { this.#permitted('microphone', permission, isFirst, () => this.openMicrophone()); }),
      watchPermission('camera', (permission, isFirst) => { this.#permitted('cameraPermission', permission, isFirst, () => this.openCamera()); }),
    ];
  }

  /** `granted` is said only once a device was opened: a permission without a microphone helps nobody. Who takes back a refusal gets the device at once. */
  #permitted(name: 'microphone' | 'cameraPermission', permission: KnownPermission, isFirst: boolean, open: () => Promise<boolean>): void {
    const { view } = this.#options;
    const now = view.view[name];
    if (permission === 'denied' && now === 'unknown') view.patch({ [name]: 'denied' });
    if (isFirst || now !== 'denied') return;
    if (permission === 'granted') void open();
    if (permission === 'unknown') view.patch({ [name]: 'unknown' });
  }
}
