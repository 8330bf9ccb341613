import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDuplexSettings, summarize, upSampleRateHz, type MeasureSummary } from '@duet/shared';
import { createHearingParts } from '../../../apps/inference/src/adapters/embedded/hearing-parts.ts';
import type { VoiceDetector } from '../../../apps/inference/src/ports/index.ts';
import { SileroDetector } from '../../../apps/inference/src/adapters/silero/silero-detector.ts';
import { BenchUnavailable, type Bench, type BenchOptions, type BenchOutcome } from '../framework/bench.ts';
import { detectRows, padded } from './detect-windows.ts';
import { judgeClip, type JudgedClip, type Listening } from './judge-clip.ts';
import { joined, openMicrophone } from './open-microphone.ts';
import { audioFolder, readRecordedClips, type Clip } from './recorded-clips.ts';
import { rocSvg } from './roc.ts';
import { spokenClips } from './sample-clips.ts';
import { curvesOf, missedTargets, sharesOf, type JudgedList } from './verdict-shares.ts';

/** A long answer that is being heard: half of it, as far as interruptions usually come. */
const runningAnswer = {
  heardText: 'A lighthouse is a tower or another structure that sends out light from a system of lamps and lenses. It serves as a beacon for pilots at sea',
  wholeText: 'A lighthouse is a tower or another structure that sends out light from a system of lamps and lenses. It serves as a beacon for pilots at sea and on inland waterways. Most lighthouses work without a keeper today, and many of them are monuments.',
};

const situations = { 'silence': null, 'over an answer': runningAnswer } as const;
export type ConditionName = `${Listening}, ${keyof typeof situations}`;

/** What was heard where an open microphone got a reply, with its likelihood, for each way of listening. */
type FalseReplies = Readonly<Record<string, readonly string[]>>;

type Parts = Parameters<typeof judgeClip>[2];

/**
 * Plays recorded and synthesised clips to detector, recognizer and decision, in both ways of listening, in silence and over an answer, and then an open
 * microphone with noise and talk. `--minutes` is its length (default 30, 0 leaves it out); `--set audio=FOLDER`, `--set svg=FILE` for the curve,
 * `--set evidence=FILE` for each decision with what it was made from.
 */
export const verdictsBench: Bench = {
  name: 'verdicts',
  description: 'What is taken for a question: recorded and synthesised speech, talk to others, noise, an open microphone.',
  isTimed: false,
  run,
};

export async function run(options: BenchOptions, progress: (line: string) => void): Promise<BenchOutcome> {
  const folder = options.extra['audio'] ?? audioFolder();
  const recorded = readRecordedClips(folder);
  const detector = await SileroDetector.start();
  const { hearing, reader, missing } = await createHearingParts({ dataDir: join(tmpdir(), 'duet-bench'), recognizerWorkers: 1, previousOf: () => null });
  if (hearing === null) throw new BenchUnavailable(`The recognizer is missing. ${missing.map(({ remedy }) => remedy).join(' ')}`);
  const measures: Record<string, MeasureSummary> = {};
  let falseReplies: FalseReplies = {};
  let judged: JudgedList;
  const failures: string[] = [];
  try {
    const spoken = [...spokenClips()];
    if (spoken.length === 0) failures.push('no voices for synthesised questions: install flite');
    judged = await judgeAll([...recorded, ...spoken], detector, { hearing, reader }, progress);
    const minutes = options.minutes ?? 30;
    if (minutes > 0) {
      const open = await listenOpenly(recorded, minutes, detector, { hearing, reader }, progress);
      Object.assign(measures, open.measures);
      falseReplies = open.falseReplies;
    }
  } finally {
    await Promise.all([detector.close(), hearing.close(), reader.close()]);
  }
  Object.assign(measures, sharesOf(judged, new Set(recorded.map((clip) => clip.name))));
  failures.push(...missedTargets(measures));
  const roc = curvesOf(judged);
  const { svg, evidence } = options.extra;
  if (svg !== undefined) writeFileSync(svg, rocSvg(roc));
  if (evidence !== undefined) writeFileSync(evidence, judged.map((line) => JSON.stringify(line)).join('\n'));
  return {
    settings: { duplex: defaultDuplexSettings, recordedClips: recorded.length, spokenClips: new Set(judged.map((line) => line.clip.name)).size - recorded.length }, measures, failures,
    details: { roc, openMicrophone: falseReplies, clips: judged.map(({ condition, clip: { turns: _turns, ...clip } }) => ({ condition, ...clip })) },
  };
}

async function judgeAll(clips: readonly Clip[], detector: VoiceDetector, parts: Parts, progress: (line: string) => void): Promise<JudgedList> {
  const judged: { condition: ConditionName; clip: JudgedClip }[] = [];
  for (const [index, clip] of clips.entries()) {
    const samples = padded(clip.samples);
    const rows = await detectRows(detector, samples);
    for (const situation of ['silence', 'over an answer'] as const) {
      const { strict, open } = await judgeClip(clip, { samples, rows }, parts, defaultDuplexSettings, situations[situation]);
      judged.push({ condition: `strict, ${situation}`, clip: strict }, { condition: `open, ${situation}`, clip: open });
    }
    if (index % 25 === 24) progress(`${index + 1} of ${clips.length} clips`);
  }
  return judged;
}

/** Counts what is answered of many minutes of noise and talk that nobody means for the assistant. */
async function listenOpenly(clips: readonly Clip[], minutes: number, detector: VoiceDetector, parts: Parts, progress: (line: string) => void): Promise<{ measures: Record<string, MeasureSummary>; falseReplies: FalseReplies }> {
  const samples = joined(openMicrophone(clips, minutes));
  const rows = await detectRows(detector, samples);
  const measures: Record<string, MeasureSummary> = { open_microphone_minutes: summarize([samples.length / upSampleRateHz / 60], 'min') };
  const falseReplies: Record<string, string[]> = {};
  const results = await judgeClip({ name: 'open microphone', clipClass: 'noise', samples, text: '' }, { samples, rows }, parts, defaultDuplexSettings, null);
  for (const [listening, result] of Object.entries(results)) {
    const replied = result.turns.filter((turn) => turn.decision.outcome === 'query');
    const replies = replied.length;
    falseReplies[listening] = replied.map(({ evidence, decision }) => `${decision.queryLikelihood.toFixed(2)} ${evidence.hypothesis.text}`);
    measures[`open_microphone_false_replies_${listening}`] = summarize([replies], 'replies');
    measures[`open_microphone_utterances_${listening}`] = summarize([result.turns.length], 'utterances');
    progress(`open microphone, ${listening}: ${replies} replies to ${result.turns.length} utterances`);
  }
  return { measures, falseReplies };
}
