import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration, summarize, type MeasureSummary } from '@duet/shared';
import type { Bench } from '../framework/bench.ts';
import { expectAtMost } from '../framework/report.ts';
import { processorTimeOf } from '../service/processor-time.ts';
import { runGenerator } from '../service/run-generator.ts';
import { startInference } from '../service/start-duet.ts';
import { watchHealth } from '../service/watch-health.ts';
import type { TalkerFigures, TalkerTask } from './talker-figures.ts';

const targetMedianMs = 900;
const targetP95Ms = 1800;
/** Beyond it a verdict comes too late to stop an answer in time; the recognizer itself tries less hard from there on. */
const mostLagMs = 300;

/** Real calls at once with the embedded engine, whose recognizer every talker needs: how many a machine carries. */
export const talkersBench: Bench = {
  name: 'talkers',
  description: '1 to 8 people at once with the embedded engine: recognizer lag, voice to voice, refusals, processor share',
  isTimed: true,
  async run({ minutes, url, extra }, progress) {
    const counts = (extra['talkers'] ?? '1,2,4,6,8').split(',').map(Number).filter((count) => count > 0);
    const seconds = minutes === null ? 45 : minutes * 60;
    const talkShare = Number(extra['share'] ?? 0.3);
    const promised = loadConfiguration({}, []).maxSessions;
    const measures: Record<string, MeasureSummary> = {};
    const failures: string[] = [];
    for (const talkers of counts) {
      const service = url === null ? await startInference({ DUET_ENGINE: 'embedded', DUET_MAX_SESSIONS: String(talkers), DUET_MAX_QUEUE: '0' }) : null;
      try {
        const task: TalkerTask = { url: url ?? service?.url ?? '', talkers, seconds, talkShare };
        progress(`${String(talkers)} talking for ${String(seconds)} s`);
        const { figures, health, serviceMs } = await observe(task, service?.processId ?? null);
        const of = (name: string): string => `${String(talkers)}_${name}`;
        const count = (value: number, unit: string) => summarize([value], unit);
        Object.assign(measures, {
          [of('voice_to_voice_ms')]: summarize(figures.voiceToVoiceMs),
          [of('endpoint_delay_ms')]: summarize(figures.endpointDelayMs), [of('first_audio_ms')]: summarize(figures.firstAudioMs),
          [of('recognizer_lag_ms')]: summarize(health.lagMs),
          [of('questions')]: count(figures.questions, 'questions'), [of('answered')]: count(figures.answered, 'questions'), [of('heard_right')]: count(figures.heardRight, 'questions'),
          [of('refused')]: count(figures.refused, 'times'), [of('overloaded_share')]: count(health.overloaded / Math.max(1, health.asked), 'of the time'),
          ...(serviceMs === null ? {} : { [of('service_share')]: count((serviceMs / figures.wallMs / availableParallelism()) * 100, '% of all cores') }),
          [of('generator_share')]: count((figures.processorMs / figures.wallMs / availableParallelism()) * 100, '% of all cores'), [of('generator_late_frames')]: count(figures.lateFrames, 'frames'),
        });
        if (figures.errors.length > 0) failures.push(`${String(talkers)} talking: ${String(figures.errors.length)} errors, the first: ${figures.errors[0] ?? ''}`);
        // What the default promises has to hold; beyond it the figures only tell where the machine ends.
        if (talkers > promised) continue;
        expectAtMost(failures, of('voice_to_voice_ms'), measures[of('voice_to_voice_ms')] ?? summarize([]), 'p50', targetMedianMs);
        expectAtMost(failures, of('voice_to_voice_ms'), measures[of('voice_to_voice_ms')] ?? summarize([]), 'p95', targetP95Ms);
        expectAtMost(failures, of('recognizer_lag_ms'), measures[of('recognizer_lag_ms')] ?? summarize([]), 'p95', mostLagMs);
        if (figures.refused > 0) failures.push(`${String(talkers)} talking: ${String(figures.refused)} were refused`);
      } finally {
        await service?.stop();
      }
    }
    return { settings: { engine: 'embedded', talkers: counts, seconds, talkShare, maxSessions: promised }, measures, failures };
  },
};

async function observe(task: TalkerTask, processId: number | null): Promise<{ figures: TalkerFigures; health: Awaited<ReturnType<ReturnType<typeof watchHealth>['stop']>>; serviceMs: number | null }> {
  const before = processId === null ? null : processorTimeOf(processId);
  const watch = watchHealth(task.url);
  const figures = await runGenerator<TalkerFigures>(join(import.meta.dirname, 'talker-generator.ts'), task);
  const health = await watch.stop();
  const after = processId === null ? null : processorTimeOf(processId);
  return { figures, health, serviceMs: before === null || after === null ? null : after - before };
}
