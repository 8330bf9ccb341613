import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientEventSchemas, errorTable } from '@duet/shared';
import { ServiceUnderTest, type Visitor } from './service-under-test.ts';

let service: ServiceUnderTest;
let bystander: Visitor;
beforeAll(async () => {
  service = await ServiceUnderTest.start();
  bystander = await service.call();
});
afterAll(async () => { await service.stop(); });

/** What nobody should send as the payload of anything. */
const wrongPayloads: readonly unknown[] = [
  undefined, null, true, 0, -1, 1e308, '', 'text', [], [1, 2, 3], { a: { b: { c: {} } } }, { epoch: 'one' }, { epoch: -1, playedSample: 1.5 }, { settings: 'all' }, { questionId: '../../etc', text: 5 },
  { control: 'shutdown' }, { state: 'gone' }, { image: 'jpeg' }, { image: [255, 216, 255], capturedAt: 1 }, { turn: -1, measures: 'many' }, { sentAt: null }, { action: 'flush', commandId: '' },
  JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {"isAdmin": true}}}'), Buffer.alloc(100), new Date(0),
];

describe('messages of a wrong form', () => {
  it.each(Object.keys(clientEventSchemas))('are refused by a code of the table and change nothing: %s', async (name) => {
    const visitor = await service.call();
    for (const payload of wrongPayloads) visitor.client.sendRaw(name, payload);
    visitor.client.sendRaw(name);
    visitor.client.sendRaw(name, {}, {}, {});
    await visitor.settled();
    for (const code of visitor.codes()) expect(errorTable).toHaveProperty([code]);
    // `camera-closed` asks for nothing, so that any object will do.
    if (name !== 'camera-closed') expect(visitor.codes()).toContain('input.malformed');
    expect(await visitor.ask()).toMatchObject({ seat: expect.stringMatching(/^[AB]$/) as string });
    expect(visitor.violations).toEqual([]);
    visitor.client.close();
  });

  it('reach nobody else', async () => {
    expect(bystander.codes()).toEqual([]);
    expect(bystander.disconnects).toEqual([]);
    await bystander.ask();
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(service.faults).toEqual([]);
  });

  it('are refused when their name is no text', async () => {
    const visitor = await service.call();
    for (const name of [5, null, { length: 1 }, undefined]) visitor.client.sendRaw(name as unknown as string, {});
    await visitor.settled();
    expect(visitor.codes()).toEqual(Array.from({ length: 4 }, () => 'input.unknown-event'));
    expect(service.faults).toEqual([]);
    await visitor.ask();
  });

  it('are refused by name when there is no such event', async () => {
    const visitor = await service.call();
    for (const name of ['answer-started', '__proto__', 'constructor', 'toString', 'x'.repeat(5000)]) visitor.client.sendRaw(name, {});
    await visitor.settled();
    expect(visitor.codes()).toEqual(Array.from({ length: 5 }, () => 'input.unknown-event'));
    await visitor.ask();
  });

  it('never carry a stack or a cause back', async () => {
    const visitor = await service.call();
    visitor.client.sendRaw('settings-changed', { settings: { duplex: { onsetMs: 'soon' } } });
    const { error } = await visitor.next('error-raised', undefined, 0);
    expect(error).toMatchObject({ code: 'input.setting-invalid', inReplyTo: 'settings-changed' });
    expect(JSON.stringify(error)).not.toMatch(/\bat .*\.ts|node_modules|Error:/);
  });
});

describe('a call', () => {
  it('must be started before anything else', async () => {
    const visitor = await service.connect();
    visitor.client.sendRaw('question-typed', { questionId: 'q', text: 'hello' });
    visitor.client.sendRaw('audio', Buffer.alloc(336, 1));
    visitor.client.sendRaw('control-pressed', { control: 'stop' });
    await visitor.next('error-raised', ({ error }) => error.inReplyTo === 'control-pressed', 0);
    expect(visitor.codes()).toEqual(['session.not-started', 'session.not-started', 'session.not-started']);
    await visitor.client.start();
    await visitor.ask();
  });

  it('is refused another rate of the microphone, and may then be started with the right one', async () => {
    const visitor = await service.connect();
    for (const sampleRateHz of [8000, 44_100, 48_000, 0, -16_000, Number.NaN]) visitor.client.sendRaw('call-started', { protocolVersion: 1, sampleRateHz });
    await visitor.next('error-raised', () => visitor.codes().length === 6, 0);
    expect(new Set(visitor.codes())).toEqual(new Set(['input.sample-rate-wrong', 'input.malformed']));
    await visitor.client.start();
    await visitor.ask();
  });

  it('is refused to another version of the protocol', async () => {
    const visitor = await service.connect();
    visitor.client.sendRaw('call-started', { protocolVersion: 99, sampleRateHz: 16_000 });
    expect((await visitor.next('error-raised', undefined, 0)).error).toMatchObject({ code: 'input.malformed', parameters: { field: 'protocolVersion' } });
  });

  it('is started once on a connection', async () => {
    const visitor = await service.call();
    await expect(visitor.client.start()).rejects.toThrow('input.malformed');
    await visitor.ask();
  });

  it('is not opened by a guessed token', async () => {
    const visitor = await service.connect();
    visitor.client.sendRaw('call-started', { protocolVersion: 1, sampleRateHz: 16_000, resumeToken: 'guess' });
    expect((await visitor.next('error-raised', undefined, 0)).error.code).toBe('session.unknown');
  });
});

describe('what is too large', () => {
  it('is refused with its limit: text, picture', async () => {
    const visitor = await service.call();
    visitor.client.sendRaw('question-typed', { questionId: 'long', text: 'a'.repeat(5000) });
    visitor.client.sendRaw('question-typed', { questionId: 'longer', text: 'a'.repeat(50_000) });
    visitor.client.sendRaw('question-typed', { questionId: 'empty', text: '   ' });
    visitor.client.sendRaw('camera-frame', { capturedAt: 0, image: Buffer.alloc(600 * 1024, 255) });
    visitor.client.sendRaw('camera-frame', { capturedAt: 0, image: Buffer.from('<svg onload="x">') });
    await visitor.settled();
    expect(visitor.codes()).toEqual(['input.text-too-long', 'input.malformed', 'input.text-empty', 'input.image-too-large', 'input.image-unreadable']);
    await visitor.ask();
  });

  it('ends the connection beyond a mebibyte, not the call and not the service', async () => {
    const visitor = await service.call();
    const resumed = visitor.next('session-opened', (event) => event.isResumed);
    visitor.client.sendRaw('question-typed', { questionId: 'huge', text: 'a'.repeat(3 * 1024 * 1024) });
    expect((await resumed).isResumed).toBe(true);
    await visitor.ask();
    await bystander.ask();
  });
});

describe('HTTP requests of a wrong form', () => {
  it.each([['POST', '/api/health'], ['GET', '/api/nothing'], ['GET', '/api/../../etc/passwd'], ['GET', '/api/%2e%2e/%2e%2e/etc/passwd'], ['GET', '/__proto__'], ['DELETE', '/'], ['GET', `/${'a'.repeat(8000)}`]])('are answered by an error of the table: %s %s', async (method, path) => {
    const { status, body } = await service.http(method, path, method === 'POST' ? '{"a": 1}' : undefined);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'transport.not-found' } });
  });
});
