import type { Decoder } from '../../../apps/inference/src/adapters/embedded/hearing/decoder.ts';
import type { Hypothesis } from '../../../apps/inference/src/adapters/embedded/hearing/hypothesis.ts';
import { hypothesisOf } from '../../../apps/inference/src/adapters/embedded/hearing/worker/heard-words.ts';
import { SpeechGain } from '../../../apps/inference/src/adapters/embedded/hearing/worker/speech-gain.ts';

const frameSamples = 320;
const preRollSamples = 4800;
/** The detector decides an onset 100 ms into the speech. */
const onsetSamples = 1600;
/** Where a quiet room ends and a voice begins, as amplitude against the loudest sample of the scene. */
const voiceShare = 0.05;

/** The scene from where the pre-roll of its onset begins. */
function fromPreRoll(scene: Int16Array): Int16Array {
  const loudest = scene.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const voice = scene.findIndex((sample) => Math.abs(sample) > loudest * voiceShare);
  return scene.subarray(Math.max(0, voice + onsetSamples - preRollSamples));
}

/** Hears a scene as a call's first utterance: frames of 20 ms, gain without look-ahead, nothing known of the speaker. */
export function hearScene(decoder: Decoder, scene: Int16Array): { hypothesis: Hypothesis; decodeMs: number; endMs: number } {
  const gain = new SpeechGain(null);
  const heard = fromPreRoll(scene);
  const startedAt = performance.now();
  decoder.start(null);
  for (let start = 0, length = preRollSamples; start < heard.length; start += length, length = frameSamples) {
    const frame = heard.slice(start, start + length);
    gain.apply(frame);
    decoder.process(frame);
    decoder.textSoFar();
  }
  const decodedAt = performance.now();
  decoder.end();
  const hypothesis = hypothesisOf(decoder.read(), heard.length / 16);
  return { hypothesis, decodeMs: decodedAt - startedAt, endMs: performance.now() - decodedAt };
}
