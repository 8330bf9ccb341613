/** Guards a whole call without a browser, a model or a network: microphone frames in, answer frames out, on a virtual clock. */
import { describe, expect, it } from 'vitest';
import type { QuestionId } from '@duet/shared';
import { ScriptedEngine } from '../../adapters/scripted/scripted-engine.ts';
import type { EngineEar, EngineEvent, OmniTurn, RespondOptions } from '../../ports/index.ts';
import { VirtualClock } from '../../ports/testing/virtual-clock.ts';
import { startVirtualService, VirtualPage } from './testing/virtual-page.ts';

async function openCall(settings: Record<string, unknown> = {}): Promise<{ service: ReturnType<typeof startVirtualService>; page: VirtualPage }> {
  const service = startVirtualService();
  const page = new VirtualPage(service);
  await page.start({ settings });
  await page.isSilent(200);
  return { service, page };
}

describe('a call', () => {
  it('answers a spoken question with sound, from the other seat', async () => {
    const { page } = await openCall();
    await page.talks(900);
    await page.isSilent(2000);
    expect(page.got('utterance-started')).toHaveLength(1);
    expect(page.got('verdict-decided')[0]).toMatchObject({ state: 'query-audio', seat: 'B', isOverlap: false });
    expect(page.got('seat-swapped')[0]).toMatchObject({ generationSeat: 'B', epoch: 1 });
    expect(page.received).toBeGreaterThan(24_000);
    expect(page.got('answer-heard').length).toBeGreaterThan(0);
  });

  it('stops for a question over the answer and gives it to the seat that listened', async () => {
    const { page } = await openCall();
    await page.talks(900);
    await page.isSilent(2500);
    await page.talks(1000);
    await page.isSilent(1500);
    expect(page.got('playback-commanded').map((command) => command.action).slice(0, 3)).toEqual(['duck', 'hold', 'flush']);
    expect(page.got('answer-interrupted')[0]?.heardCharacters).toBeGreaterThan(0);
    expect(page.got('seat-swapped').map((swap) => swap.generationSeat)).toEqual(['B', 'A']);
    const [first] = page.call.conversation.transcript.filter((entry) => entry.speaker === 'assistant');
    expect(first).toMatchObject({ state: 'interrupted' });
  });

  it('ducks for a cough, resumes and finishes the answer', async () => {
    const { page } = await openCall();
    await page.talks(900);
    await page.isSilent(2500);
    await page.talks(160);
    await page.isSilent(1000);
    expect(page.got('playback-commanded').map((command) => command.action)).toEqual(['duck', 'hold', 'resume']);
    await page.isSilent(30_000);
    expect(page.got('answer-finished')).toHaveLength(1);
    expect(page.got('seat-swapped')).toHaveLength(1);
  });

  it('keeps what a rejected stretch was out of later prompts, and shows it', async () => {
    const { page } = await openCall();
    await page.talks(200);
    await page.isSilent(2000);
    expect(page.call.conversation.transcript[0]).toMatchObject({ speaker: 'user', verdict: { state: 'noise' } });
    expect(page.call.conversation.history()).toEqual([]);
  });

  it('answers a typed question once, also when it is sent twice', async () => {
    const { page } = await openCall();
    const question = { questionId: 'q1' as QuestionId, text: 'how are you' };
    page.call.typeQuestion(question);
    page.call.typeQuestion(question);
    await page.isSilent(1000);
    expect(page.got('answer-started')).toHaveLength(1);
    expect(page.got('answer-started')[0]?.questionId).toBe('q1');
  });

  it('never sends further ahead than the credits allow', async () => {
    const { page } = await openCall();
    page.call.typeQuestion({ questionId: 'q1' as QuestionId, text: 'a long answer please' });
    for (let second = 0; second < 8; second += 1) {
      await page.isSilent(1000);
      expect(page.received - page.played).toBeLessThanOrEqual(3 * 24_000 + 480 + 480);
    }
  });

  it('hears nothing while push-to-talk is up, and ends the utterance with the key', async () => {
    const { page } = await openCall({ talkMode: 'push' });
    await page.talks(900);
    expect(page.got('utterance-started')).toHaveLength(0);
    page.call.changeMicrophone('key-down');
    await page.talks(900);
    page.call.changeMicrophone('key-up');
    await page.isSilent(500);
    expect(page.got('utterance-ended')[0]?.reason).toBe('key-up');
    expect(page.got('answer-started')).toHaveLength(1);
  });

  it('greets when a greeting is set', async () => {
    const { page } = await openCall({ greeting: 'Hello, ask me something.' });
    await page.isSilent(500);
    expect(page.got('answer-delta')[0]?.text).toBe('Hello, ask me something.');
    expect(page.received).toBeGreaterThan(0);
  });

  it('forgets everything on reset and goes on', async () => {
    const { page } = await openCall();
    await page.talks(900);
    await page.isSilent(1500);
    page.call.pressControl('reset');
    expect(page.call.conversation.transcript).toEqual([]);
    await page.talks(900);
    await page.isSilent(1500);
    expect(page.got('answer-started')).toHaveLength(2);
  });

  it('tells of a crashed detector and goes on hearing', async () => {
    const { service, page } = await openCall();
    service.detector.crash(new Error('crashed'));
    expect(page.got('error-raised')[0]?.error.code).toBe('engine.detector-failed');
    await page.talks(900);
    await page.isSilent(1500);
    expect(page.got('answer-started')).toHaveLength(1);
  });
});

/** An engine that knows the words only after its verdict, as one that answers from audio does. */
class LateTranscriptEngine extends ScriptedEngine {
  override async *respond(turn: OmniTurn, options: RespondOptions): AsyncGenerator<EngineEvent> {
    for await (const event of super.respond(turn, options)) {
      if (event.type === 'text-delta') yield { type: 'transcript', text: 'what was really said', isFinal: true };
      yield event;
    }
  }
}

class BrokenEarEngine extends ScriptedEngine {
  override openEar(): EngineEar {
    return { begin: () => { throw new Error('the ear is broken'); }, push: () => undefined, end: () => undefined, discard: () => undefined, close: () => undefined };
  }
}

class RememberingEngine extends ScriptedEngine {
  readonly turns: OmniTurn[] = [];
  override respond(turn: OmniTurn, options: RespondOptions): ReturnType<ScriptedEngine['respond']> {
    this.turns.push(turn);
    return super.respond(turn, options);
  }
}

it('shows and keeps the words of a question that become known after its verdict', async () => {
  const clock = new VirtualClock();
  const service = startVirtualService({ clock, parts: { engine: new LateTranscriptEngine({ clock }) } });
  const page = new VirtualPage(service);
  await page.start();
  await page.talks(900);
  await page.isSilent(2000);
  expect(page.call.conversation.transcript[0]).toMatchObject({ speaker: 'user', text: 'what was really said' });
  expect(page.got('transcript-updated').at(-1)).toMatchObject({ text: 'what was really said', isFinal: true });
});

describe('an utterance that loses its sound', () => {
  it.each([
    ['a setting changes in its last syllable', async (page: VirtualPage) => { page.call.changeSettings({ volume: 0.5 }); await page.isSilent(2000); }],
    ['the call changes to push-to-talk', async (page: VirtualPage) => { page.call.changeSettings({ talkMode: 'push' }); await page.isSilent(2000); }],
    ['the page mutes its frames', async (page: VirtualPage) => { await page.isMuted(2000); }],
    ['frames are lost', async (page: VirtualPage) => { page.loses(1000); await page.isSilent(2000); }],
    ['many single frames are lost', async (page: VirtualPage) => { page.loses(200); await page.isMuted(1600); }],
  ])('ends when %s', async (_name, happens) => {
    const { page } = await openCall();
    await page.talks(900);
    await happens(page);
    expect(page.got('utterance-ended')).toHaveLength(1);
    expect(page.call.duplex.turn).toBeNull();
  });
});

it('hears speech that began while a typed question was undecided, and gives way to it', async () => {
  const service = startVirtualService({ engine: { verdictMs: 2000 } });
  const page = new VirtualPage(service);
  await page.start();
  page.call.typeQuestion({ questionId: 'q1' as QuestionId, text: 'how are you' });
  await page.isSilent(200);
  await page.talks(4000);
  expect(page.got('utterance-started')).toHaveLength(1);
  expect(page.got('playback-commanded').map((command) => command.action).slice(0, 2)).toEqual(['duck', 'hold']);
});

it('goes on when one part of the service fails in a step', async () => {
  const clock = new VirtualClock();
  const service = startVirtualService({ clock, parts: { engine: new BrokenEarEngine({ clock }) } });
  const page = new VirtualPage(service);
  await page.start();
  await page.talks(900);
  await page.isSilent(2000);
  expect(page.got('error-raised')[0]?.error.code).toBe('internal.unexpected');
  expect(page.got('answer-started')).toHaveLength(1);
});

it('gives the engine a turn that the user went on with once, not also as history', async () => {
  const clock = new VirtualClock();
  const engine = new RememberingEngine({ clock });
  const service = startVirtualService({ clock, parts: { engine } });
  const page = new VirtualPage(service);
  await page.start();
  // Nothing of the answer is heard before the user goes on.
  page.sendAudio = () => true;
  await page.talks(900);
  for (let waited = 0; page.got('answer-started').length === 0 && waited < 2000; waited += 20) await page.isSilent(20);
  await page.talks(900);
  await page.isSilent(600);
  const merged = engine.turns.filter((turn) => turn.utterances.length === 2);
  expect(merged.length).toBeGreaterThan(0);
  for (const turn of merged) expect(turn.history).toEqual([]);
});

it('dates audio rightly after a drop: the microphone stood still while time went on', async () => {
  const { service, page } = await openCall();
  await page.isSilent(1000);
  const token = page.got('session-opened')[0]!.resumeToken;
  page.disconnects();
  await service.clock.advance(20_000);
  const again = new VirtualPage(service);
  await again.start({ resumeToken: token });
  await again.isSilent(200);
  const { timeline } = again.call.microphone;
  expect(Math.abs(timeline.capturedAt(timeline.endSample) - service.clock.now())).toBeLessThan(25);
});

describe('leases', () => {
  it('keeps an answer whole over a drop that nobody noticed, and goes on where the page heard it', async () => {
    const { service, page } = await openCall();
    await page.talks(900);
    await page.isSilent(2500);
    const { played, epoch } = page;
    // The line is cut without a word: no frame, no report, and no disconnect until the ping runs out.
    await service.clock.advance(14_000);
    expect(page.got('answer-interrupted')).toEqual([]);
    page.disconnects();
    const again = new VirtualPage(service);
    await again.start({ resumeToken: page.got('session-opened')[0]!.resumeToken, heard: { epoch, playedSample: played + 24_000 } });
    await again.isSilent(1000);
    expect(again.got('session-opened')[0]?.answer?.fromSample).toBe(played + 24_000);
    expect(again.played).toBeGreaterThan(played + 24_000);
  });

  it('takes a call up again after a drop, with its transcript, from the heard sample', async () => {
    const { service, page } = await openCall();
    await page.talks(900);
    await page.isSilent(2500);
    const token = page.got('session-opened')[0]!.resumeToken;
    const { played, epoch } = page;
    page.disconnects();
    await service.clock.advance(20_000);
    const again = new VirtualPage(service);
    await again.start({ resumeToken: token, heard: { epoch, playedSample: played } });
    expect(again.got('session-opened')[0]).toMatchObject({ isResumed: true });
    expect(again.got('session-opened')[0]?.transcript).toHaveLength(2);
    expect(again.got('session-opened')[0]?.answer?.fromSample).toBe(played);
    await again.isSilent(1000);
    expect(again.played).toBeGreaterThan(played);
  });

  it('ends a call whose page stays away, and refuses its token', async () => {
    const { service, page } = await openCall();
    const token = page.got('session-opened')[0]!.resumeToken;
    page.disconnects();
    await service.clock.advance(32_000);
    await expect(new VirtualPage(service).start({ resumeToken: token })).rejects.toMatchObject({ code: 'session.unknown' });
    expect(service.registry.counts.active).toBe(0);
  });

  it('lets visitors wait, tells them their place, and admits them in order', async () => {
    const service = startVirtualService({ limits: { maxSessions: 1, maxQueue: 1 } });
    const [first, second, third] = [new VirtualPage(service), new VirtualPage(service), new VirtualPage(service)];
    await first.start();
    expect(await second.start()).toEqual({ isOpen: false, place: 1, estimatedWaitSeconds: null, resumeToken: 'token-2' });
    await expect(third.start()).rejects.toMatchObject({ code: 'capacity.queue-full' });
    await service.clock.advance(60_000);
    service.registry.end(first);
    expect(second.got('session-opened')).toHaveLength(1);
    expect(await third.start()).toMatchObject({ isOpen: false, place: 1, estimatedWaitSeconds: 60 });
  });

  it('warns before the idle limit and ends the call then', async () => {
    const { service, page } = await openCall();
    await service.clock.advance(275_000);
    expect(page.got('lease-warned')[0]?.reason).toBe('idle');
    await service.clock.advance(30_000);
    expect(page.got('session-ended')[0]?.reason).toBe('idle');
  });

  it('opens one call for a page that asks twice, at once or while it waits', async () => {
    const service = startVirtualService({ limits: { maxSessions: 1, maxQueue: 2 } });
    const [first, second] = [new VirtualPage(service), new VirtualPage(service)];
    await Promise.allSettled([first.start(), first.start()]);
    expect(service.registry.counts).toMatchObject({ active: 1, waiting: 0 });
    await second.start();
    await expect(second.start()).rejects.toMatchObject({ code: 'input.malformed' });
    expect(service.registry.counts.waiting).toBe(1);
  });

  it('keeps no place for a page that left while its call was being opened', async () => {
    const service = startVirtualService({ limits: { maxSessions: 1 } });
    const [gone, next] = [new VirtualPage(service), new VirtualPage(service)];
    const opening = gone.start();
    gone.disconnects();
    await opening.catch(() => undefined);
    expect(service.registry.counts.active).toBe(0);
    expect(await next.start()).toEqual({ isOpen: true });
  });

  it('warns again when the page comes back: a reloaded one knows of no warning', async () => {
    const service = startVirtualService({ limits: { longestCallSeconds: 120, idleLimitSeconds: 1000 } });
    const [page, again] = [new VirtualPage(service), new VirtualPage(service)];
    await page.start();
    await service.clock.advance(65_000);
    expect(page.got('lease-warned')).toHaveLength(1);
    page.disconnects();
    await again.start({ resumeToken: page.got('session-opened')[0]!.resumeToken });
    await service.clock.advance(2000);
    expect(again.got('lease-warned')[0]?.reason).toBe('longest-call');
  });

  it('keeps calls apart: what one page says or types never reaches another', async () => {
    const service = startVirtualService();
    const [one, other] = [new VirtualPage(service), new VirtualPage(service)];
    await one.start();
    await other.start();
    one.call.typeQuestion({ questionId: 'q1' as QuestionId, text: 'mine alone' });
    await one.isSilent(2000);
    expect(one.received).toBeGreaterThan(0);
    expect(other.received).toBe(0);
    expect(other.events.filter((event) => event.type !== 'detector-measured' && event.type !== 'session-opened')).toEqual([]);
    expect(other.call.conversation.transcript).toEqual([]);
  });
});
