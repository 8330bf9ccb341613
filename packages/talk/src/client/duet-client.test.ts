import { afterEach, describe, expect, it } from 'vitest';
import type { AnyServerEvent } from '@duet/shared';
import { startSmallServer, type SmallServer } from '../testing/small-server.ts';
import { DuetClient } from './duet-client.ts';

let server: SmallServer | null = null;
let client: DuetClient | null = null;
afterEach(async () => {
  client?.close();
  await server?.close();
});

describe('the protocol client', () => {
  it('takes its call up again after a broken connection, with the token and the heard position', async () => {
    server = await startSmallServer();
    const opened: boolean[] = [];
    let wake = (): void => undefined;
    client = await DuetClient.connect({ url: server.url }, {
      onEvent: (event: AnyServerEvent) => {
        if (event.type === 'session-opened') opened.push(event.isResumed);
        wake();
      },
      heard: () => ({ epoch: 3, playedSample: 480 }),
    });
    await client.start();
    client.sendAudio(new Int16Array(320));
    client.breakConnection();
    while (opened.length < 2) await new Promise<void>((resolve) => { wake = resolve; });
    expect(opened).toEqual([false, true]);
    expect(server.received.filter(({ name }) => name === 'call-started').at(-1)?.payload).toMatchObject({ resumeToken: 'token', heard: { epoch: 3, playedSample: 480 } });
  });

  it('counts on over audio that it could not send, so that its clock stays right', async () => {
    server = await startSmallServer();
    client = await DuetClient.connect({ url: server.url });
    client.sendAudio(new Int16Array(320));
    await client.start();
    client.sendAudio(new Int16Array(320));
    await client.measureClock(1);
    expect(server.frames.map(({ sequence, position }) => ({ sequence, position }))).toEqual([{ sequence: 0, position: 320 }]);
  });

  it('measures the offset of the clocks', async () => {
    server = await startSmallServer();
    client = await DuetClient.connect({ url: server.url });
    const { roundTripMs, offsetMs } = await client.measureClock();
    expect(roundTripMs).toBeGreaterThan(0);
    expect(Number.isFinite(offsetMs)).toBe(true);
  });

  it('ends a call in order', async () => {
    server = await startSmallServer();
    client = await DuetClient.connect({ url: server.url });
    await client.start();
    expect((await client.end()).reason).toBe('ended');
  });

  it('keeps its place in the queue over a broken connection, and starts anew when the place is gone', async () => {
    const queued = { isOpen: false, place: 2, estimatedWaitSeconds: null, resumeToken: 'place' };
    server = await startSmallServer({ startReplies: [queued, { ...queued, place: 1 }, { error: { code: 'session.unknown', parameters: {} } }] });
    const places: number[] = [];
    client = await DuetClient.connect({ url: server.url, reconnectDelayMs: 10 }, {
      onQueued: ({ place }) => {
        places.push(place);
        client?.breakConnection();
      },
    });
    expect((await client.start()).isResumed).toBe(false);
    expect(places).toEqual([2, 1]);
    expect(server.received.filter(({ name }) => name === 'call-started').map(({ payload }) => payload['resumeToken'])).toEqual([undefined, 'place', 'place', undefined]);
  });

  it('waits on where a server keeps no places', async () => {
    server = await startSmallServer({ startReplies: [{ isOpen: false, place: 1, estimatedWaitSeconds: null }] });
    client = await DuetClient.connect({ url: server.url, reconnectDelayMs: 10 }, { onQueued: () => client?.breakConnection() });
    await client.start();
    expect(server.received.filter(({ name }) => name === 'call-started')).toHaveLength(2);
  });

  it('gives up waiting when it is refused after a broken connection', async () => {
    const queued = { isOpen: false, place: 1, estimatedWaitSeconds: null, resumeToken: 'place' };
    server = await startSmallServer({ startReplies: [queued, { error: { code: 'engine.unavailable', parameters: {} } }] });
    client = await DuetClient.connect({ url: server.url, reconnectDelayMs: 10 }, { onQueued: () => client?.breakConnection() });
    await expect(client.start()).rejects.toMatchObject({ code: 'engine.unavailable' });
  });
});
