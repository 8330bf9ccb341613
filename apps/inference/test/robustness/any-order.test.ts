import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorTable } from '@duet/shared';
import { loudFrame, ServiceUnderTest, type Visitor } from './service-under-test.ts';

let service: ServiceUnderTest;
/** Somebody else, who says nothing all the time. */
let bystander: Visitor;
beforeAll(async () => {
  service = await ServiceUnderTest.start();
  bystander = await service.call();
});
afterAll(async () => { await service.stop(); });

const id = fc.constantFrom('c1', 'c2', 'c3', 'q1', 'q2');
const samples = fc.nat({ max: 200_000 });
const epoch = fc.nat({ max: 6 });
/** Messages of a right form, in any order and at any time. */
const anyMessage = fc.oneof(
  fc.record({ name: fc.constant('question-typed'), payload: fc.record({ questionId: id, text: fc.string({ minLength: 1, maxLength: 40 }) }) }),
  fc.record({ name: fc.constant('playback-reported'), payload: fc.record({ epoch, playedSample: samples, bufferedSamples: samples, outputLatencyMs: fc.nat({ max: 500 }), isPlaying: fc.boolean() }) }),
  fc.record({ name: fc.constant('playback-confirmed'), payload: fc.record({ epoch, commandId: id, action: fc.constantFrom('duck', 'hold', 'resume', 'resume-ducked', 'flush'), playedSample: samples }) }),
  fc.record({ name: fc.constant('control-pressed'), payload: fc.record({ control: fc.constantFrom('stop', 'reset', 'repeat', 'continue') }) }),
  fc.record({ name: fc.constant('microphone-changed'), payload: fc.record({ state: fc.constantFrom('open', 'muted', 'lost', 'key-down', 'key-up') }) }),
  fc.record({ name: fc.constant('settings-changed'), payload: fc.record({ settings: fc.constantFrom({}, { talkMode: 'half' }, { talkMode: 'push' }, { talkMode: 'full' }, { duplex: { onsetMs: 32 } }, { listening: 'open' }) }) }),
  fc.record({ name: fc.constant('camera-closed'), payload: fc.constant({}) }),
  fc.record({ name: fc.constantFrom('speech', 'silence', 'break'), payload: fc.constant(null) }),
);

async function perform(visitor: Visitor, { name, payload }: { name: string; payload: unknown }): Promise<void> {
  if (name === 'speech') for (let frame = 0; frame < 12; frame += 1) visitor.client.sendAudio(loudFrame());
  else if (name === 'silence') for (let frame = 0; frame < 12; frame += 1) visitor.client.sendAudio(new Int16Array(320));
  else if (name !== 'break') visitor.client.sendRaw(name, payload);
  else {
    const resumed = visitor.next('session-opened');
    visitor.client.breakConnection();
    await resumed;
  }
}

/** A run takes 0.1 s. One that waits for something that never comes says so here, with its messages, and not as a test without an end. */
const longestRunMs = 15_000;

async function atMost(ms: number, run: (step: (name: string) => void) => Promise<void>): Promise<void> {
  let step = '';
  let timer: NodeJS.Timeout | undefined;
  const isLate = new Promise<never>((_, reject) => { timer = setTimeout(() => { reject(new Error(`waited ${String(ms)} ms at ${step}`)); }, ms); });
  await Promise.race([isLate, run((name) => { step = name; })]).finally(() => { clearTimeout(timer); });
}

describe('messages in any order', () => {
  it('leave a call that still answers, and a protocol that is kept', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyMessage, { maxLength: 40, size: '+1' }), (messages) => atMost(longestRunMs, async (step) => {
      const visitor = await service.call();
      for (const message of messages) {
        step(JSON.stringify(message));
        await perform(visitor, message);
      }
      step('the question at the end');
      await visitor.settled();
      await visitor.ask();
      expect(visitor.violations).toEqual([]);
      for (const code of visitor.codes()) expect(errorTable).toHaveProperty([code]);
      let last = 0;
      for (const event of visitor.events) {
        if (!('epoch' in event)) continue;
        expect(event.epoch, `${event.type} goes back in epochs`).toBeGreaterThanOrEqual(last);
        last = event.epoch;
      }
      step('the end of the call');
      await visitor.client.end();
    })), { numRuns: 60, endOnFailure: true });
    expect(service.faults).toEqual([]);
    expect(service.service.registry.counts.active).toBe(1);
    expect(bystander.events.map(({ type }) => type)).toEqual(['session-opened']);
    await bystander.ask();
  }, 120_000);
});
