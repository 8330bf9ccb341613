import type { DeviceDesk } from './device-desk.ts';
import type { ViewStore } from './view-store.ts';

export interface CameraFeedOptions {
  view: ViewStore;
  desk: DeviceDesk;
  /** @param capturedAt `performance.now()` of the picture; @param image JPEG */
  send: (capturedAt: number, image: Uint8Array<ArrayBuffer>) => void;
  /** The network is behind: a picture may be left out, sound may not. */
  isBusy: () => boolean;
}

/** Sends a picture of the open camera at the pace that the settings ask for, and only while a call is open. */
export class CameraFeed {
  readonly #options: CameraFeedOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: CameraFeedOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#timer === null) this.#schedule();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#options.desk.frames.clear();
    this.#options.view.change((view) => ({ ...view, camera: { ...view.camera, lastFrameUrl: null, lastFrameAgeMs: null, answerFrameUrl: null } }));
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      void this.#take().finally(() => { if (this.#timer !== null) this.#schedule(); });
    }, this.#options.view.view.settings.duplex.cameraEveryMs);
  }

  async #take(): Promise<void> {
    const { desk, view, send, isBusy } = this.#options;
    const { camera } = desk;
    if (camera === null || isBusy()) return;
    // A canvas may fail under memory pressure; the next picture comes in half a second.
    const frame = await camera.frame().catch(() => null);
    if (frame === null || this.#timer === null) return;
    const image = new Uint8Array(await frame.jpeg.arrayBuffer());
    // Closed while the picture was drawn: sent now, it would stay with the server after `camera-closed`.
    if (this.#timer === null || desk.camera !== camera) return;
    send(frame.capturedAt, image);
    desk.frames.add(frame.capturedAt, frame.jpeg);
    view.change((now) => ({ ...now, camera: { ...now.camera, lastFrameUrl: desk.frames.newest?.url ?? null, lastFrameAgeMs: Math.round(performance.now() - frame.capturedAt) } }));
  }
}
