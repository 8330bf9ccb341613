import { afterAll, describe, expect, it } from 'vitest';
import { WorkerReader } from './worker-reader.ts';

const context = { memory: undefined, language: 'en' } as const;

describe('reading on a worker', () => {
  const reader = new WorkerReader({ previousOf: () => null });
  afterAll(() => reader.close());

  it('finds what is asked and whether more words have to come', async () => {
    expect(await reader.read(['what time is it in tokyo'], context)).toMatchObject({ intent: 'time-in', text: 'what time is it in tokyo' });
    const unfinished = await reader.read(['what is the capital of'], context);
    const finished = await reader.read(['what is the capital of france'], context);
    expect(unfinished.finished).toBeLessThan(finished.finished);
  });

  it('takes another reading of the same sound where the first asks for nothing', async () => {
    const reading = await reader.read(['what is the cat a tall of fringe', 'what is the capital of france'], context);
    expect(reading).toMatchObject({ intent: 'country-capital', text: 'what is the capital of france' });
  });

  it('answers readers that ask at once, each its own', async () => {
    const readings = await Promise.all(['stop', 'what is seven times eight', 'the dog ran away from home'].map((text) => reader.read([text], context)));
    expect(readings.map((reading) => reading.intent)).toEqual(['session-command', 'calculate', null]);
  });
});

describe('a reading worker that dies', () => {
  it('fails what it was reading with an error of the table, and the next text starts it again', async () => {
    const reader = new WorkerReader({ previousOf: () => null, workerUrl: new URL('data:text/javascript,process.exit(3)') });
    await expect(reader.read(['one'], context)).rejects.toMatchObject({ code: 'engine.failed' });
    await expect(reader.read(['two'], context)).rejects.toMatchObject({ code: 'engine.failed' });
    await reader.close();
    await expect(reader.read(['three'], context)).rejects.toMatchObject({ code: 'engine.unavailable' });
  });
});
