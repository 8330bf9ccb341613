import type { PlaybackAction } from '@duet/shared';

/** `playback-commanded` as the player takes it. */
export interface PlaybackCommand {
  epoch: number;
  commandId: string;
  action: PlaybackAction;
  rampMs: number;
  gainDb: number;
}

/** Something happened at this very frame of the audio context. Measures are differences of these frames. */
export type PlayerMark = {
  frame: number;
  epoch: number;
  /** On the answer's 24 kHz clock. */
  playedSample: number;
  commandId: string | null;
  /** Last frame that could be heard (40 dB below the level before the onset); null when none was. */
  lastAudibleFrame: number | null;
} & (
  /** `answer-began`: its first sample. `ducked`: the first sample at a lower gain. `held`, `flushed`: the fade is over. `resumed`: full volume again. */
  | { type: 'answer-began' | 'ducked' | 'held' | 'flushed' | 'resumed' | 'finished' | 'ran-dry' }
  | { type: 'confirmed'; action: PlaybackAction }
);

export interface PlayerReport {
  frame: number;
  epoch: number;
  playedSample: number;
  bufferedSamples: number;
  isPlaying: boolean;
  isHeld: boolean;
  underruns: number;
  overflows: number;
  stalePackets: number;
  /** What the jitter buffer gathers before it plays. */
  targetMs: number;
  gain: number;
}
