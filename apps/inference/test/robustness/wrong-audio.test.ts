import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAudioFrame } from '@duet/shared';
import { loudFrame, ServiceUnderTest, type Visitor } from './service-under-test.ts';

let service: ServiceUnderTest;
beforeAll(async () => { service = await ServiceUnderTest.start(); });
afterAll(async () => { await service.stop(); });

const packet = (position: number, samples: Int16Array = new Int16Array(320), epoch = 0): Buffer => Buffer.from(encodeAudioFrame({ sequence: 0, epoch, position, samples }).buffer);
const upPositionOf = async (visitor: Visitor): Promise<number> => {
  const resumed = visitor.next('session-opened', (event) => event.isResumed);
  visitor.client.breakConnection();
  return (await resumed).upPosition;
};

describe('audio of a wrong form', () => {
  it('is refused, whatever the bytes, and the call goes on', async () => {
    const visitor = await service.call();
    for (const payload of ['text', 5, null, undefined, [], {}, Buffer.alloc(0), Buffer.alloc(15, 1), Buffer.alloc(16, 1), Buffer.alloc(17, 1), Buffer.alloc(5000, 1), Buffer.alloc(336, 9)]) visitor.client.sendRaw('audio', payload);
    await visitor.settled();
    expect(visitor.codes()).toHaveLength(12);
    expect(new Set(visitor.codes())).toEqual(new Set(['input.frame-malformed']));
    await visitor.ask();
    expect(service.faults).toEqual([]);
  });

  it('is taken in pieces of 1 to 60 ms', async () => {
    const visitor = await service.call();
    let position = 0;
    for (const length of [1, 16, 320, 333, 960]) {
      visitor.client.sendRaw('audio', packet(position, new Int16Array(length)));
      position += length;
    }
    await visitor.settled();
    expect(visitor.codes()).toEqual([]);
    expect(await upPositionOf(visitor)).toBe(position);
  });
});

describe('audio out of order', () => {
  it('is dropped when it was received before, and told once a second at most', async () => {
    const visitor = await service.call();
    for (const position of [0, 320, 640, 320, 0, 320, 640, 960]) visitor.client.sendRaw('audio', packet(position));
    await visitor.settled();
    expect(visitor.codes()).toEqual(['input.out-of-order']);
    expect(await upPositionOf(visitor)).toBe(1280);
  });

  it('becomes silence where some is missing', async () => {
    const visitor = await service.call();
    for (const position of [0, 16_000]) visitor.client.sendRaw('audio', packet(position));
    await visitor.settled();
    expect(visitor.codes()).toEqual([]);
    expect(await upPositionOf(visitor)).toBe(16_320);
  });

  it('is refused when its clock jumps by hours, without filling memory with silence', async () => {
    const visitor = await service.call();
    visitor.client.sendRaw('audio', packet(0));
    visitor.client.sendRaw('audio', packet(0xffff_0000));
    await visitor.settled();
    expect(visitor.codes()).toEqual(['input.out-of-order']);
    expect(await upPositionOf(visitor)).toBe(320);
  });

  it('of a stale epoch still counts: the microphone belongs to no answer', async () => {
    const visitor = await service.call();
    await visitor.ask();
    for (let frame = 0; frame < 20; frame += 1) visitor.client.sendRaw('audio', packet(frame * 320, loudFrame(), 0));
    await visitor.next('utterance-started', undefined, 0);
  });
});

describe('odd sound', () => {
  it('that is clipped makes an utterance like any other', async () => {
    const visitor = await service.call();
    for (let frame = 0; frame < 30; frame += 1) visitor.client.sendAudio(loudFrame(32_767));
    await visitor.next('utterance-started', undefined, 0);
    for (let frame = 0; frame < 100; frame += 1) visitor.client.sendAudio(new Int16Array(320));
    expect(await visitor.next('verdict-decided', undefined, 0)).toMatchObject({ state: 'query-audio' });
  });

  it('that never ends is cut at the longest utterance and decided', async () => {
    const visitor = await service.call({ settings: { duplex: { longestUtteranceMs: 2000 } } });
    const stop = setInterval(() => { visitor.client.sendAudio(loudFrame()); }, 10);
    expect(await visitor.next('utterance-ended', undefined, 0)).toMatchObject({ reason: 'longest' });
    await visitor.next('verdict-decided', undefined, 0);
    clearInterval(stop);
  });

  it('that is silence for minutes makes nothing', async () => {
    const visitor = await service.call();
    // As after a stalled network: what the limit of frames allows at once, each with a gap of seconds before it.
    for (let frame = 0; frame < 60; frame += 1) visitor.client.sendRaw('audio', packet(frame * 48_000));
    await visitor.settled();
    expect(visitor.codes()).toEqual([]);
    expect(visitor.events.filter((event) => event.type === 'utterance-started')).toEqual([]);
    await visitor.ask();
  });
});

describe('a microphone that is unplugged in the call', () => {
  it('ends the utterance, and the call goes on by typing', async () => {
    const visitor = await service.call();
    for (let frame = 0; frame < 15; frame += 1) visitor.client.sendAudio(loudFrame());
    await visitor.next('utterance-started', undefined, 0);
    visitor.client.send('microphone-changed', { state: 'lost' });
    expect(await visitor.next('utterance-ended', undefined, 0)).toMatchObject({ reason: 'muted' });
    await visitor.ask();
    visitor.client.send('microphone-changed', { state: 'open' });
    const again = visitor.next('utterance-started');
    for (let frame = 0; frame < 15; frame += 1) visitor.client.sendAudio(loudFrame());
    await again;
  });
});
