import { DuetError, type EngineInfo } from '@duet/shared';
import { WorkerReader } from './deciding/worker-reader.ts';
import type { Hearing, Reader } from './engine-parts.ts';
import { recognizerRemedy } from './hearing/pocketsphinx/locate-pocketsphinx.ts';
import { Recognizer } from './hearing/recognizer.ts';
import type { ParsedIntent } from './language/parsed-intent.ts';
import { recognizerHearing } from './recognizer-hearing.ts';

export interface HearingPartsOptions {
  /** Folder for what is made once and kept. */
  dataDir: string;
  /** 0 = as the cores allow. */
  recognizerWorkers: number;
  /** Something broke and went on: a worker was started again, a part cannot run here. */
  onFault?: (fault: string, cause: unknown) => void;
  /** The parsed question that an answer's memory holds; follow-ups need it. */
  previousOf: (memory: unknown) => ParsedIntent | null;
}

export interface HearingParts {
  hearing: Hearing | null;
  reader: Reader;
  /** Why there is no hearing, with what would make it run. */
  missing: EngineInfo['missing'];
}

/** The parts that judge speech: recognizer and reader. Without the recognizer's library the engine still reads typed text. */
export async function createHearingParts({ dataDir, recognizerWorkers, onFault, previousOf }: HearingPartsOptions): Promise<HearingParts> {
  const reader = new WorkerReader({ previousOf });
  // The first sentence loads the worker and its word lists, which takes 0.5 to 2 s.
  const warmedUp = reader.read(['what time is it'], { memory: undefined, language: 'en' });
  try {
    const [recognizer] = await Promise.all([
      Recognizer.create({ dataDir, workers: recognizerWorkers, onRestart: (cause) => onFault?.('the recognizer restarted', cause) }), warmedUp,
    ]);
    return { hearing: recognizerHearing(recognizer), reader, missing: [] };
  } catch (thrown) {
    await warmedUp;
    const error = DuetError.from(thrown, 'engine.recognizer-failed');
    onFault?.('the recognizer cannot run here', error);
    const remedy = error.parameters['remedy'];
    return { hearing: null, reader, missing: [{ part: 'recognizer', code: error.code, remedy: (typeof remedy === 'string' ? remedy : recognizerRemedy()).slice(0, 400) }] };
  }
}
