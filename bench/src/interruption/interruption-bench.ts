import { setTimeout as wait } from 'node:timers/promises';
import { defaultDuplexSettings, summarize, upSampleRateHz, type EventLogLine } from '@duet/shared';
import { CallPage } from '../browser/call-page.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { lastAudibleFrame, playedLevel } from '../browser/sounding.ts';
import type { Bench } from '../framework/bench.ts';
import { expectAtMost } from '../framework/report.ts';
import { distantService } from '../service/distant-service.ts';
import { startDuet } from '../service/start-duet.ts';
import { spokenListenerSounds, spokenQuestions } from '../stimuli/spoken-questions.ts';
import { weatherQuestion } from '../stimuli/repository-clips.ts';
import { withHardEdges } from '../stimuli/hard-edge.ts';

/** Long enough for every question to be answered at length: interruption needs a running answer. */
const longQuestions = ['tell me about lighthouses', 'tell me about elephants', 'tell me about volcanoes', 'what can you do'];
const answerTimeoutMs = 15_000;

type Figures = Record<'onset' | 'onsetSamples' | 'duck' | 'stop' | 'resume', number[]>;

const isMark = (mark: string) => (line: EventLogLine): boolean => line.type === 'playback-marked' && line['mark'] === mark;
const frameOf = (line: EventLogLine | null | undefined): number | null => (typeof line?.['frame'] === 'number' ? line['frame'] : null);

/**
 * `--set roundTripMs=120` puts the service that far away: what the page does by itself shows in `duck_ms`.
 * Speech and the sounds of a listener over a running answer, in a real browser; every figure is a difference of frames of the page's one audio context.
 */
export const interruptionBench: Bench = {
  name: 'interruption',
  description: 'a real browser: onset detection, duck, stop and resume over a running answer',
  isTimed: true,
  async run({ trials, url, extra }, progress) {
    const count = trials ?? 20;
    const engine = extra['engine'] ?? 'embedded';
    const speech = engine === 'scripted' ? [withHardEdges(weatherQuestion())] : spokenQuestions(count).map(({ samples }) => samples);
    const sounds = spokenListenerSounds();
    const roundTripMs = Number(extra['roundTripMs'] ?? 0);
    const near = url === null ? await startDuet({ DUET_ENGINE: engine }) : null;
    const duet = near === null || roundTripMs === 0 ? near : await distantService(near, roundTripMs);
    const browser = await launchChromium();
    const figures: Figures = { onset: [], onsetSamples: [], duck: [], stop: [], resume: [] };
    const failures: string[] = [];
    try {
      const page = await CallPage.open(browser, url ?? duet?.url ?? '');
      // In the first seconds of the first answer an onset asks for twice the evidence, while echo cancellation adapts: that is another figure.
      if (await beginAnswer(page, 0)) await wait(defaultDuplexSettings.echoAdaptationMs);
      await silence(page);
      for (let trial = 0; trial < count; trial += 1) {
        const problem = await interrupt(page, trial, speech[trial % speech.length] ?? new Int16Array(0), figures);
        if (problem !== null) failures.push(`speech, trial ${String(trial + 1)}: ${problem}`);
        progress(`speech ${String(trial + 1)}/${String(count)}: ${problem ?? `onset ${String(Math.round(figures.onset.at(-1) ?? 0))} ms, duck ${String(Math.round(figures.duck.at(-1) ?? 0))} ms, stop ${String(Math.round(figures.stop.at(-1) ?? 0))} ms`}`);
      }
      for (let trial = 0; trial < count; trial += 1) {
        const sound = sounds[trial % sounds.length];
        if (sound === undefined) break;
        const from = await page.eventCount();
        const problem = await disturb(page, trial, sound.samples, figures);
        if (problem !== null) failures.push(`"${sound.text}", trial ${String(trial + 1)}: ${problem}`);
        progress(`"${sound.text}" ${String(trial + 1)}/${String(count)}: ${problem ?? `resume ${String(Math.round(figures.resume.at(-1) ?? 0))} ms, ${lastVerdict(await page.events(from))}`}`);
      }
      await page.close();
    } finally {
      await browser.close();
      await duet?.stop();
    }
    const measures = {
      onset_detection_ms: summarize(figures.onset), onset_detection_samples_ms: summarize(figures.onsetSamples), duck_ms: summarize(figures.duck),
      stop_ms: summarize(figures.stop), resume_ms: summarize(figures.resume),
    };
    expectAtMost(failures, 'onset_detection_ms', measures.onset_detection_ms, 'p95', 160);
    expectAtMost(failures, 'duck_ms', measures.duck_ms, 'p95', 200);
    expectAtMost(failures, 'stop_ms', measures.stop_ms, 'p95', 450);
    expectAtMost(failures, 'resume_ms', measures.resume_ms, 'p95', 400);
    return { settings: { engine, trials: count, addedRoundTripMs: roundTripMs, sounds: sounds.map(({ text }) => text), browser: 'Chromium, headless', stimuli: 'injected into the capture bus to the frame, after the echo adaptation of the first answer' }, measures, failures };
  },
};

/** Asks for a long answer and waits until it has sounded for a while, another while each time. */
async function beginAnswer(page: CallPage, trial: number): Promise<boolean> {
  const from = await page.eventCount();
  await page.typeQuestion(longQuestions[trial % longQuestions.length] ?? '');
  if ((await page.waitFor(from, isMark('answer-began'), answerTimeoutMs)) === null) return false;
  // Not in step with the windows of the detector nor with the frames of the capture.
  await wait(1200 + (trial * 137) % 400);
  return true;
}

async function interrupt(page: CallPage, trial: number, samples: Int16Array, figures: Figures): Promise<string | null> {
  if (!(await beginAnswer(page, trial))) return 'no answer began';
  const from = await page.eventCount();
  await page.startTap();
  await wait(250);
  const { startFrame } = await page.inject(samples);
  const started = await page.waitFor(from, (line) => line.type === 'utterance-started', 5000);
  if (started === null) return await given(page, 'no onset');
  const decidedFrame = await page.frameOfServerTime(started.at, await page.events(from));
  const ended = await page.waitFor(from, (line) => line.type === 'answer-interrupted' || (line.type === 'playback-commanded' && (line['action'] === 'resume' || line['action'] === 'resume-ducked')), 12_000);
  await wait(300);
  const sound = await page.endTap();
  const lines = await page.events(from);
  const ducked = frameOf(lines.find(isMark('ducked')));
  const silencedAt = frameOf(lines.find((line) => isMark('held')(line) || isMark('flushed')(line)));
  figures.onset.push(page.ms(decidedFrame - startFrame));
  figures.onsetSamples.push(((Number(started['decidedSample']) - Number(started['speechStartSample'])) * 1000) / upSampleRateHz);
  if (ducked !== null) figures.duck.push(page.ms(ducked - startFrame));
  if (silencedAt !== null) {
    // By ear, not by mark: what the loudspeaker got, 40 dB below the level before the onset.
    const level = playedLevel(sound, startFrame - page.sampleRateHz / 5, startFrame);
    const last = lastAudibleFrame(sound, level, silencedAt + page.sampleRateHz / 50, page.sampleRateHz);
    if (last !== null && level > 0) figures.stop.push(page.ms(last - startFrame));
  }
  await silence(page);
  if (ducked === null) return 'never ducked';
  if (silencedAt === null) return 'never held nor flushed';
  return ended === null ? 'neither interrupted nor resumed' : null;
}

async function disturb(page: CallPage, trial: number, samples: Int16Array, figures: Figures): Promise<string | null> {
  if (!(await beginAnswer(page, trial))) return 'no answer began';
  const from = await page.eventCount();
  const { endFrame } = await page.inject(samples);
  const started = await page.waitFor(from, (line) => line.type === 'utterance-started', 3000);
  if (started === null) return await given(page, 'no onset');
  const resumed = await page.waitFor(from, (line) => isMark('resumed')(line) || line.type === 'answer-interrupted' || line.type === 'answer-finished', 6000);
  const frame = resumed !== null && isMark('resumed')(resumed) ? frameOf(resumed) : null;
  if (frame !== null) figures.resume.push(page.ms(frame - endFrame));
  await silence(page);
  return frame === null ? `not resumed but ${resumed?.type ?? 'nothing'}, ${lastVerdict(await page.events(from))}` : null;
}

/** What was made of the sound, so that a false interruption can be understood from the result alone. */
function lastVerdict(lines: readonly EventLogLine[]): string {
  const verdict = lines.findLast((line) => line.type === 'verdict-decided');
  return verdict === undefined ? 'no verdict' : `heard as "${String(verdict['text'])}": ${String(verdict['kind'])}, ${Number(verdict['confidence']).toFixed(2)}`;
}

async function given(page: CallPage, problem: string): Promise<string> {
  await silence(page);
  return problem;
}

/** Ends whatever is being said, and lets the call come to rest. */
async function silence(page: CallPage): Promise<void> {
  const from = await page.eventCount();
  await page.stopAnswer();
  await page.waitFor(from, (line) => line.type === 'state-changed' && line['state'] === 'listening', 2500);
  await wait(700);
}
