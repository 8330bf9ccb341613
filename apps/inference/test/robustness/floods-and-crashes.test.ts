import { afterEach, describe, expect, it } from 'vitest';
import { DuetError } from '@duet/shared';
import { nodeClock } from '../../src/adapters/node-clock/node-clock.ts';
import { ScriptedEngine } from '../../src/adapters/scripted/scripted-engine.ts';
import type { EngineEvent, OmniEngine, OmniTurn, RespondOptions, SpeechSynthesizer } from '../../src/ports/index.ts';
import { ToneSynthesizer } from '../../src/adapters/scripted/tone-synthesizer.ts';
import { loudFrame, ServiceUnderTest } from './service-under-test.ts';

let service: ServiceUnderTest | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
});

describe('ten thousand events in a burst', () => {
  it('cost the one who sends them the connection at most, and others nothing', async () => {
    service = await ServiceUnderTest.start();
    const [flooder, bystander] = [await service.call(), await service.call()];
    for (let index = 0; index < 10_000; index += 1) flooder.client.sendRaw('question-typed', { questionId: `flood${String(index)}`, text: 'hello' });
    await bystander.ask();
    expect(bystander.codes()).toEqual([]);
    await flooder.next('error-raised', ({ error }) => error.code === 'transport.rate-exceeded', 0);
    // A refusal a second is told, not ten thousand.
    expect(flooder.codes().length).toBeLessThan(20);
    expect(service.faults).toEqual([]);
  });

  it('of audio frames are dropped beyond the rate, and the call goes on', async () => {
    service = await ServiceUnderTest.start();
    const visitor = await service.call();
    for (let index = 0; index < 10_000; index += 1) visitor.client.sendAudio(new Int16Array(320));
    await visitor.ask();
    expect(visitor.codes()).toContain('transport.rate-exceeded');
  });

  it('that are all wrong end the connection, not the service', async () => {
    service = await ServiceUnderTest.start();
    const [broken, bystander] = [await service.call(), await service.call()];
    for (let index = 0; index < 10_000; index += 1) broken.client.sendRaw('audio', 'noise');
    await bystander.ask();
    expect(broken.codes().length).toBeLessThanOrEqual(210);
  });
});

describe('a client that stalls', () => {
  it('is sent no more than its credits, holds up nobody, and goes on when it reads again', async () => {
    service = await ServiceUnderTest.start();
    const [stalled, bystander] = [await service.call(), await service.call()];
    await stalled.ask();
    await stalled.settled();
    const received = stalled.client.received.frames;
    // Nothing was reported as played: 3 s ahead of playback and no more.
    expect(received).toBeLessThanOrEqual(150);
    await bystander.ask();
    stalled.client.send('playback-reported', { epoch: stalled.client.epoch, playedSample: 24_000, bufferedSamples: 48_000, outputLatencyMs: 0, isPlaying: true });
    await stalled.settled();
    expect(stalled.client.received.frames).toBeGreaterThan(received);
    expect(stalled.client.received.frames).toBeLessThanOrEqual(200);
  });
});

describe('reports that cannot be true', () => {
  it('of a stale or a future epoch move nothing', async () => {
    service = await ServiceUnderTest.start();
    const visitor = await service.call();
    await visitor.ask();
    while (visitor.client.received.frames < 150) await visitor.settled();
    for (const epoch of [0, visitor.client.epoch + 5]) visitor.client.send('playback-reported', { epoch, playedSample: 24_000, bufferedSamples: 0, outputLatencyMs: 0, isPlaying: true });
    visitor.client.sendRaw('playback-confirmed', { epoch: 0, commandId: 'c1', action: 'flush', playedSample: 5 });
    visitor.client.sendRaw('playback-confirmed', { epoch: visitor.client.epoch, commandId: 'never', action: 'hold', playedSample: 5 });
    await visitor.settled();
    // The confirmation of the present epoch tells of 5 samples more, so that one frame more may come.
    expect(visitor.client.received.frames).toBeLessThanOrEqual(151);
    await visitor.ask();
  });

  it('of more than was ever made do not put unheard words into the ledger', async () => {
    service = await ServiceUnderTest.start({ scripted: { sentenceMs: 5000 } });
    const visitor = await service.call();
    const answer = await visitor.ask();
    visitor.client.send('playback-reported', { epoch: answer.epoch, playedSample: 2 ** 40, bufferedSamples: 0, outputLatencyMs: 0, isPlaying: true });
    await visitor.settled();
    const interrupted = visitor.next('answer-interrupted');
    visitor.client.send('control-pressed', { control: 'stop' });
    const { heardText } = await interrupted;
    const said = visitor.events.flatMap((event) => (event.type === 'answer-delta' ? [event.text] : [])).join('');
    expect(said.startsWith(heardText)).toBe(true);
  });
});

describe('a part that crashes', () => {
  it('the detector: every call is told, and hears again', async () => {
    service = await ServiceUnderTest.start();
    const [one, two] = [await service.call(), await service.call()];
    service.detector.crash(new DuetError('engine.detector-failed', { reason: 'its worker ended' }));
    for (const visitor of [one, two]) {
      expect((await visitor.next('error-raised', undefined, 0)).error.code).toBe('engine.detector-failed');
      for (let frame = 0; frame < 20; frame += 1) visitor.client.sendAudio(loudFrame());
      await visitor.next('utterance-started', undefined, 0);
    }
  });

  it('the engine: the turn fails with its reason, and the next one is answered', async () => {
    const inner = new ScriptedEngine({ clock: nodeClock, verdictMs: 1, firstTextMs: 1, sentenceMs: 1 });
    let isBroken = true;
    const engine: OmniEngine = {
      info: inner.info,
      openEar: (session, options) => inner.openEar(session, options),
      async *respond(turn: OmniTurn, options: RespondOptions): AsyncGenerator<EngineEvent> {
        if (isBroken) throw new TypeError('Cannot read properties of undefined');
        yield* inner.respond(turn, options);
      },
      health: () => inner.health(),
      close: () => inner.close(),
    };
    service = await ServiceUnderTest.start({ engine });
    const visitor = await service.call();
    visitor.client.sendRaw('question-typed', { questionId: 'broken', text: 'hello' });
    const { error } = await visitor.next('error-raised', undefined, 0);
    expect(error.code).toMatch(/^engine\./);
    expect(JSON.stringify(error)).not.toContain('Cannot read');
    isBroken = false;
    await visitor.ask();
  });
});

describe('a voice that crashes', () => {
  it('is told, the text of the answer comes all the same, and the next answer is spoken', async () => {
    const inner = new ToneSynthesizer();
    let isBroken = true;
    const synthesizer: SpeechSynthesizer = {
      voices: inner.voices,
      speak: (request, signal) => (isBroken ? Promise.reject(new DuetError('engine.synthesizer-failed', { reason: 'its worker ended' })) : inner.speak(request, signal)),
      close: () => inner.close(),
    };
    service = await ServiceUnderTest.start({ synthesizer });
    const visitor = await service.call();
    await visitor.ask();
    expect((await visitor.next('error-raised', undefined, 0)).error.code).toBe('engine.synthesizer-failed');
    await visitor.next('answer-delta', undefined, 0);
    isBroken = false;
    await visitor.ask();
    while (visitor.client.received.frames === 0) await visitor.settled();
  });
});

describe('messages that come twice', () => {
  it('do what they say once', async () => {
    service = await ServiceUnderTest.start();
    const visitor = await service.call();
    const twice = (name: string, payload: unknown): void => { for (let time = 0; time < 2; time += 1) visitor.client.sendRaw(name, payload); };
    twice('settings-changed', { settings: { volume: 0.5 } });
    twice('microphone-changed', { state: 'muted' });
    twice('microphone-changed', { state: 'open' });
    twice('question-typed', { questionId: 'once', text: 'hello' });
    const { epoch } = await visitor.next('answer-started', undefined, 0);
    while (visitor.client.received.frames < 20) await visitor.settled();
    twice('playback-reported', { epoch, playedSample: 4800, bufferedSamples: 4800, outputLatencyMs: 0, isPlaying: true });
    twice('question-typed', { questionId: 'once', text: 'hello' });
    // A question over the answer holds it first; the page confirms, twice.
    twice('question-typed', { questionId: 'second', text: 'and now?' });
    const { commandId } = await visitor.next('playback-commanded', ({ action }) => action === 'hold', 0);
    twice('playback-confirmed', { epoch, commandId, action: 'hold', playedSample: 4800 });
    await visitor.next('answer-started', ({ questionId }) => questionId === 'second', 0);
    twice('control-pressed', { control: 'stop' });
    await visitor.settled();
    expect(visitor.codes()).toEqual([]);
    expect(visitor.violations).toEqual([]);
    expect(visitor.events.filter(({ type }) => type === 'answer-started')).toHaveLength(2);
    expect(visitor.events.filter(({ type }) => type === 'answer-interrupted')).toHaveLength(2);
    expect(visitor.events.filter(({ type }) => type === 'seat-swapped')).toHaveLength(2);
    await visitor.ask();
  });
});

describe('broken connections', () => {
  it('twenty in a row leave one call, with its transcript', async () => {
    service = await ServiceUnderTest.start();
    const visitor = await service.call();
    await visitor.ask('first');
    for (let index = 0; index < 20; index += 1) {
      const resumed = visitor.next('session-opened', (event) => event.isResumed);
      visitor.client.breakConnection();
      await resumed;
    }
    expect(service.service.registry.counts.active).toBe(1);
    const opened = visitor.events.findLast((event) => event.type === 'session-opened');
    expect(opened?.transcript.some((entry) => entry.speaker === 'user' && entry.text === 'first')).toBe(true);
    await visitor.ask('second');
  });

  it('a second visitor with the token takes the call over, and the first is told', async () => {
    service = await ServiceUnderTest.start();
    const first = await service.call();
    const token = first.events.find((event) => event.type === 'session-opened')?.resumeToken ?? '';
    const second = await service.connect();
    second.client.sendRaw('call-started', { protocolVersion: 1, sampleRateHz: 16_000, resumeToken: token });
    await second.next('session-opened', undefined, 0);
    expect(await first.next('session-ended', undefined, 0)).toMatchObject({ reason: 'taken-over' });
    await second.ask();
    expect(first.events.some((event) => event.type === 'answer-started')).toBe(false);
  });

  it('in the queue cost no place: the client comes back to it by itself, and is let in when its turn comes', async () => {
    service = await ServiceUnderTest.start({ limits: { maxSessions: 1 } });
    const holder = await service.call();
    const [waiting, later] = [await service.connect(), await service.connect()];
    const opened = waiting.client.start();
    await waiting.placed();
    const openedLater = later.client.start();
    await later.placed();
    waiting.client.breakConnection();
    await waiting.placed();
    expect(service.service.registry.counts).toMatchObject({ active: 1, waiting: 2 });
    await holder.client.end();
    expect((await opened).isResumed).toBe(false);
    await waiting.ask();
    await waiting.client.end();
    await openedLater;
  });
});
