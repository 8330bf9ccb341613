import type { Decoder } from '../../../apps/inference/src/adapters/embedded/hearing/decoder.ts';
import type { Hypothesis } from '../../../apps/inference/src/adapters/embedded/hearing/hypothesis.ts';
import { hypothesisOf } from '../../../apps/inference/src/adapters/embedded/hearing/worker/heard-words.ts';
import { SpeechGain } from '../../../apps/inference/src/adapters/embedded/hearing/worker/speech-gain.ts';

const frameSamples = 320;

/** Hears a scene as a call's first utterance: frames of 20 ms, gain without look-ahead, nothing known of the speaker. */
export function hearScene(decoder: Decoder, scene: Int16Array): { hypothesis: Hypothesis; decodeMs: number; endMs: number } {
  const gain = new SpeechGain(null);
  const startedAt = performance.now();
  decoder.start(null);
  for (let start = 0; start < scene.length; start += frameSamples) {
    const frame = scene.slice(start, start + frameSamples);
    gain.apply(frame);
    decoder.process(frame);
    decoder.textSoFar();
  }
  const decodedAt = performance.now();
  decoder.end();
  const hypothesis = hypothesisOf(decoder.read(), scene.length / 16);
  return { hypothesis, decodeMs: decodedAt - startedAt, endMs: performance.now() - decodedAt };
}
