import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readQuestions } from '../recognition/question.ts';
import { speak } from '../recognition/speak.ts';
import { installedVoices } from '../recognition/voices.ts';
import type { Clip, ClipClass } from './recorded-clips.ts';
import { spokenSentences } from './spoken-sentences.ts';

/** Every so many of the recognition bench's questions: enough to see the decision, in minutes instead of an hour. */
const everyQuestion = 2;

/**
 * Questions, statements, orders to somebody else and backchannels, each spoken by two voices in turn. Voices of formants alone are left out: their
 * speech is recognized too badly to say anything of deciding.
 */
export function* spokenClips(): Iterable<Clip> {
  const voices = installedVoices().filter((voice) => voice.program !== 'espeak-ng');
  const folder = join(tmpdir(), 'duet-bench-speech');
  const questions = readQuestions(new URL('../recognition/questions.tsv', import.meta.url)).filter((_, index) => index % everyQuestion === 0);
  const sentences: [ClipClass, readonly string[]][] = [['question', questions.map((question) => question.text)], ...(Object.entries(spokenSentences) as [ClipClass, readonly string[]][])];
  for (const [clipClass, texts] of sentences) {
    for (const [index, text] of texts.entries()) {
      for (const voice of new Set([voices[index % voices.length], voices[(index + 1) % voices.length]])) {
        if (voice !== undefined) yield { name: `${voice.name}: ${text}`, clipClass, samples: speak(text, voice, folder), text };
      }
    }
  }
}
