import { deviceError, mediaDevices } from './device-error.ts';

/** The browser's own processing of the microphone. All on by default: most calls are made through the loudspeaker of a laptop. */
export interface MicrophoneProcessing {
  echoCancellation: boolean;
  noiseSuppression: boolean;
  autoGainControl: boolean;
}

export const defaultProcessing: MicrophoneProcessing = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** One open microphone. Tells when it is unplugged or taken away; it is then closed already. */
export class Microphone {
  readonly stream: MediaStream;
  readonly #track: MediaStreamTrack;
  readonly #onLost: () => void;

  /**
   * Asks for the microphone, the given one where it still exists.
   * @throws DuetError `permission.microphone-denied`, `permission.insecure-origin`, `device.no-microphone`, `device.in-use`, `device.unknown`
   */
  static async open(deviceId: string | null, processing: MicrophoneProcessing, onLost: () => void): Promise<Microphone> {
    const devices = mediaDevices('microphone');
    const constraints = (id: string | null): MediaStreamConstraints => ({
      audio: { ...processing, channelCount: { ideal: 1 }, ...(id === null ? {} : { deviceId: { exact: id } }) },
    });
    try {
      return new Microphone(await devices.getUserMedia(constraints(deviceId)), onLost);
    } catch (thrown) {
      // The chosen one was unplugged since: any other is better than none.
      const isGone = deviceId !== null && thrown instanceof Error && (thrown.name === 'OverconstrainedError' || thrown.name === 'NotFoundError');
      if (!isGone) throw deviceError('microphone', thrown);
    }
    try {
      return new Microphone(await devices.getUserMedia(constraints(null)), onLost);
    } catch (thrown) {
      throw deviceError('microphone', thrown);
    }
  }

  private constructor(stream: MediaStream, onLost: () => void) {
    const [track] = stream.getAudioTracks();
    if (track === undefined) throw new Error('a stream without an audio track');
    this.stream = stream;
    this.#track = track;
    this.#onLost = onLost;
    track.addEventListener('ended', this.#onLost);
  }

  get deviceId(): string | null {
    return this.#track.getSettings().deviceId ?? null;
  }

  get label(): string {
    return this.#track.label;
  }

  /** What the browser says that it does; a browser that does not say leaves it out. */
  get processing(): Partial<MicrophoneProcessing> {
    const { echoCancellation, noiseSuppression, autoGainControl } = this.#track.getSettings();
    return {
      ...(typeof echoCancellation === 'boolean' ? { echoCancellation } : {}), ...(noiseSuppression === undefined ? {} : { noiseSuppression }), ...(autoGainControl === undefined ? {} : { autoGainControl }),
    };
  }

  close(): void {
    this.#track.removeEventListener('ended', this.#onLost);
    for (const track of this.stream.getTracks()) track.stop();
  }
}
