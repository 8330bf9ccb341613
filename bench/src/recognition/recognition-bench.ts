import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { DuetError, summarize, type MeasureSummary } from '@duet/shared';
import { readBest } from '../../../apps/inference/src/adapters/embedded/deciding/reading-worker.ts';
import type { Decoder } from '../../../apps/inference/src/adapters/embedded/hearing/decoder.ts';
import { prepareModel } from '../../../apps/inference/src/adapters/embedded/hearing/model/prepare-model.ts';
import type { PreparedModel } from '../../../apps/inference/src/adapters/embedded/hearing/model/prepared-model.ts';
import { trainingSentences } from '../../../apps/inference/src/adapters/embedded/hearing/model/training-sentences.ts';
import { locatePocketsphinx, type PocketsphinxFiles } from '../../../apps/inference/src/adapters/embedded/hearing/pocketsphinx/locate-pocketsphinx.ts';
import { loadPocketsphinx } from '../../../apps/inference/src/adapters/embedded/hearing/pocketsphinx/pocketsphinx-library.ts';
import { PocketsphinxDecoders } from '../../../apps/inference/src/adapters/embedded/hearing/pocketsphinx/pocketsphinx-decoder.ts';
import { BenchUnavailable, type Bench, type BenchOptions, type BenchOutcome } from '../framework/bench.ts';
import { expectAtLeast, expectAtMost } from '../framework/report.ts';
import { audioFolder, readRecordedClips } from '../verdicts/recorded-clips.ts';
import { hearScene } from './hear-scene.ts';
import { hearStatements } from './hear-statements.ts';
import { areSlotsRight, isIntentRight, readQuestions, type Question } from './question.ts';
import { shareOf, shareOverVoices, sharesByVoice, summarizeHeard, type HeardQuestion } from './recognition-shares.ts';
import { createScene, type Noise } from './scene.ts';
import { speak } from './speak.ts';
import { installedVoices, voices, voicesRemedy, type Voice } from './voices.ts';
import { wordErrors } from './word-errors.ts';

const mathjs = createRequire(new URL('../../../apps/inference/package.json', import.meta.url))('mathjs') as { evaluate(text: string): number; round(value: number, digits: number): number };
const resultOf = (math: string): string => String(mathjs.round(mathjs.evaluate(math), 6));

type ModelName = 'interpolated' | 'domain' | 'general';
/** Noise as dB below the speech; null for a quiet room. */
interface Series { model: ModelName; noiseDb: number | null; every: number }

/**
 * Synthesised questions that the model's sentences do not hold, heard as a call's first utterance and read as the engine reads them: word errors, intent, intent
 * and slots, for each voice, in a quiet room and in noise, beside the general model and the domain's alone; and of how many statements strict listening answers.
 * `--set questions=blind`, `control` or `tuning` takes another list: the blind questions were written by somebody who saw neither patterns nor lists, the control questions when
 * everything was done, the tuning ones were what it was tuned on.
 * `--set every=N` takes each Nth question of the main series (default 1), `--set compareEvery=N` of the others (default 4), `--set audio=FOLDER` the noise clips.
 */
export const recognitionBench: Bench = {
  name: 'recognition',
  description: 'What is understood of spoken questions: eleven and more voices, quiet and noisy, beside the general model.',
  isTimed: false,
  run,
};

export async function run(options: BenchOptions, progress: (line: string) => void): Promise<BenchOutcome> {
  const files = locateOrExplain();
  const speakers = installedVoices();
  if (speakers.length < 8) throw new BenchUnavailable(`At least 8 voices are wanted, ${speakers.length} are here. On Debian: ${voicesRemedy}`);
  const dataDir = options.extra['dataDir'] ?? path.join(tmpdir(), 'duet-bench');
  const every = Number(options.extra['every'] ?? 1);
  const compareEvery = Number(options.extra['compareEvery'] ?? 4);
  const learned = new Set(trainingSentences());
  const all = readQuestions(listOf(options.extra['questions'] ?? ''));
  const questions = all.filter(({ text }) => !learned.has(text));
  const noises = readNoises(options.extra['audio'] ?? audioFolder());
  const model = await prepareModel(dataDir);

  const series: Record<string, Series> = {
    clean: { model: 'interpolated', noiseDb: null, every },
    noise_20db: { model: 'interpolated', noiseDb: 20, every: compareEvery },
    noise_10db: { model: 'interpolated', noiseDb: 10, every: compareEvery },
    domain_clean: { model: 'domain', noiseDb: null, every: compareEvery },
    general_clean: { model: 'general', noiseDb: null, every: compareEvery },
  };
  const measures: Record<string, MeasureSummary> = { questions: summarize([questions.length], 'questions'), voices: summarize([speakers.length], 'voices') };
  const heardBySeries: Record<string, HeardQuestion[]> = {};
  for (const [name, one] of Object.entries(series)) {
    const heard = hearSeries(one, { files, model, speakers, questions, noises, folder: path.join(dataDir, 'speech') }, (line) => { progress(`${name}: ${line}`); });
    heardBySeries[name] = heard;
    Object.assign(measures, summarizeHeard(name, heard));
    progress(`${name}: intent and slots right ${Math.round(100 * shareOverVoices(heard, 'all'))} %, better half of the voices ${Math.round(100 * shareOverVoices(heard, 'better half'))} %`);
  }
  const statements = hearAllStatements({ files, model, speakers, questions, noises, folder: path.join(dataDir, 'speech') });
  measures['statements_answered'] = shareOf(statements.filter(({ isAnswered }) => isAnswered).length / statements.length, statements.length);
  progress(`statements answered: ${statements.filter(({ isAnswered }) => isAnswered).length} of ${statements.length}`);
  const byVoice = sharesByVoice(heardBySeries['clean'] ?? [], heardBySeries);
  for (const [voice, shares] of Object.entries(byVoice)) progress(`${voice}: ${Object.entries(shares).map(([name, share]) => `${name} ${Math.round(100 * share)} %`).join(', ')}`);
  const failures: string[] = [];
  if (options.extra['questions'] === undefined && questions.length < 150) failures.push(`only ${questions.length} questions are not among the model's sentences; at least 150 are wanted`);
  expectAtLeast(failures, 'clean_intent_and_slots_all_voices', measures['clean_intent_and_slots_all_voices'] as MeasureSummary, 'p50', 0.75);
  expectAtLeast(failures, 'clean_intent_and_slots_better_half', measures['clean_intent_and_slots_better_half'] as MeasureSummary, 'p50', 0.88);
  expectAtMost(failures, 'statements_answered', measures['statements_answered'], 'p50', 0.05);
  return {
    settings: { voices: speakers.map(({ name }) => name), missingVoices: voices.length - speakers.length, questionsLeftOut: all.length - questions.length, every, compareEvery, series },
    measures, failures, details: { intentAndSlotsByVoice: byVoice, statements, ...heardBySeries },
  };
}

const listOf = (name: string): URL => new URL(name === '' ? './questions.tsv' : `./${name}-questions.tsv`, import.meta.url);

function locateOrExplain(): PocketsphinxFiles {
  try {
    return locatePocketsphinx();
  } catch (error) {
    throw new BenchUnavailable(`The recognizer is missing. ${String(DuetError.from(error).parameters['remedy'])}`);
  }
}

function readNoises(folder: string): Noise[] {
  try {
    return readRecordedClips(folder).filter(({ clipClass }) => clipClass === 'noise').map(({ name, samples }) => ({ name, samples }));
  } catch (error) {
    throw new BenchUnavailable(error instanceof Error ? error.message : String(error));
  }
}

interface Stage { files: PocketsphinxFiles; model: PreparedModel; speakers: readonly Voice[]; questions: readonly Question[]; noises: readonly Noise[]; folder: string }

function hearSeries({ model, noiseDb, every }: Series, stage: Stage, progress: (line: string) => void): HeardQuestion[] {
  const decoders = new PocketsphinxDecoders(loadPocketsphinx(stage.files), stage.files, modelOf(model, stage));
  const decoder = decoders.create('full');
  const heard: HeardQuestion[] = [];
  for (const [speaker, voice] of stage.speakers.entries()) {
    const before = heard.length;
    for (const [index, question] of stage.questions.entries()) {
      if ((index + speaker) % every !== 0) continue;
      const noise = noiseDb === null ? null : stage.noises[(index * 7 + speaker * 3) % stage.noises.length] ?? null;
      const scene = createScene(speak(question.text, voice, stage.folder), { noise, noiseDb: noiseDb ?? 0, gainDb: 0, seed: index + 1 });
      heard.push(hearQuestion(decoder, question, scene, voice));
    }
    const own = heard.slice(before);
    progress(`${voice.name}: ${own.filter((one) => one.areSlotsRight).length} of ${own.length}`);
  }
  decoder.close();
  decoders.close();
  return heard;
}

function hearAllStatements({ files, model, speakers, folder }: Stage) {
  const decoders = new PocketsphinxDecoders(loadPocketsphinx(files), files, model);
  const decoder = decoders.create('full');
  const heard = hearStatements(decoder, speakers, folder);
  decoder.close();
  decoders.close();
  return heard;
}

function modelOf(name: ModelName, { files, model }: Stage): PreparedModel {
  if (name === 'general') return { ...model, languageModel: files.generalModel, dictionary: files.dictionary };
  return name === 'domain' ? { ...model, languageModel: model.domainModel } : model;
}

function hearQuestion(decoder: Decoder, question: Question, scene: Int16Array, voice: Voice): HeardQuestion {
  const usedBefore = process.cpuUsage();
  const { hypothesis, endMs } = hearScene(decoder, scene);
  const used = process.cpuUsage(usedBefore);
  const { parsed } = readBest({ texts: [hypothesis.text, ...hypothesis.alternatives], previous: null, language: 'en' });
  const words = question.text.split(' ');
  return {
    voice: voice.name, question: question.text, heard: hypothesis.text, read: parsed?.intent ?? null,
    wordErrors: wordErrors(words, hypothesis.words.map(({ word }) => word)), words: words.length,
    isIntentRight: isIntentRight(question, parsed), areSlotsRight: areSlotsRight(question, parsed, resultOf),
    processorMsPerSecond: (used.user + used.system) / 1000 / (hypothesis.durationMs / 1000), endMs,
  };
}
