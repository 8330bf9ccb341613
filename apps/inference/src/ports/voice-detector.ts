/** Says for each window of 32 ms how likely it holds speech. One detector serves all calls, batched, off the event loop. */
export interface VoiceDetector {
  openStream(onWindow: (window: DetectorWindow) => void, onError: (error: unknown) => void): DetectorStream;
  close(): Promise<void>;
}

export interface DetectorStream {
  /** `Int16Array`, 16 kHz mono, any length; the samples are copied. */
  push(samples: Int16Array): void;
  /** Forgets the past: after a gap or a muted stretch. The sample clock goes on. */
  reset(): void;
  close(): void;
}

export interface DetectorWindow {
  /** 0 … 1. */
  probability: number;
  /** Position after the window's last sample, since the stream was opened. */
  endSample: number;
  /** Level of the window, dB of full scale, −100 … 0. */
  levelDb: number;
}
