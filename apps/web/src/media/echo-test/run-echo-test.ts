import { DuetError } from '@duet/shared';
import type { CallAudio } from '../audio/call-audio.ts';
import type { TappedBlock } from '../worklets/messages.ts';
import { makeEchoStimulus } from './echo-stimulus.ts';
import { measureEcho, type EchoMeasurement } from './measure-echo.ts';

/** After the stimulus, the longest path must still come back. */
const tailSeconds = 0.5;
const limitMs = 6000;

/**
 * Plays the stimulus through the real path (volume, loudspeaker, room, microphone, the browser's own processing) and measures what comes back.
 * @throws DuetError `permission.playback-blocked` when the context does not run.
 */
export async function runEchoTest(audio: CallAudio): Promise<EchoMeasurement> {
  const { context } = audio;
  if (!(await audio.resume())) throw new DuetError('permission.playback-blocked');
  const { samples } = makeEchoStimulus(context.sampleRate);
  const length = samples.length + Math.round(tailSeconds * context.sampleRate);
  const played = new Float32Array(length);
  const microphone = new Float32Array(length);
  const buffer = new AudioBuffer({ length: samples.length, numberOfChannels: 1, sampleRate: context.sampleRate });
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(audio.playbackBus);
  const startFrame = Math.ceil((context.currentTime + 0.1) * context.sampleRate);
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => { finish(() => { reject(new DuetError('device.unknown', { device: 'audio', problem: 'the audio stopped during the test' })); }); }, limitMs);
      const stop = audio.tap([audio.playbackBus, audio.captureBus], (block) => {
        keep(played, block, 0, startFrame);
        keep(microphone, block, 1, startFrame);
        if (block.startFrame + (block.channels[0]?.length ?? 0) >= startFrame + length) finish(resolve);
      });
      const finish = (then: () => void): void => {
        clearTimeout(timer);
        stop();
        then();
      };
      source.start(startFrame / context.sampleRate);
    });
  } finally {
    source.disconnect();
  }
  return measureEcho(played, microphone, context.sampleRate);
}

function keep(target: Float32Array, block: TappedBlock, channel: number, startFrame: number): void {
  const samples = block.channels[channel];
  if (samples === undefined) return;
  const from = Math.max(0, startFrame - block.startFrame);
  const at = block.startFrame + from - startFrame;
  if (from >= samples.length || at >= target.length) return;
  target.set(samples.subarray(from, from + Math.min(samples.length - from, target.length - at)), at);
}
