import { mkdirSync, writeFileSync } from 'node:fs';
import { encodeWav, upSampleRateHz } from '@duet/shared';
import { testPlace } from '../browser/test-ports.ts';
import { microphoneFile, phraseFile, phrases, readPhrase, type PhraseName } from './phrases.ts';
import { VisitorVoice } from './visitor-voice.ts';

/**
 * Silence around the question of the fake microphone. It begins when the microphone is opened, which is before the call is: a call that opens within the
 * question hears it whole when the file comes round again.
 */
const silenceBeforeSeconds = 3;
const silenceAfterSeconds = 15;

/** The set-up of a run: speaks every phrase into its data folder. */
export default async function speakPhrases(): Promise<void> {
  mkdirSync(testPlace().dataDir, { recursive: true });
  const voice = await VisitorVoice.open();
  try {
    for (const name of Object.keys(phrases) as PhraseName[]) writeFileSync(phraseFile(name), encodeWav({ sampleRateHz: upSampleRateHz, channels: [await voice.speak(phrases[name])] }));
  } finally {
    await voice.close();
  }
  const question = readPhrase('capital-of-france');
  const sound = new Int16Array(question.length + (silenceBeforeSeconds + silenceAfterSeconds) * upSampleRateHz);
  sound.set(question, silenceBeforeSeconds * upSampleRateHz);
  writeFileSync(microphoneFile(), encodeWav({ sampleRateHz: upSampleRateHz, channels: [sound] }));
}
