import { decide } from '../../../apps/inference/src/adapters/embedded/deciding/decide.ts';
import { readBest } from '../../../apps/inference/src/adapters/embedded/deciding/reading-worker.ts';
import { readingOf } from '../../../apps/inference/src/adapters/embedded/deciding/reading.ts';
import type { Decoder } from '../../../apps/inference/src/adapters/embedded/hearing/decoder.ts';
import { finishedLikelihood } from '../../../apps/inference/src/adapters/embedded/language/finished-likelihood.ts';
import { spokenSentences } from '../verdicts/spoken-sentences.ts';
import { hearScene } from './hear-scene.ts';
import { createScene } from './scene.ts';
import { speak } from './speak.ts';
import type { Voice } from './voices.ts';

/** What people say that asks the assistant nothing. */
const statements: readonly string[] = [...spokenSentences.statement, ...spokenSentences.order];

/** One statement, and whether strict listening would answer it. */
export interface HeardStatement { voice: string; statement: string; heard: string; read: string | null; isAnswered: boolean }

/** Every voice speaks every statement into a quiet room; strict listening decides, in silence, with nothing known of the speaker. */
export function hearStatements(decoder: Decoder, speakers: readonly Voice[], folder: string): HeardStatement[] {
  return speakers.flatMap((voice) => statements.map((statement, index) => {
    const scene = createScene(speak(statement, voice, folder), { noise: null, noiseDb: 0, gainDb: 0, seed: index + 1 });
    const { hypothesis } = hearScene(decoder, scene);
    const texts = [hypothesis.text, ...hypothesis.alternatives];
    const { parsed, place } = readBest({ texts, previous: null, language: 'en' });
    const reading = readingOf(texts[place] ?? '', parsed, finishedLikelihood(hypothesis.text));
    const decision = decide({ hypothesis, reading, speechFraction: 1, speechMs: hypothesis.spokenMs, levelDb: -26, runningAnswer: null, listening: 'strict', isComplete: true });
    return { voice: voice.name, statement, heard: hypothesis.text, read: reading.intent, isAnswered: decision.outcome === 'query' };
  }));
}
