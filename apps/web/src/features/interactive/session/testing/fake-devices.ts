import { vi } from 'vitest';

type Kind = 'audioinput' | 'videoinput';

/** Everything that was promised has happened: the desk waits for a list and for a device, each a few promises deep. */
const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** The browser's devices, which are plugged in and out by a test. */
export class FakeDevices extends EventTarget {
  /** The name of the DOMException that every opening meets. */
  refusal: string | null = null;
  asked = 0;
  #plugged: { kind: Kind; deviceId: string; label: string }[] = [];
  #open: { deviceId: string; track: EventTarget }[] = [];

  /** Puts itself in the place of the browser's. `vi.unstubAllGlobals()` takes it away. */
  install(): void {
    const storage = { getItem: () => null, setItem: () => undefined };
    vi.stubGlobal('navigator', { mediaDevices: this });
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('localStorage', storage);
    // What a camera is drawn from.
    vi.stubGlobal('document', { createElement: () => ({ play: () => Promise.resolve() }) });
  }

  get openCount(): number {
    return this.#open.length;
  }

  async plugIn(kind: Kind, deviceId: string): Promise<void> {
    this.#plugged.push({ kind, deviceId, label: deviceId });
    await this.change();
  }

  async unplug(deviceId: string): Promise<void> {
    this.#plugged = this.#plugged.filter((device) => device.deviceId !== deviceId);
    const ended = this.#open.filter((open) => open.deviceId === deviceId);
    this.#open = this.#open.filter((open) => open.deviceId !== deviceId);
    for (const { track } of ended) track.dispatchEvent(new Event('ended'));
    await this.change();
  }

  async change(): Promise<void> {
    this.dispatchEvent(new Event('devicechange'));
    await settled();
  }

  /** Until the page has asked for a device, which it then does not have yet. */
  async whenAsked(): Promise<void> {
    while (this.asked === 0) await Promise.resolve();
  }

  enumerateDevices(): Promise<unknown[]> {
    return Promise.resolve([...this.#plugged]);
  }

  getUserMedia(constraints: { audio?: { deviceId?: { exact: string } }; video?: { deviceId?: { exact: string } } }): Promise<unknown> {
    this.asked += 1;
    const kind: Kind = constraints.audio === undefined ? 'videoinput' : 'audioinput';
    const wanted = (constraints.audio ?? constraints.video)?.deviceId?.exact;
    const device = this.#plugged.find((plugged) => plugged.kind === kind && (wanted === undefined || plugged.deviceId === wanted));
    const name = this.refusal ?? (device === undefined ? 'NotFoundError' : null);
    if (name !== null || device === undefined) return Promise.reject(Object.assign(new Error('refused'), { name }));
    const { deviceId } = device;
    const track = Object.assign(new EventTarget(), {
      getSettings: () => ({ deviceId }), stop: () => { this.#open = this.#open.filter((open) => open.track !== track); },
    });
    this.#open.push({ deviceId, track });
    const tracks = [track];
    return Promise.resolve({ getTracks: () => tracks, getAudioTracks: () => tracks, getVideoTracks: () => tracks });
  }
}
