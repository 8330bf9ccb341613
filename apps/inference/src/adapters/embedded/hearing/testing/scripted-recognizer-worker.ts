import { parentPort, workerData } from 'node:worker_threads';
import { serveRecognizer } from '../worker/serve-recognizer.ts';
import type { FromRecognizerWorker, WorkerSettings } from '../worker/worker-messages.ts';
import { scriptedDecoders } from './scripted-decoder.ts';

/** Entry of a worker whose decoders follow a script. Its model is the word `missing` to play a machine without the library. */
const { model, mostDecoders, pieceCounter } = workerData as WorkerSettings<string>;
if (model === 'missing') parentPort?.postMessage({ type: 'failed', code: 'engine.recognizer-missing', parameters: { remedy: 'install it' }, reason: 'not here' } satisfies FromRecognizerWorker);
else if (parentPort !== null) serveRecognizer(parentPort, scriptedDecoders(), { mostDecoders, pieceCounter });
