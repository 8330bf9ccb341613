import { parentPort, workerData } from 'node:worker_threads';
import { DuetError } from '@duet/shared';
import { locatePocketsphinx } from '../pocketsphinx/locate-pocketsphinx.ts';
import { loadPocketsphinx } from '../pocketsphinx/pocketsphinx-library.ts';
import { PocketsphinxDecoders } from '../pocketsphinx/pocketsphinx-decoder.ts';
import type { PreparedModel } from '../model/prepared-model.ts';
import { serveRecognizer } from './serve-recognizer.ts';
import type { FromRecognizerWorker, WorkerSettings } from './worker-messages.ts';

/** Entry of a worker thread that decodes with PocketSphinx. */
const port = parentPort;
if (port === null) throw new Error('the recognizer worker runs in a worker thread only');

try {
  const { model, mostDecoders, pieceCounter } = workerData as WorkerSettings<PreparedModel>;
  const files = locatePocketsphinx();
  serveRecognizer(port, new PocketsphinxDecoders(loadPocketsphinx(files), files, model), { mostDecoders, pieceCounter });
} catch (error) {
  const known = DuetError.from(error, 'engine.recognizer-failed');
  const code = known.code === 'engine.recognizer-missing' ? known.code : 'engine.recognizer-failed';
  port.postMessage({ type: 'failed', code, parameters: known.parameters, reason: error instanceof Error ? error.message : String(error) } satisfies FromRecognizerWorker);
}
