import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { scripted, scriptedDecoders } from '../testing/scripted-decoder.ts';
import { serveRecognizer } from './serve-recognizer.ts';
import type { FromRecognizerWorker, ToRecognizerWorker } from './worker-messages.ts';

/** A worker's loop on this thread: all that is sent is waiting when it begins, as under load. */
function open(mostDecoders = 4) {
  const { port1, port2 } = new MessageChannel();
  const log: string[] = [];
  const pieceCounter = new SharedArrayBuffer(4);
  const received: FromRecognizerWorker[] = [];
  port1.on('message', (message: FromRecognizerWorker) => { received.push(message); });
  serveRecognizer(port2, scriptedDecoders(log), { mostDecoders, pieceCounter });
  ports.push(port1);
  return {
    log, received,
    piecesDone: () => Atomics.load(new Int32Array(pieceCounter), 0),
    send: (...messages: ToRecognizerWorker[]) => { for (const message of messages) port1.postMessage(message); },
    until: async <Type extends FromRecognizerWorker['type']>(type: Type, utterance: number): Promise<Extract<FromRecognizerWorker, { type: Type }>> => {
      for (;;) {
        const found = received.find((message) => message.type === type && 'utterance' in message && message.utterance === utterance);
        if (found !== undefined) return found as Extract<FromRecognizerWorker, { type: Type }>;
        await once(port1, 'message');
      }
    },
  };
}

const ports: MessagePort[] = [];
afterEach(() => { for (const port of ports.splice(0)) port.close(); });

const begin = (utterance: number): ToRecognizerWorker => ({ type: 'begin', utterance, effort: 'full', memory: null });
const audio = (utterance: number, value: number, samples = 320): ToRecognizerWorker => ({ type: 'audio', utterance, samples: new Int16Array(samples).fill(value) });

describe('serving utterances', () => {
  it('cuts a long pre-roll into pieces of 60 ms, so that another call is heard between them', async () => {
    const worker = open();
    worker.send(begin(1), begin(2), audio(1, 1, 4800), audio(2, 2, 320), { type: 'end', utterance: 2 });
    await worker.until('final', 2);
    const ownPieces = worker.log.filter((entry) => entry.startsWith('1:'));
    expect(ownPieces.every((entry) => entry === '1:960')).toBe(true);
    expect(worker.log.indexOf('2:320')).toBeLessThanOrEqual(2);
  });

  it('lets calls take turns, however much one of them has waiting', async () => {
    const worker = open();
    worker.send(begin(1), begin(2), ...Array.from({ length: 6 }, () => audio(1, 1)), ...Array.from({ length: 3 }, () => audio(2, 2)), { type: 'end', utterance: 2 }, { type: 'end', utterance: 1 });
    await worker.until('final', 1);
    const order = worker.log.filter((entry) => entry.includes(':')).map((entry) => entry[0]).join('');
    expect(order.slice(order.indexOf('2'))).toMatch(/^2?(12|21){2}/);
    expect(worker.received.findIndex((message) => message.type === 'final' && message.utterance === 2)).toBeLessThan(worker.received.findIndex((message) => message.type === 'final' && message.utterance === 1));
  });

  it('answers a question about an utterance after all samples that were sent before it', async () => {
    const worker = open();
    worker.send(begin(1), audio(1, 7), audio(1, 8), { type: 'ask', utterance: 1, request: 5 }, audio(1, 9));
    expect((await worker.until('answer', 1)).hypothesis.text).toBe('7 8');
  });

  it('ends with the alternatives, the measures and what the next utterance starts from', async () => {
    const worker = open();
    worker.send(begin(1), audio(1, 1007), audio(1, 1008), { type: 'end', utterance: 1 });
    const { hypothesis, memory } = await worker.until('final', 1);
    expect(hypothesis).toMatchObject({ text: '1007 1008', alternatives: ['full effort'], durationMs: 40, spokenMs: 40, wordsPerSecond: 50 });
    worker.send({ type: 'begin', utterance: 2, effort: 'narrow', memory }, audio(2, 1009), { type: 'end', utterance: 2 });
    expect((await worker.until('final', 2)).hypothesis).toMatchObject({ text: 'after-2 1009', alternatives: ['narrow effort'] });
  });

  it('loses only the utterance whose decoder failed', async () => {
    const worker = open();
    worker.send(begin(1), begin(2), audio(2, 5), audio(1, scripted.throws), audio(2, 6), { type: 'end', utterance: 2 });
    expect(await worker.until('lost', 1)).toMatchObject({ code: 'engine.recognizer-failed', reason: 'the script says so' });
    expect((await worker.until('final', 2)).hypothesis.text).toBe('5 6');
    expect(worker.log).toContain('closed');
  });

  it('refuses an utterance when every decoder is lent, and takes the next when one came back', async () => {
    const worker = open(1);
    worker.send(begin(1), audio(1, 1), begin(2));
    expect(await worker.until('lost', 2)).toMatchObject({ code: 'capacity.recognizer-overloaded' });
    worker.send({ type: 'discard', utterance: 1 }, begin(3), audio(3, 3), { type: 'end', utterance: 3 });
    expect((await worker.until('final', 3)).hypothesis.text).toBe('3');
  });

  it('counts every piece as done, also those of utterances that were discarded or are not known', async () => {
    const worker = open();
    worker.send(begin(1), audio(1, 1), audio(1, 1), { type: 'discard', utterance: 1 }, audio(1, 1), audio(9, 1), begin(2), audio(2, 2), { type: 'end', utterance: 2 });
    await worker.until('final', 2);
    expect(worker.piecesDone()).toBe(5);
  });

  it('closes its decoders when it is told to stop', async () => {
    const worker = open();
    const closed = once(ports[0] as MessagePort, 'close');
    worker.send(begin(1), { type: 'stop' });
    await closed;
    expect(worker.log.at(-1)).toBe('factory closed');
    expect(worker.log.filter((entry) => entry === 'closed')).toHaveLength(2);
  });
});
