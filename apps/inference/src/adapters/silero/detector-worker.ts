import { parentPort, workerData } from 'node:worker_threads';
import { detectorWindowSamples } from '@duet/shared';
import { createSileroMemory, forget, SileroModel, type SileroInput, type SileroMemory } from './silero-model.ts';
import { buffersOf, type FromWorker, type ResultBatch, type ToWorker, type WindowBatch } from './window-batch.ts';
import { levelOf } from './window-level.ts';

/**
 * Runs the model over whatever waits. While one batch is being judged the next windows gather, so the batch grows with the load by itself
 * and no window waits for company. A batch holds at most one window of a stream, in order, because each window needs the memory that the
 * one before it left.
 */
const port = parentPort;
if (port === null) throw new Error('the detector worker runs in a worker thread only');

/** Beyond 64 windows a batch brings nothing more for each window (measured: 510 streams a core at 32, 546 at 64, 529 at 128). */
const mostInBatch = 64;

interface Waiting {
  stream: number;
  endSample: number;
  isReset: boolean;
  samples: Int16Array;
}

const memories = new Map<number, SileroMemory>();
let waiting: Waiting[] = [];
let isJudging = false;

const post = (message: FromWorker, transfer: ArrayBuffer[] = []): void => { port.postMessage(message, transfer); };

function enqueue(batch: WindowBatch): void {
  for (let index = 0; index < batch.count; index += 1) {
    waiting.push({
      stream: batch.streams[index] ?? 0,
      endSample: batch.endSamples[index] ?? 0,
      isReset: batch.resets[index] === 1,
      samples: batch.samples.subarray(index * detectorWindowSamples, (index + 1) * detectorWindowSamples),
    });
  }
}

/** Takes the first waiting window of each stream, as many as a batch may hold; the others keep their order. */
function takeBatch(): Waiting[] {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  const streams = new Set<number>();
  for (const window of waiting) {
    if (taken.length < mostInBatch && !streams.has(window.stream)) taken.push(window);
    else left.push(window);
    streams.add(window.stream);
  }
  waiting = left;
  return taken;
}

function inputOf(window: Waiting): SileroInput {
  let memory = memories.get(window.stream);
  if (memory === undefined) {
    memory = createSileroMemory();
    memories.set(window.stream, memory);
  }
  if (window.isReset) forget(memory);
  return { memory, samples: window.samples };
}

async function judgeAll(model: SileroModel): Promise<void> {
  if (isJudging) return;
  isJudging = true;
  while (waiting.length > 0) {
    const windows = takeBatch();
    const probabilities = await model.judge(windows.map(inputOf));
    const results: ResultBatch = {
      streams: Int32Array.from(windows, (window) => window.stream),
      endSamples: Float64Array.from(windows, (window) => window.endSample),
      probabilities: Float32Array.from(probabilities),
      levelsDb: Float32Array.from(windows, (window) => levelOf(window.samples)),
    };
    post({ type: 'results', results }, buffersOf(results));
  }
  isJudging = false;
}

const fail = (error: unknown): void => {
  post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
};

try {
  const model = await SileroModel.load((workerData as { modelPath: string }).modelPath);
  // The first run prepares the model's memory and takes 20 times as long as the others; no call should pay for it.
  await model.judge([{ memory: createSileroMemory(), samples: new Int16Array(detectorWindowSamples) }]);
  port.on('message', (message: ToWorker) => {
    if (message.type === 'windows') {
      enqueue(message.batch);
      judgeAll(model).catch(fail);
    } else if (message.type === 'stream-closed') {
      waiting = waiting.filter((window) => window.stream !== message.stream);
      memories.delete(message.stream);
    } else {
      // The thread then ends by itself; a model that is released while a batch waits for it would take the process along.
      waiting = [];
      port.close();
    }
  });
  post({ type: 'ready' });
} catch (error) {
  fail(error);
}
