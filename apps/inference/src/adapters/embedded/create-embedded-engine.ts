import type { CallSettings, EngineInfo } from '@duet/shared';
import type { Clock, OmniEngine, SpeechSynthesizer } from '../../ports/index.ts';
import { answerFromData } from './answer-from-data.ts';
import { Answerer, previousOf } from './answering/answerer.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { embeddedInfo } from './embedded-info.ts';
import { createHearingParts } from './hearing-parts.ts';
import { Seer } from './seeing/index.ts';
import { espeakRemedy } from './speaking/index.ts';

export interface EmbeddedEngineOptions {
  /** Folder for what is made once and kept: the recognizer's language model. */
  dataDir: string;
  clock: Clock;
  /** How a call listens until its first turn says so. Default `strict`. */
  listening?: CallSettings['listening'];
  /** Worker threads of the recognizer; 0 = as the cores allow. Default 0. */
  recognizerWorkers?: number;
  /** The voices that will speak the answers, for what the engine says of itself. Default none. */
  voices?: SpeechSynthesizer['voices'];
  /** Something broke and went on: a worker was started again, a part cannot run here. */
  onFault?: (fault: string, cause: unknown) => void;
}

/**
 * Starts the embedded engine with all parts that can run on this machine. What cannot is named in `info.missing` with its remedy, and the rest works:
 * without the recognizer's library typed questions are answered.
 * @example const engine = await createEmbeddedEngine({ dataDir: 'data', clock: nodeClock });
 */
export async function createEmbeddedEngine({ dataDir, clock, listening = 'strict', recognizerWorkers = 0, voices = [], onFault }: EmbeddedEngineOptions): Promise<OmniEngine> {
  const answerer = new Answerer({ clock: () => clock.wallTime() });
  const faults = onFault === undefined ? {} : { onFault };
  const seer = new Seer(faults);
  const [{ hearing, reader, missing: missingToHear }] = await Promise.all([
    createHearingParts({ dataDir, recognizerWorkers, previousOf, ...faults }), answerer.prepare(),
  ]);
  const missing: EngineInfo['missing'] = [
    ...missingToHear, ...seer.missing,
    ...(voices.some((voice) => voice.language === 'zh') ? [] : [{ part: 'chinese-voice' as const, code: 'engine.synthesizer-missing', remedy: espeakRemedy }]),
  ];
  const info = embeddedInfo({ voices: [...voices], missing });
  return new EmbeddedEngine(info, { hearing, reader, answering: answerFromData(answerer, seer) }, clock, listening);
}
