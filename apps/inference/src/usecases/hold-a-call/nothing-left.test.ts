/** Guards a service that runs for weeks: whatever way a call ends, nothing of it stays, and nothing of it reaches the next. */
import { describe, expect, it } from 'vitest';
import type { QuestionId, SessionId } from '@duet/shared';
import { ScriptedEngine } from '../../adapters/scripted/scripted-engine.ts';
import type { EarOptions, EngineEar, OmniTurn, RespondOptions } from '../../ports/index.ts';
import { VirtualClock } from '../../ports/testing/virtual-clock.ts';
import { startVirtualService, VirtualPage, type VirtualService } from './testing/virtual-page.ts';

/** Counts what calls took from it and did not give back. */
class CountingEngine extends ScriptedEngine {
  openEars = 0;
  openRequests = 0;

  override openEar(session: SessionId, options: EarOptions): EngineEar {
    const ear = super.openEar(session, options);
    this.openEars += 1;
    let isOpen = true;
    return {
      ...ear,
      close: () => {
        if (isOpen) this.openEars -= 1;
        isOpen = false;
        ear.close();
      },
    };
  }

  override async *respond(turn: OmniTurn, options: RespondOptions): ReturnType<ScriptedEngine['respond']> {
    this.openRequests += 1;
    try {
      yield* super.respond(turn, options);
    } finally {
      this.openRequests -= 1;
    }
  }
}

const endings: readonly [string, (service: VirtualService, page: VirtualPage) => Promise<void>][] = [
  ['is ended by its visitor in the middle of an answer', async (service, page) => {
    await page.talks(900);
    await page.isSilent(1000);
    service.registry.end(page);
  }],
  ['is ended in the middle of a word', async (service, page) => {
    await page.talks(500);
    service.registry.end(page);
  }],
  ['is ended while its question is being judged', async (service, page) => {
    page.call.typeQuestion({ questionId: 'q' as QuestionId, text: 'hello' });
    service.registry.end(page);
    await service.clock.advance(1);
  }],
  ['loses its page for good while it speaks', async (service, page) => {
    await page.talks(900);
    await page.isSilent(1000);
    page.disconnects();
    await service.clock.advance(40_000);
  }],
  ['falls asleep', async (service) => { await service.clock.advance(400_000); }],
];

describe('of a call nothing is left when it', () => {
  it.each(endings)('%s', async (_name, ends) => {
    const clock = new VirtualClock();
    const engine = new CountingEngine({ clock });
    const service = startVirtualService({ clock, parts: { engine } });
    // The look at the leases, which goes on for as long as the service runs.
    expect(clock.pending).toBe(1);
    for (let round = 0; round < 3; round += 1) {
      const page = new VirtualPage(service);
      await page.start();
      await page.isSilent(200);
      page.call.addCameraFrame(new Uint8Array(10));
      await ends(service, page);
    }
    await clock.advance(20_000);
    expect(service.registry.counts).toMatchObject({ active: 0, waiting: 0 });
    expect({ ears: engine.openEars, requests: engine.openRequests, streams: service.detector.openStreams, timers: clock.pending }).toEqual({ ears: 0, requests: 0, streams: 0, timers: 1 });
    expect(service.faults).toEqual([]);
  });

  it('ends with the service', async () => {
    const clock = new VirtualClock();
    const engine = new CountingEngine({ clock });
    const service = startVirtualService({ clock, parts: { engine } });
    const page = new VirtualPage(service);
    await page.start();
    await page.talks(900);
    service.registry.closeAll();
    await clock.advance(20_000);
    expect(page.got('session-ended')[0]?.reason).toBe('server-closing');
    expect({ ears: engine.openEars, requests: engine.openRequests, streams: service.detector.openStreams, timers: clock.pending }).toEqual({ ears: 0, requests: 0, streams: 0, timers: 0 });
  });
});

it('four minutes of silence make nothing, and the first word after them is heard', async () => {
  const service = startVirtualService();
  const page = new VirtualPage(service);
  await page.start();
  await page.isSilent(240_000);
  const told = new Set(page.events.map(({ type }) => type));
  expect([...told].sort()).toEqual(['detector-measured', 'session-opened']);
  await page.talks(900);
  await page.isSilent(1500);
  expect(page.got('answer-started')).toHaveLength(1);
});
