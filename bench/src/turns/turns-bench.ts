import { setTimeout as wait } from 'node:timers/promises';
import { summarize, type EventLogLine } from '@duet/shared';
import { CallPage } from '../browser/call-page.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { firstSoundFrame } from '../browser/sounding.ts';
import type { Bench } from '../framework/bench.ts';
import { expectAtMost } from '../framework/report.ts';
import { startDuet } from '../service/start-duet.ts';
import { spokenQuestions, type SpokenQuestion } from '../stimuli/spoken-questions.ts';

interface Turn { text: string; heard: string; voiceToVoiceMs: number | null; server: Record<string, number>; problem: string | null }

/** Spoken in-domain questions in silence, in a real browser: from the last speech sample to the first answer sample that the loudspeaker gets. */
export const turnsBench: Bench = {
  name: 'turns',
  description: 'a real browser: from the last word of a spoken question to the first sound of its answer',
  isTimed: true,
  async run({ trials, url, extra }, progress) {
    const count = trials ?? 24;
    const engine = extra['engine'] ?? 'embedded';
    const questions = spokenQuestions(count);
    const duet = url === null ? await startDuet({ DUET_ENGINE: engine }) : null;
    const browser = await launchChromium();
    const turns: Turn[] = [];
    try {
      const page = await CallPage.open(browser, url ?? duet?.url ?? '');
      for (const question of questions) {
        const turn = await ask(page, question);
        turns.push(turn);
        progress(`${question.text}: ${turn.problem ?? `${String(Math.round(turn.voiceToVoiceMs ?? Number.NaN))} ms`} (${turn.heard})`);
      }
      await page.close();
    } finally {
      await browser.close();
      await duet?.stop();
    }
    const stage = (name: string) => summarize(turns.flatMap(({ server }) => (server[name] === undefined ? [] : [server[name]])));
    const measures = {
      voice_to_voice_ms: summarize(turns.flatMap(({ voiceToVoiceMs }) => (voiceToVoiceMs === null ? [] : [voiceToVoiceMs]))),
      endpoint_delay_ms: stage('endpoint_delay_ms'), verdict_ms: stage('verdict_ms'), first_text_ms: stage('first_text_ms'), first_audio_ms: stage('first_audio_ms'),
      answered_share: { ...summarize([turns.filter(({ problem }) => problem === null).length / Math.max(1, turns.length)], 'share'), n: turns.length },
    };
    const failures: string[] = [];
    expectAtMost(failures, 'voice_to_voice_ms', measures.voice_to_voice_ms, 'p50', 900);
    expectAtMost(failures, 'voice_to_voice_ms', measures.voice_to_voice_ms, 'p95', 1800);
    // A question that was not understood is the recognition bench's matter; without most of them answered the times would say little.
    if (measures.voice_to_voice_ms.n < 20) failures.push(`only ${String(measures.voice_to_voice_ms.n)} of ${String(turns.length)} questions were answered; 20 are wanted`);
    return { settings: { engine, questions: count, browser: 'Chromium, headless', voices: [...new Set(questions.map(({ voice }) => voice))] }, measures, failures, details: turns };
  },
};

async function ask(page: CallPage, { text, samples }: SpokenQuestion): Promise<Turn> {
  const from = await page.eventCount();
  await page.startTap();
  const { endFrame } = await page.inject(samples);
  const spokenMs = (samples.length / 16) + 150;
  const began = await page.waitFor(from, (line) => line.type === 'playback-marked' && line['mark'] === 'answer-began', spokenMs + 6000);
  await wait(200);
  const sound = await page.endTap();
  const lines = await page.events(from);
  const heard = lines.filter((line) => line.type === 'verdict-decided').map((line) => `${String(line['kind'])}: ${String(line['text'])}`).join(' | ');
  const frame = began === null ? null : firstSoundFrame(sound, Number(began['frame']));
  await rest(page);
  return {
    text, heard, server: serverStages(lines), voiceToVoiceMs: frame === null ? null : page.ms(frame - endFrame),
    problem: frame === null ? (heard === '' ? 'no verdict' : 'not answered') : null,
  };
}

function serverStages(lines: readonly EventLogLine[]): Record<string, number> {
  const stages: Record<string, number> = {};
  for (const line of lines) {
    if (line.type !== 'turn-measured' || line.clock !== 'server') continue;
    for (const { name, ms, takenAt } of line['measures'] as { name: string; ms: number; takenAt: string }[]) if (takenAt === 'server') stages[name] = ms;
  }
  return stages;
}

async function rest(page: CallPage): Promise<void> {
  await page.stopAnswer();
  await wait(1000);
}
