import { setTimeout as wait } from 'node:timers/promises';
import { upSampleRateHz } from '@duet/shared';
import { HeldCall } from '@duet/talk';
import { weatherQuestion } from '../stimuli/repository-clips.ts';
import { withHardEdges } from '../stimuli/hard-edge.ts';
import type { LoadFigures, LoadTask } from './load-figures.ts';

/**
 * Holds many calls at once, as a process of its own: its processor time is stated beside the service's. Each call asks, listens, and asks again over
 * the answer; the first speech sample of each question is known, so the onset's delay is taken at the client, network and all.
 */
const task = JSON.parse(process.argv[2] ?? '{}') as LoadTask;
const clip = withHardEdges(weatherQuestion());
const figures: LoadFigures = {
  onsetDetectionMs: [], serverOnsetMs: [], questions: 0, onsets: 0, answers: 0, interrupted: 0, framesSent: 0, framesReceived: 0, framesLost: 0, missingSamples: 0, underruns: 0,
  errors: [], disconnects: 0, processorMs: 0, wallMs: 0, lateFrames: 0,
};
/** Further behind than this the generator itself was late, and its figures are its own. */
const lateMs = 40;

async function holdCall(index: number): Promise<void> {
  let speechSentAt: number | null = null;
  let lastFrameAt = performance.now();
  const call = await HeldCall.open({
    url: task.url, isInsecure: true, call: { client: 'bench' },
    onEvent: (event, receivedAt) => {
      if (event.type === 'utterance-started') {
        figures.onsets += 1;
        if (speechSentAt !== null) figures.onsetDetectionMs.push(receivedAt - speechSentAt);
        speechSentAt = null;
      }
      if (event.type === 'answer-started') figures.answers += 1;
      if (event.type === 'answer-interrupted') figures.interrupted += 1;
      if (event.type === 'turn-measured') figures.serverOnsetMs.push(...event.measures.filter((measure) => measure.name === 'onset_detection_ms').map((measure) => measure.ms));
      if (event.type === 'error-raised') figures.errors.push(`${event.error.code} in reply to ${event.error.inReplyTo ?? 'nothing'}`);
    },
    onDisconnected: () => { figures.disconnects += 1; },
    onViolation: (name, problem) => { figures.errors.push(`${name}: ${problem}`); },
    onFrame: () => {
      const now = performance.now();
      if (now - lastFrameAt > 20 + lateMs) figures.lateFrames += 1;
      lastFrameAt = now;
      figures.framesSent += 1;
    },
  });
  const endsAt = performance.now() + task.seconds * 1000;
  // Calls ask at different times, as people do: every 6 s each, spread evenly over them.
  await wait((index * task.questionEveryMs) / task.calls);
  while (performance.now() < endsAt - 3000) {
    const start = call.microphone.nextSample + upSampleRateHz / 10;
    call.microphone.play(clip, start, {
      onStarted: () => {
        figures.questions += 1;
        // The frame that holds the first speech sample leaves at its end; the sample was captured within it.
        const intoFrame = (call.microphone.nextSample - start) / (upSampleRateHz / 1000);
        speechSentAt = performance.now() - intoFrame;
      },
    });
    await wait(task.questionEveryMs);
  }
  const { frames, framesLost } = call.client.received;
  figures.framesReceived += frames;
  figures.framesLost += framesLost;
  figures.missingSamples += call.listener.statistics.missingSamples;
  figures.underruns += call.listener.statistics.underruns;
  await call.end();
}

const startedAt = performance.now();
const before = process.cpuUsage();
const results = await Promise.allSettled(Array.from({ length: task.calls }, (_, index) => holdCall(index)));
for (const result of results) if (result.status === 'rejected') figures.errors.push(String(result.reason));
const { user, system } = process.cpuUsage(before);
figures.processorMs = (user + system) / 1000;
figures.wallMs = performance.now() - startedAt;
process.stdout.write(JSON.stringify(figures), () => process.exit());
