import { setTimeout as wait } from 'node:timers/promises';
import { resampleAll, samplesToMs, downSampleRateHz, upSampleRateHz, type Measure } from '@duet/shared';
import { HeldCall } from '@duet/talk';
import { FliteSynthesizer } from '../../../apps/inference/src/adapters/embedded/speaking/flite-synthesizer.ts';
import { withHardEdges } from '../stimuli/hard-edge.ts';
import { questions } from '../stimuli/spoken-questions.ts';
import type { TalkerFigures, TalkerTask } from './talker-figures.ts';

/**
 * People who talk to the embedded engine at once, as a process of its own: each asks, listens as long as a person who talks that share of the time would,
 * and asks the next question, over the answer where that is still going on.
 */
const task = JSON.parse(process.argv[2] ?? '{}') as TalkerTask;
const figures: TalkerFigures = {
  voiceToVoiceMs: [], endpointDelayMs: [], firstAudioMs: [], questions: 0, answered: 0, heardRight: 0, refused: 0, errors: [], processorMs: 0, wallMs: 0, lateFrames: 0,
};
/** The voices that the recognizer knows best and one that it knows less; how well it hears is the recognition bench's matter. */
const voices = ['flite-slt', 'flite-rms', 'flite-awb'];
/** A frame leaves a real microphone when it is full, 20 ms after its first sample; this one's leave at their beginning. */
const frameMs = 20;
const lateMs = 40;

interface Spoken { text: string; samples: Int16Array }
interface Asked { text: string; endMs: number; epoch: number; heard: string; isAnswered: boolean }

async function speakAll(): Promise<Spoken[]> {
  const synthesizer = await FliteSynthesizer.create();
  const spoken: Spoken[] = [];
  for (const [index, text] of questions.entries()) {
    const { samples, sampleRateHz } = await synthesizer.speak({ text, language: 'en', voice: voices[index % voices.length] ?? '', rate: 1 }, AbortSignal.timeout(30_000));
    spoken.push({ text, samples: withHardEdges(resampleAll(samples, sampleRateHz, upSampleRateHz)) });
  }
  await synthesizer.close();
  return spoken;
}

async function talk(index: number, spoken: readonly Spoken[]): Promise<void> {
  let asked: Asked | null = null;
  let lastFrameAt = performance.now();
  const settle = (): void => {
    if (asked?.isAnswered !== true) return;
    figures.answered += 1;
    if (asked.heard === asked.text) figures.heardRight += 1;
  };
  const call = await HeldCall.open({
    url: task.url, isInsecure: true, call: { client: 'bench' },
    onEvent: (event) => {
      if (event.type === 'verdict-decided' && event.state !== 'noise' && asked !== null) asked.heard = event.text;
      if (event.type === 'turn-measured') takeMeasures(event.measures);
      if (event.type !== 'error-raised') return;
      if (event.error.code === 'capacity.recognizer-overloaded') figures.refused += 1;
      else figures.errors.push(`${event.error.code} in reply to ${event.error.inReplyTo ?? 'nothing'}`);
    },
    onMark: ({ type, epoch, outputSample }) => {
      if (type !== 'answer-began' || asked === null || asked.isAnswered || epoch <= asked.epoch) return;
      const beganMs = samplesToMs(outputSample, downSampleRateHz);
      // An answer before the question's end is one to its first half.
      if (beganMs < asked.endMs) return;
      asked.isAnswered = true;
      figures.voiceToVoiceMs.push(beganMs - asked.endMs + frameMs);
    },
    onFrame: () => {
      const now = performance.now();
      if (now - lastFrameAt > frameMs + lateMs) figures.lateFrames += 1;
      lastFrameAt = now;
    },
  });
  const endsAt = performance.now() + task.seconds * 1000;
  // Nobody begins together with the others.
  await wait(((index + 0.5) / task.talkers) * 5000);
  for (let turn = index * 5; performance.now() < endsAt - 4000; turn += 1) {
    const { text, samples } = spoken[turn % spoken.length] ?? { text: '', samples: new Int16Array(0) };
    const start = call.microphone.nextSample;
    settle();
    asked = { text, endMs: samplesToMs(start + samples.length, upSampleRateHz), epoch: call.client.epoch, heard: '', isAnswered: false };
    figures.questions += 1;
    call.microphone.play(samples, start);
    await wait(samplesToMs(samples.length, upSampleRateHz) / task.talkShare);
  }
  settle();
  await call.end();
}

function takeMeasures(measures: readonly Measure[]): void {
  for (const { name, ms, takenAt } of measures) {
    if (takenAt !== 'server') continue;
    if (name === 'endpoint_delay_ms') figures.endpointDelayMs.push(ms);
    if (name === 'first_audio_ms') figures.firstAudioMs.push(ms);
  }
}

const spoken = await speakAll();
const startedAt = performance.now();
const before = process.cpuUsage();
const results = await Promise.allSettled(Array.from({ length: task.talkers }, (_, index) => talk(index, spoken)));
for (const result of results) {
  if (result.status === 'fulfilled') continue;
  if ((result.reason as { code?: string }).code === 'capacity.recognizer-overloaded') figures.refused += 1;
  else figures.errors.push(String(result.reason));
}
const { user, system } = process.cpuUsage(before);
figures.processorMs = (user + system) / 1000;
figures.wallMs = performance.now() - startedAt;
process.stdout.write(JSON.stringify(figures), () => process.exit());
