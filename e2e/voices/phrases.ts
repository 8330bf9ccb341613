import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeWav, mixToMono } from '@duet/shared';
import { testPlace } from '../browser/test-ports.ts';

/** What the visitor of the tests says; each run speaks it anew. */
export const phrases = {
  'capital-of-france': 'what is the capital of france',
  'capital-of-italy': 'what is the capital of italy',
  'uh-huh': 'uh huh',
} as const;
export type PhraseName = keyof typeof phrases;

/** The fake microphone of the browser plays this: the first question, with silence around it. */
export const microphoneFile = (): string => join(testPlace().dataDir, 'microphone.wav');
export const phraseFile = (name: PhraseName): string => join(testPlace().dataDir, `${name}.wav`);

/** A phrase, `Int16Array`, 16 kHz mono, cut to its first and last sample. */
export const readPhrase = (name: PhraseName): Int16Array => mixToMono(decodeWav(readFileSync(phraseFile(name))));
