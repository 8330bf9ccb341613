import { mkdirSync, writeFileSync } from 'node:fs';
import { encodeWav, upSampleRateHz } from '@duet/shared';
import { resample } from '@duet/talk';
import { FliteSynthesizer } from '../../apps/inference/src/adapters/embedded/speaking/flite-synthesizer.ts';
import { withHardEdges } from '../../bench/src/stimuli/hard-edge.ts';
import { testPlace } from '../browser/test-ports.ts';
import { microphoneFile, phraseFile, phrases, readPhrase, type PhraseName } from './phrases.ts';

/**
 * Silence around the question of the fake microphone. It begins when the microphone is opened, which is before the call is: a call that opens within the
 * question hears it whole when the file comes round again.
 */
const silenceBeforeSeconds = 3;
const silenceAfterSeconds = 15;

/** The set-up of a run: speaks every phrase into its data folder. */
export default async function speakPhrases(): Promise<void> {
  mkdirSync(testPlace().dataDir, { recursive: true });
  const synthesizer = await FliteSynthesizer.create();
  try {
    for (const name of Object.keys(phrases) as PhraseName[]) {
      const { samples, sampleRateHz } = await synthesizer.speak({ text: phrases[name], language: 'en', voice: 'flite-rms', rate: 1 }, AbortSignal.timeout(60_000));
      writeFileSync(phraseFile(name), encodeWav({ sampleRateHz: upSampleRateHz, channels: [withHardEdges(resample(samples, sampleRateHz, upSampleRateHz))] }));
    }
  } finally {
    await synthesizer.close();
  }
  const question = readPhrase('capital-of-france');
  const sound = new Int16Array(question.length + (silenceBeforeSeconds + silenceAfterSeconds) * upSampleRateHz);
  sound.set(question, silenceBeforeSeconds * upSampleRateHz);
  writeFileSync(microphoneFile(), encodeWav({ sampleRateHz: upSampleRateHz, channels: [sound] }));
}
