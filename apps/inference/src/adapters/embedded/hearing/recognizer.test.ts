import { DuetError, type SessionId, type UtteranceId } from '@duet/shared';
import { afterEach, describe, expect, it } from 'vitest';
import type { HeardUtterance } from './hypothesis.ts';
import { Recognizer } from './recognizer.ts';
import { scripted } from './testing/scripted-decoder.ts';

const workerUrl = new URL('./testing/scripted-recognizer-worker.ts', import.meta.url);
const session = 'session' as SessionId;
const id = (text: string): UtteranceId => text as UtteranceId;
const frame = (value: number): Int16Array => new Int16Array(320).fill(value);

let recognizer: Recognizer | null = null;
afterEach(async () => {
  await recognizer?.close();
  recognizer = null;
});

async function start(options: { workers?: number; decodersPerWorker?: number; onRestart?: (cause: DuetError) => void } = {}): Promise<Recognizer> {
  recognizer = await Recognizer.start('model', workerUrl, { workers: 1, restartDelayMs: 1, ...options });
  return recognizer;
}

/** An ear with a memory: waits for events instead of for time. */
function openEar(from: Recognizer) {
  const heard: HeardUtterance[] = [];
  const errors: { error: DuetError; utteranceId: UtteranceId }[] = [];
  let wake = (): void => undefined;
  const ear = from.openEar(session, {
    onHypothesis: (hypothesis) => {
      heard.push(hypothesis);
      wake();
    },
    onError: (error, utteranceId) => {
      errors.push({ error, utteranceId });
      wake();
    },
  });
  const until = async (isDone: () => boolean): Promise<void> => {
    while (!isDone()) await new Promise<void>((resolve) => { wake = resolve; });
  };
  return { ear, heard, errors, final: async (utteranceId: UtteranceId) => {
    const find = (): HeardUtterance | undefined => heard.find((hypothesis) => hypothesis.isFinal && hypothesis.utteranceId === utteranceId);
    await until(() => find() !== undefined);
    return find() as HeardUtterance;
  }, failure: async () => {
    await until(() => errors.length > 0);
    return errors[0] as (typeof errors)[number];
  } };
}

describe('hearing a call', () => {
  it('gives partial words, what was heard so far on demand, and the final text', async () => {
    const { ear, heard, final } = openEar(await start());
    ear.begin(id('u1'), frame(1));
    ear.push(frame(2));
    expect(await ear.hypothesisNow(id('u1'))).toMatchObject({ text: '1 2', isFinal: false, utteranceId: 'u1' });
    expect(heard.some((hypothesis) => !hypothesis.isFinal && hypothesis.text.startsWith('1'))).toBe(true);
    ear.push(frame(3));
    ear.end(id('u1'));
    expect(await ear.hypothesisNow(id('u1'))).toMatchObject({ text: '1 2 3', isFinal: true });
    expect((await final(id('u1'))).alternatives).toEqual(['full effort']);
    expect(await ear.hypothesisNow(id('u1'))).toMatchObject({ isFinal: true });
  });

  it('copies what is pushed: the caller’s buffer may change at once', async () => {
    const { ear, final } = openEar(await start());
    const buffer = frame(4);
    ear.begin(id('u1'), buffer);
    buffer.fill(9);
    ear.end(id('u1'));
    expect((await final(id('u1'))).text).toBe('4');
  });

  it('starts the next utterance from what the last one left, unless that was a mere sound', async () => {
    const { ear, final } = openEar(await start());
    ear.begin(id('cough'), frame(1));
    ear.end(id('cough'));
    await final(id('cough'));
    ear.begin(id('long'), new Int16Array(320 * 40).fill(1000));
    ear.end(id('long'));
    expect((await final(id('long'))).text).not.toContain('after');
    ear.begin(id('next'), frame(1002));
    ear.end(id('next'));
    expect((await final(id('next'))).text).toBe('after-40 1002');
  });

  it('takes an utterance up again under a new name with the earlier audio before it', async () => {
    const { ear, final } = openEar(await start());
    ear.begin(id('u1'), frame(1));
    ear.end(id('u1'));
    await final(id('u1'));
    ear.discard(id('u1'));
    const merged = new Int16Array(640);
    merged.fill(1, 0, 320).fill(2, 320);
    ear.begin(id('u2'), merged);
    ear.push(frame(3));
    ear.end(id('u2'));
    expect((await final(id('u2'))).text).toBe('1 2 3');
  });

  it('tells who waits for an utterance when it is discarded', async () => {
    const { ear } = openEar(await start());
    ear.begin(id('u1'), frame(1));
    const waiting = ear.hypothesisNow(id('u1'));
    ear.discard(id('u1'));
    await expect(waiting).rejects.toMatchObject({ code: 'engine.recognizer-failed' });
    await expect(ear.hypothesisNow(id('never'))).rejects.toBeInstanceOf(DuetError);
  });

  it('gives decoders back when the ear closes', async () => {
    const running = await start({ decodersPerWorker: 1 });
    const first = openEar(running);
    first.ear.begin(id('u1'), frame(1));
    expect(running.status.decodersBusy).toBe(1);
    first.ear.close();
    expect(running.status.decodersBusy).toBe(0);
    const second = openEar(running);
    second.ear.begin(id('u2'), frame(2));
    second.ear.end(id('u2'));
    expect((await second.final(id('u2'))).text).toBe('2');
  });
});

describe('faults', () => {
  it('reports a crash to the utterances of that worker, keeps the other worker’s, and starts again', async () => {
    const restarts: DuetError[] = [];
    const running = await start({ workers: 2, onRestart: (cause) => restarts.push(cause) });
    const unlucky = openEar(running);
    const lucky = openEar(running);
    unlucky.ear.begin(id('u1'), frame(1));
    lucky.ear.begin(id('u2'), frame(2));
    unlucky.ear.push(frame(scripted.crashes));
    expect(await unlucky.failure()).toMatchObject({ utteranceId: 'u1', error: { code: 'engine.recognizer-failed' } });
    lucky.ear.push(frame(3));
    lucky.ear.end(id('u2'));
    expect((await lucky.final(id('u2'))).text).toBe('2 3');
    expect(restarts).toHaveLength(1);
    unlucky.ear.begin(id('u3'), frame(5));
    unlucky.ear.end(id('u3'));
    expect((await unlucky.final(id('u3'))).text).toBe('5');
  });

  it('reports an utterance that began while the only worker was starting again', async () => {
    const running = await start();
    const { ear, errors, failure } = openEar(running);
    ear.begin(id('u1'), frame(scripted.crashes));
    await failure();
    errors.length = 0;
    ear.begin(id('u2'), frame(1));
    expect(await failure()).toMatchObject({ utteranceId: 'u2', error: { code: 'engine.recognizer-failed' } });
    expect(running.status.overload).toContain('starting again');
  });

  it('refuses an utterance beyond the last decoder with the reason', async () => {
    const running = await start({ decodersPerWorker: 1 });
    openEar(running).ear.begin(id('u1'), frame(1));
    const late = openEar(running);
    late.ear.begin(id('u2'), frame(2));
    expect(await late.failure()).toMatchObject({ utteranceId: 'u2', error: { code: 'capacity.recognizer-overloaded' } });
  });

  it('says what to install where the library is missing', async () => {
    await expect(Recognizer.start('missing', workerUrl, { workers: 2 })).rejects.toMatchObject({ code: 'engine.recognizer-missing', parameters: { remedy: 'install it' } });
  });
});
