import type { DuplexSettings, SessionId, UtteranceId } from '@duet/shared';
import { decide, type Decision, type DecisionEvidence } from '../../../apps/inference/src/adapters/embedded/deciding/decide.ts';
import type { Hearing, Reader } from '../../../apps/inference/src/adapters/embedded/engine-parts.ts';
import type { HeardUtterance } from '../../../apps/inference/src/adapters/embedded/hearing/hypothesis.ts';
import type { OmniTurn } from '../../../apps/inference/src/ports/index.ts';
import type { WindowRows } from './detect-windows.ts';
import type { Clip } from './recorded-clips.ts';
import { walkClip, type Asking } from './walk-clip.ts';

export type Listening = 'open' | 'strict';
const listenings: readonly Listening[] = ['strict', 'open'];

/** One decision of a clip with what it was made from; enough to judge it again with other weights. */
export interface JudgedTurn { evidence: DecisionEvidence; decision: Decision }

export interface JudgedClip {
  name: string;
  clipClass: Clip['clipClass'];
  onsets: number;
  /** Decisions that ended a turn: at the endpoint, or before it where the answer was to go on. */
  turns: JudgedTurn[];
  isAccepted: boolean;
  /** The highest likelihood of its turns; 0 without an onset. */
  queryLikelihood: number;
  /** What was heard, turns divided by a bar. */
  heard: string;
}

let utterances = 0;

/**
 * Takes a clip through detector windows, recognizer and decision as a call does; see `walkClip`. It is heard once for both ways of listening, which
 * differ in what they accept and not in when they give an utterance up.
 */
export async function judgeClip(
  clip: Clip, audio: { samples: Int16Array; rows: WindowRows }, parts: { hearing: Hearing; reader: Reader }, settings: DuplexSettings, runningAnswer: OmniTurn['runningAnswer'],
): Promise<Record<Listening, JudgedClip>> {
  const turns: Record<Listening, JudgedTurn[]> = { strict: [], open: [] };
  const finals = new Map<UtteranceId, (heard: HeardUtterance) => void>();
  let failure: unknown = null;
  const stream = parts.hearing.open('bench' as SessionId, {
    onHeard: (heard) => { if (heard.isFinal) finals.get(heard.utteranceId)?.(heard); },
    onError: (error) => { failure ??= error; },
  });
  let current = '' as UtteranceId;
  let final: Promise<HeardUtterance> | null = null;
  const context = { memory: undefined, language: 'en' } as const;

  const judge = async (asking: Asking): Promise<boolean> => {
    const hypothesis = await (final ?? stream.settle(current));
    if (failure !== null) throw failure;
    const reading = await parts.reader.read([hypothesis.text, ...hypothesis.alternatives], context);
    const judged = listenings.map((listening) => {
      const evidence: DecisionEvidence = { ...asking, hypothesis, reading, runningAnswer, listening };
      return { evidence, decision: decide(evidence) };
    });
    // In silence a speculation's refusal closes nothing: the endpoint decides.
    const closes = asking.isComplete || (runningAnswer !== null && judged.every(({ decision }) => decision.outcome === 'noise'));
    if (closes) for (const turn of judged) turns[turn.evidence.listening].push(turn);
    if (closes && !asking.isComplete) stream.discard(current);
    return closes;
  };

  const onsets = await walkClip(audio.samples, audio.rows, settings, {
    begin(preRoll) {
      utterances += 1;
      current = `bench-${utterances}` as UtteranceId;
      final = null;
      stream.begin(current, preRoll);
    },
    push: (samples) => stream.push(samples),
    async keepUp() { await stream.settle(current); },
    async finished() { return (await parts.reader.read([(await stream.settle(current)).text], context)).finished; },
    ask: judge,
    async end() {
      final = new Promise((resolve) => finals.set(current, resolve));
      stream.end(current);
      await final;
    },
  });
  stream.close();
  const resultOf = (own: JudgedTurn[]): JudgedClip => ({
    name: clip.name, clipClass: clip.clipClass, onsets, turns: own, isAccepted: own.some((turn) => turn.decision.outcome === 'query'),
    queryLikelihood: Math.max(0, ...own.map((turn) => turn.decision.queryLikelihood)), heard: own.map((turn) => turn.evidence.hypothesis.text).join(' | '),
  });
  return { strict: resultOf(turns.strict), open: resultOf(turns.open) };
}
