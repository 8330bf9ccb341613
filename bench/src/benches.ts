import { clipsBench } from './clips/clips-bench.ts';
import { detectorBench } from './detector/detector-bench.ts';
import type { Bench } from './framework/bench.ts';
import { interruptionBench } from './interruption/interruption-bench.ts';
import { onsetBench } from './onset/onset-bench.ts';
import { recognitionBench } from './recognition/recognition-bench.ts';
import { sessionsBench } from './sessions/sessions-bench.ts';
import { talkersBench } from './talkers/talkers-bench.ts';
import { turnsBench } from './turns/turns-bench.ts';
import { verdictsBench } from './verdicts/verdict-bench.ts';

/** All benches, in the order in which the help lists them. */
export const benches: readonly Bench[] = [detectorBench, onsetBench, sessionsBench, talkersBench, interruptionBench, turnsBench, recognitionBench, verdictsBench, clipsBench];
