import type { MessagePort } from 'node:worker_threads';
import type { Decoder, DecoderFactory } from '../decoder.ts';
import { DecoderPool } from './decoder-pool.ts';
import { hypothesisOf } from './heard-words.ts';
import { SpeechGain } from './speech-gain.ts';
import type { FromRecognizerWorker, ToRecognizerWorker } from './worker-messages.ts';

/** 60 ms. Longer stretches are cut, so that a call with a long pre-roll does not hold up the others. */
const pieceSamples = 960;
/** 300 ms. */
const showEverySamples = 4800;

type Job = { type: 'audio'; samples: Int16Array } | { type: 'ask'; request: number } | { type: 'end' };

interface Utterance {
  id: number;
  decoder: Decoder;
  gain: SpeechGain;
  jobs: Job[];
  /** Position inside the first job's samples. */
  offset: number;
  decodedSamples: number;
  shownText: string;
  shownSamples: number;
}

/**
 * The loop of one recognizer worker. Utterances take turns, one piece each, and messages are read between two pieces: a call waits for at most one piece
 * of every other, and the end of an utterance is never behind somebody's backlog.
 */
export function serveRecognizer(port: MessagePort, factory: DecoderFactory, options: { mostDecoders: number; pieceCounter: SharedArrayBuffer }): void {
  const pool = new DecoderPool(factory, options.mostDecoders);
  const piecesDone = new Int32Array(options.pieceCounter);
  const utterances = new Map<number, Utterance>();
  const turns: Utterance[] = [];
  let isScheduled = false;
  const post = (message: FromRecognizerWorker): void => { port.postMessage(message); };

  function begin(message: Extract<ToRecognizerWorker, { type: 'begin' }>): void {
    const decoder = pool.lend(message.effort);
    if (decoder === null) {
      post({ type: 'lost', utterance: message.utterance, code: 'capacity.recognizer-overloaded', reason: `all ${options.mostDecoders} decoders are in use` });
      return;
    }
    const utterance: Utterance = { id: message.utterance, decoder, gain: new SpeechGain(message.memory?.levelDb ?? null), jobs: [], offset: 0, decodedSamples: 0, shownText: '', shownSamples: 0 };
    utterances.set(message.utterance, utterance);
    attempt(utterance, () => { decoder.start(message.memory?.liveMean ?? null); });
  }

  function addJob(id: number, job: Job): void {
    const utterance = utterances.get(id);
    if (utterance === undefined) {
      if (job.type === 'audio') Atomics.add(piecesDone, 0, 1);
      return;
    }
    if (utterance.jobs.length === 0) turns.push(utterance);
    utterance.jobs.push(job);
    schedule();
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      const utterance = turns.shift();
      if (utterance === undefined) {
        if (pool.makeOneAhead()) schedule();
        return;
      }
      attempt(utterance, () => { work(utterance); });
      if (utterances.has(utterance.id) && utterance.jobs.length > 0) turns.push(utterance);
      schedule();
    });
  }

  function work(utterance: Utterance): void {
    const job = utterance.jobs[0];
    if (job?.type === 'audio') {
      if (utterance.offset === 0) utterance.gain.apply(job.samples);
      const piece = job.samples.subarray(utterance.offset, utterance.offset + pieceSamples);
      utterance.decoder.process(piece);
      utterance.decodedSamples += piece.length;
      utterance.offset += piece.length;
      if (utterance.offset < job.samples.length) return;
      utterance.offset = 0;
      Atomics.add(piecesDone, 0, 1);
      utterance.jobs.shift();
      // While more waits, what is already old is shown less often.
      if (utterance.jobs[0]?.type !== 'audio' || utterance.decodedSamples - utterance.shownSamples >= showEverySamples) showChange(utterance);
      return;
    }
    utterance.jobs.shift();
    if (job?.type === 'ask') post({ type: 'answer', utterance: utterance.id, request: job.request, hypothesis: read(utterance) });
    else if (job?.type === 'end') {
      const liveMean = utterance.decoder.end();
      post({ type: 'final', utterance: utterance.id, hypothesis: read(utterance), memory: { liveMean, levelDb: utterance.gain.levelDb } });
      release(utterance);
      pool.giveBack(utterance.decoder);
    }
  }

  function showChange(utterance: Utterance): void {
    utterance.shownSamples = utterance.decodedSamples;
    const text = utterance.decoder.textSoFar();
    if (text === utterance.shownText) return;
    utterance.shownText = text;
    post({ type: 'partial', utterance: utterance.id, hypothesis: read(utterance) });
  }

  function read(utterance: Utterance) {
    return hypothesisOf(utterance.decoder.read(), utterance.decodedSamples / 16);
  }

  /** Runs a step for one utterance; what it throws costs that utterance its decoder, and the others nothing. */
  function attempt(utterance: Utterance, step: () => void): void {
    try {
      step();
    } catch (error) {
      release(utterance);
      pool.drop(utterance.decoder);
      post({ type: 'lost', utterance: utterance.id, code: 'engine.recognizer-failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Forgets the utterance; its audio that waits counts as done. */
  function release(utterance: Utterance): void {
    utterances.delete(utterance.id);
    const turn = turns.indexOf(utterance);
    if (turn >= 0) turns.splice(turn, 1);
    const waiting = utterance.jobs.filter((job) => job.type === 'audio').length;
    utterance.jobs.length = 0;
    if (waiting > 0) Atomics.add(piecesDone, 0, waiting);
  }

  port.on('message', (message: ToRecognizerWorker) => {
    if (message.type === 'begin') begin(message);
    else if (message.type === 'audio') addJob(message.utterance, { type: 'audio', samples: message.samples });
    else if (message.type === 'ask') addJob(message.utterance, { type: 'ask', request: message.request });
    else if (message.type === 'end') addJob(message.utterance, { type: 'end' });
    else if (message.type === 'discard') {
      const utterance = utterances.get(message.utterance);
      if (utterance === undefined) return;
      release(utterance);
      pool.giveBack(utterance.decoder);
    } else {
      for (const utterance of [...utterances.values()]) {
        release(utterance);
        pool.drop(utterance.decoder);
      }
      pool.close();
      port.close();
    }
  });

  while (pool.makeOneAhead());
  post({ type: 'ready' });
}
