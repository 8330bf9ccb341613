import { join } from 'node:path';
import { summarize } from '@duet/shared';
import type { Bench } from '../framework/bench.ts';
import { expectAtMost } from '../framework/report.ts';
import { processorTimeOf } from '../service/processor-time.ts';
import { runGenerator } from '../service/run-generator.ts';
import { startInference } from '../service/start-duet.ts';
import type { LoadFigures, LoadTask } from './load-figures.ts';

const targetOnsetMs = 200;

/** Many calls at once against the service with the scripted engine: what is measured is Duet, not a recognizer. */
export const sessionsBench: Bench = {
  name: 'sessions',
  description: '50 calls at once with the scripted engine: lost frames, onset detection, processor shares',
  isTimed: true,
  async run({ minutes, url, extra }, progress) {
    const calls = Number(extra['calls'] ?? 50);
    const seconds = minutes === null ? 60 : minutes * 60;
    const service = url === null ? await startInference({ DUET_ENGINE: 'scripted', DUET_MAX_SESSIONS: String(calls + 5), DUET_MAX_QUEUE: '0' }) : null;
    try {
      const task: LoadTask = { url: url ?? service?.url ?? '', calls, seconds, questionEveryMs: 6000 };
      progress(`${String(calls)} calls for ${String(seconds)} s against ${task.url}`);
      const before = service === null ? null : processorTimeOf(service.processId);
      const figures = await runGenerator<LoadFigures>(join(import.meta.dirname, 'load-generator.ts'), task);
      const after = service === null ? null : processorTimeOf(service.processId);
      const failures: string[] = [];
      const onset = summarize(figures.onsetDetectionMs);
      expectAtMost(failures, 'onset_detection_ms', onset, 'p95', targetOnsetMs);
      if (figures.framesLost > 0) failures.push(`${String(figures.framesLost)} of ${String(figures.framesReceived)} answer frames were lost`);
      if (figures.missingSamples > 0) failures.push(`${String(figures.missingSamples)} samples of answers never came`);
      if (figures.errors.length > 0) failures.push(`${String(figures.errors.length)} errors, the first: ${figures.errors[0] ?? ''}`);
      if (figures.disconnects > 0) failures.push(`${String(figures.disconnects)} broken connections`);
      if (figures.onsets !== figures.questions) failures.push(`${String(figures.questions)} questions made ${String(figures.onsets)} onsets`);
      const share = (processorMs: number): number => (processorMs / figures.wallMs) * 100;
      const count = (value: number, unit: string) => summarize([value], unit);
      return {
        settings: { engine: 'scripted', ...task, url: undefined },
        measures: {
          onset_detection_ms: onset,
          onset_detection_server_ms: summarize(figures.serverOnsetMs),
          frames_sent: count(figures.framesSent, 'frames'), frames_received: count(figures.framesReceived, 'frames'), frames_lost: count(figures.framesLost, 'frames'),
          playback_underruns: count(figures.underruns, 'times'), questions: count(figures.questions, 'questions'), answers: count(figures.answers, 'answers'),
          generator_processor_share: count(share(figures.processorMs), '% of a core'), generator_late_frames: count(figures.lateFrames, 'frames'),
          ...(before === null || after === null ? {} : { service_processor_share: count(share(after - before), '% of a core') }),
        },
        failures,
      };
    } finally {
      await service?.stop();
    }
  },
};
