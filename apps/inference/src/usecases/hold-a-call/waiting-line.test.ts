/** Guards the queue against broken connections: a visitor who waited ten minutes must not start again behind everybody because a phone changed its network. */
import { describe, expect, it } from 'vitest';
import type { CallStartReply } from '@duet/shared';
import { startVirtualService, VirtualPage, type VirtualService } from './testing/virtual-page.ts';

const tokenOf = (reply: CallStartReply): string => ('resumeToken' in reply ? reply.resumeToken ?? '' : '');

async function fullService(maxQueue = 3): Promise<{ service: VirtualService; holder: VirtualPage; waits: () => Promise<{ page: VirtualPage; token: string }> }> {
  const service = startVirtualService({ limits: { maxSessions: 1, maxQueue } });
  const holder = new VirtualPage(service);
  await holder.start();
  return {
    service, holder,
    waits: async () => {
      const page = new VirtualPage(service);
      return { page, token: tokenOf(await page.start()) };
    },
  };
}

describe('a visitor in the queue whose connection breaks', () => {
  it('comes back to the same place, before those who came later', async () => {
    const { service, holder, waits } = await fullService();
    const [first, second] = [await waits(), await waits()];
    first.page.disconnects();
    await service.clock.advance(29_000);
    const back = new VirtualPage(service);
    expect(await back.start({ resumeToken: first.token })).toEqual({ isOpen: false, place: 1, estimatedWaitSeconds: null, resumeToken: first.token });
    service.registry.end(holder);
    expect(back.got('session-opened')[0]).toMatchObject({ isResumed: false, resumeToken: first.token });
    expect(second.page.got('session-opened')).toEqual([]);
  });

  it('is passed over while away, and let in first when back', async () => {
    const { service, holder, waits } = await fullService();
    const [first, second, third] = [await waits(), await waits(), await waits()];
    first.page.disconnects();
    await service.clock.advance(1100);
    // The place counts: nobody is told to be nearer than they are.
    expect(second.page.got('queue-updated').at(-1)?.place).toBe(2);
    service.registry.end(holder);
    expect(second.page.got('session-opened')).toHaveLength(1);
    const back = new VirtualPage(service);
    expect(await back.start({ resumeToken: first.token })).toMatchObject({ isOpen: false, place: 1 });
    service.registry.end(second.page);
    expect(back.got('session-opened')).toHaveLength(1);
    expect(third.page.got('session-opened')).toEqual([]);
  });

  it('finds the call open at once when it became free while nobody else was there', async () => {
    const { service, holder, waits } = await fullService();
    const first = await waits();
    first.page.disconnects();
    service.registry.end(holder);
    expect(service.registry.counts).toMatchObject({ active: 0, waiting: 1 });
    const back = new VirtualPage(service);
    expect(await back.start({ resumeToken: first.token, locale: 'zh' })).toEqual({ isOpen: true });
    expect(back.got('session-opened')[0]?.settings.language).toBe('zh');
    expect(service.registry.counts).toMatchObject({ active: 1, waiting: 0 });
  });

  it('holds up nobody who comes meanwhile', async () => {
    const { service, holder, waits } = await fullService();
    (await waits()).page.disconnects();
    service.registry.end(holder);
    expect(await new VirtualPage(service).start()).toEqual({ isOpen: true });
  });

  it('loses the place after the reconnect time, and the token opens nothing', async () => {
    const { service, holder, waits } = await fullService(1);
    const first = await waits();
    first.page.disconnects();
    await expect(new VirtualPage(service).start()).rejects.toMatchObject({ code: 'capacity.queue-full' });
    await service.clock.advance(32_000);
    expect(service.registry.counts.waiting).toBe(0);
    await expect(new VirtualPage(service).start({ resumeToken: first.token })).rejects.toMatchObject({ code: 'session.unknown' });
    expect(holder.got('session-ended')).toEqual([]);
  });

  it('takes the call up with the queue’s token when the connection broke as the call opened', async () => {
    const { service, holder, waits } = await fullService();
    const first = await waits();
    service.registry.end(holder);
    first.page.disconnects();
    const back = new VirtualPage(service);
    expect(await back.start({ resumeToken: first.token })).toEqual({ isOpen: true });
    expect(back.got('session-opened')[0]?.isResumed).toBe(true);
  });
});

describe('a place in the queue', () => {
  it('is free at once when its visitor hangs up or ends it', async () => {
    const { service, waits } = await fullService(2);
    const [first, second] = [await waits(), await waits()];
    service.registry.disconnect(first.page, true);
    service.registry.end(second.page);
    expect(service.registry.counts.waiting).toBe(0);
    expect(second.page.got('session-ended')[0]?.reason).toBe('ended');
  });

  it('goes to the page that comes with its token, and the one before is told', async () => {
    const { service, holder, waits } = await fullService();
    const first = await waits();
    const other = new VirtualPage(service);
    expect(await other.start({ resumeToken: first.token })).toMatchObject({ place: 1 });
    expect(first.page.got('session-ended')[0]?.reason).toBe('taken-over');
    first.page.disconnects();
    service.registry.end(holder);
    expect(other.got('session-opened')).toHaveLength(1);
    expect(first.page.got('session-opened')).toEqual([]);
  });

  it('stays as it is when the visitor comes back with settings that cannot be', async () => {
    const { service, waits } = await fullService();
    const first = await waits();
    first.page.disconnects();
    await expect(new VirtualPage(service).start({ resumeToken: first.token, settings: { duplex: { onsetMs: -1 } } })).rejects.toMatchObject({ code: 'input.setting-invalid' });
    expect(await new VirtualPage(service).start({ resumeToken: first.token })).toMatchObject({ place: 1 });
  });
});
