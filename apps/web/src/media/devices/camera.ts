import { deviceError, mediaDevices } from './device-error.ts';

/** The longest side that is sent: what a model sees is no larger, and a frame is then 30 to 80 kB. */
const longestSide = 640;
const jpegQuality = 0.8;

export interface CameraFrame {
  /** `performance.now()` when it was drawn. */
  capturedAt: number;
  jpeg: Blob;
}

/** One open camera. `frame()` draws the newest picture; nothing leaves the page unless the caller sends it. */
export class Camera {
  readonly stream: MediaStream;
  readonly #track: MediaStreamTrack;
  readonly #video: HTMLVideoElement;
  readonly #onLost: () => void;

  /** @throws DuetError `permission.camera-denied`, `permission.insecure-origin`, `device.no-camera`, `device.in-use`, `device.unknown` */
  static async open(deviceId: string | null, onLost: () => void): Promise<Camera> {
    const devices = mediaDevices('camera');
    try {
      const stream = await devices.getUserMedia({
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15 }, ...(deviceId === null ? { facingMode: 'user' } : { deviceId: { exact: deviceId } }) },
      });
      return new Camera(stream, onLost);
    } catch (thrown) {
      throw deviceError('camera', thrown);
    }
  }

  private constructor(stream: MediaStream, onLost: () => void) {
    const [track] = stream.getVideoTracks();
    if (track === undefined) throw new Error('a stream without a video track');
    this.stream = stream;
    this.#track = track;
    this.#onLost = onLost;
    track.addEventListener('ended', onLost);
    this.#video = document.createElement('video');
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.srcObject = stream;
    // Muted video may always play; a browser that refuses gives no frames, and `frame()` says so with null.
    void this.#video.play().catch(() => undefined);
  }

  get deviceId(): string | null {
    return this.#track.getSettings().deviceId ?? null;
  }

  /** The newest picture as JPEG, its longest side at most 640 pixels; null before the first one has come. Not mirrored, whatever the preview shows. */
  async frame(): Promise<CameraFrame | null> {
    const { videoWidth, videoHeight } = this.#video;
    if (videoWidth === 0 || videoHeight === 0) return null;
    const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    const capturedAt = performance.now();
    const jpeg = typeof OffscreenCanvas === 'undefined' ? await this.#drawOnElement(width, height) : await this.#drawOffscreen(width, height);
    return jpeg === null ? null : { capturedAt, jpeg };
  }

  close(): void {
    this.#track.removeEventListener('ended', this.#onLost);
    for (const track of this.stream.getTracks()) track.stop();
    this.#video.srcObject = null;
  }

  async #drawOffscreen(width: number, height: number): Promise<Blob | null> {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.drawImage(this.#video, 0, 0, width, height);
    return canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
  }

  #drawOnElement(width: number, height: number): Promise<Blob | null> {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(this.#video, 0, 0, width, height);
    return new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', jpegQuality); });
  }
}
