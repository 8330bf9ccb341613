import { detectorWindowSamples } from '@duet/shared';

/**
 * What goes to the detector's worker and back. One batch is all windows that were completed in one turn of the main thread's event loop,
 * in the order in which they were completed; a stream may have several.
 */
export interface WindowBatch {
  /** Stream of each window. */
  streams: Int32Array<ArrayBuffer>;
  /** Position after the window's last sample on the stream's own clock. A double: 16 kHz would overflow 32 bits after 37 hours. */
  endSamples: Float64Array<ArrayBuffer>;
  /** 1 where the stream forgets its past before this window. */
  resets: Uint8Array<ArrayBuffer>;
  /** 512 samples a window, one after the other. */
  samples: Int16Array<ArrayBuffer>;
  count: number;
}

export interface ResultBatch {
  streams: Int32Array<ArrayBuffer>;
  endSamples: Float64Array<ArrayBuffer>;
  probabilities: Float32Array<ArrayBuffer>;
  levelsDb: Float32Array<ArrayBuffer>;
}

export type ToWorker = { type: 'windows'; batch: WindowBatch } | { type: 'stream-closed'; stream: number } | { type: 'stop' };
export type FromWorker = { type: 'ready' } | { type: 'results'; results: ResultBatch } | { type: 'failed'; message: string };

export function createWindowBatch(capacity: number): WindowBatch {
  return {
    streams: new Int32Array(capacity), endSamples: new Float64Array(capacity), resets: new Uint8Array(capacity),
    samples: new Int16Array(capacity * detectorWindowSamples), count: 0,
  };
}

/** Appends one window; a full batch is first copied into one twice its size. Returns the batch that now holds the window. */
export function appendWindow(batch: WindowBatch, stream: number, endSample: number, isReset: boolean, samples: Int16Array): WindowBatch {
  const target = batch.count < batch.streams.length ? batch : grow(batch);
  target.streams[target.count] = stream;
  target.endSamples[target.count] = endSample;
  target.resets[target.count] = isReset ? 1 : 0;
  target.samples.set(samples, target.count * detectorWindowSamples);
  target.count += 1;
  return target;
}

function grow(batch: WindowBatch): WindowBatch {
  const larger = createWindowBatch(batch.streams.length * 2);
  larger.streams.set(batch.streams);
  larger.endSamples.set(batch.endSamples);
  larger.resets.set(batch.resets);
  larger.samples.set(batch.samples);
  larger.count = batch.count;
  return larger;
}

/** The buffers of a batch or of results, to be moved to the other thread instead of copied. */
export const buffersOf = (message: WindowBatch | ResultBatch): ArrayBuffer[] =>
  ('probabilities' in message
    ? [message.streams.buffer, message.endSamples.buffer, message.probabilities.buffer, message.levelsDb.buffer]
    : [message.streams.buffer, message.endSamples.buffer, message.resets.buffer, message.samples.buffer]);
