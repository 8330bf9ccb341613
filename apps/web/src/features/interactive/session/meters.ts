import { capturedFrameMs } from '../../../media/worklets/messages.ts';
import { playedWaveLength, userWaveLength, type CallMeters } from '../call-view.ts';

const stepMs = 33;
/** A second. */
const peakHoldFrames = Math.round(1000 / capturedFrameMs);

/** Fills the meters that the figure reads. Driven by the capture worklet's frames, which come all the time, whether anybody speaks or not. */
export class MeterFeed {
  readonly meters: CallMeters = {
    userWave: new Float32Array(userWaveLength), userLevel: 0, userPeak: 0, detectorProbability: 0, playedWave: new Float32Array(playedWaveLength), playedLevel: 0,
  };
  #elapsedMs = 0;
  #userPeak = 0;
  #playedPeak = 0;
  #peaks: number[] = [];

  captured(level: number, peak: number, isMuted: boolean): void {
    const { meters } = this;
    meters.userLevel = isMuted ? 0 : level;
    this.#userPeak = Math.max(this.#userPeak, isMuted ? 0 : peak);
    this.#peaks.push(isMuted ? 0 : peak);
    if (this.#peaks.length > peakHoldFrames) this.#peaks.shift();
    meters.userPeak = Math.max(...this.#peaks);
    this.#elapsedMs += capturedFrameMs;
    if (this.#elapsedMs < stepMs) return;
    this.#elapsedMs -= stepMs;
    shiftIn(meters.userWave, this.#userPeak);
    shiftIn(meters.playedWave, this.#playedPeak);
    meters.playedLevel = this.#playedPeak;
    this.#userPeak = 0;
    this.#playedPeak = 0;
  }

  played(peak: number): void {
    this.#playedPeak = Math.max(this.#playedPeak, peak);
  }

  detected(probability: number): void {
    this.meters.detectorProbability = probability;
  }

  clear(): void {
    this.meters.userWave.fill(0);
    this.meters.playedWave.fill(0);
    Object.assign(this.meters, { userLevel: 0, userPeak: 0, detectorProbability: 0, playedLevel: 0 });
    this.#peaks = [];
  }
}

function shiftIn(wave: Float32Array, value: number): void {
  wave.copyWithin(0, 1);
  wave[wave.length - 1] = value;
}
