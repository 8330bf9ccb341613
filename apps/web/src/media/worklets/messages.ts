import { detectorWindowSamples } from '@duet/shared/audio/audio-format';
import type { JitterOptions } from '../dsp/jitter-target.ts';
import type { PlaybackCommand, PlayerMark, PlayerReport } from '../dsp/player-messages.ts';

/** What goes over the ports of the worklets. `frame` is always a number of the context's own frames. */

export const captureProcessorName = 'duet-capture';
export const playbackProcessorName = 'duet-playback';
export const recorderProcessorName = 'duet-recorder';
export const tapProcessorName = 'duet-tap';
/** Where the built worklets lie on the page's own origin. */
export const workletPath = '/worklets/duet-audio.js';

/**
 * Half a window of the voice detector, 16 ms at 16 kHz: each frame ends where a window of one of its two rows does, so that no window waits for the rest of a frame
 * (docs/decisions/0005).
 */
export const capturedFrameSamples = detectorWindowSamples / 2;
export const capturedFrameMs = 16;

/** One frame of microphone, 16 kHz. */
export interface CapturedFrame {
  type: 'frame';
  /** Of the first sample, at 16 kHz since the worklet began. */
  position: number;
  /** The context's frame at which the worklet's position 0 lies: sample `p` was captured at `originFrame + p × rate / 16000`. */
  originFrame: number;
  samples: Int16Array<ArrayBuffer>;
  /** Root mean square and peak, 0 to 1. */
  level: number;
  peak: number;
  /** 0 to 1; 1 = it is the echo of what was played. */
  echoSimilarity: number;
  echoLagMs: number;
  isMuted: boolean;
}
export type CaptureRequest = { type: 'mute'; isMuted: boolean } | { type: 'close' };

export type PlaybackRequest =
  | { type: 'packet'; epoch: number; position: number; isLast: boolean; samples: Int16Array }
  | { type: 'command'; command: PlaybackCommand }
  | { type: 'answer-opened'; epoch: number }
  | { type: 'answer-generated'; epoch: number; totalSamples: number }
  | { type: 'epoch'; epoch: number }
  | { type: 'reset' }
  | { type: 'configure'; jitter: JitterOptions }
  | { type: 'close' };
export type PlaybackNotice =
  | { type: 'report'; report: PlayerReport }
  | { type: 'mark'; mark: PlayerMark }
  /** The greatest amplitude of the last 33 ms, after ducking. */
  | { type: 'level'; peak: number };

/** Interleaved stereo, 24 kHz, 16 bits: left the user, right the assistant. */
export interface RecordedChunk { type: 'chunk'; samples: Int16Array<ArrayBuffer>; startFrame: number; isFinal: boolean }
export type RecorderRequest = { type: 'start' } | { type: 'stop' } | { type: 'close' };

/** All inputs of a tap over the same frames, as they are. */
export interface TappedBlock { type: 'tapped'; startFrame: number; channels: Float32Array<ArrayBuffer>[] }
export type TapRequest = { type: 'close' };
