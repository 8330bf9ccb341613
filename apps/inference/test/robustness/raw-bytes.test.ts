import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceUnderTest, type Visitor } from './service-under-test.ts';

let service: ServiceUnderTest;
let bystander: Visitor;
beforeAll(async () => {
  service = await ServiceUnderTest.start();
  bystander = await service.call();
});
afterAll(async () => { await service.stop(); });

/** The handshake of a WebSocket by hand. @returns the status, and the open socket with status 101. */
async function shakeHands(headers: Record<string, string> = {}): Promise<{ status: number; socket: Socket | null }> {
  const asked = request(`${service.url}/socket.io/?EIO=4&transport=websocket`, {
    agent: false, headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', ...headers },
  });
  asked.end();
  return await new Promise((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (answer) => { answer.resume(); resolve({ status: answer.statusCode ?? 0, socket: null }); });
    asked.once('upgrade', (_, socket: Socket, head: Buffer) => {
      // Its first packet may have come with the handshake.
      if (head.length > 0) socket.unshift(head);
      resolve({ status: 101, socket });
    });
  });
}

/** A binary frame of a client (RFC 6455 section 5.2), masked with zeros. */
const frameOf = (payload: readonly number[]): Buffer => Buffer.from([0x82, 0x80 | payload.length, 0, 0, 0, 0, ...payload]);

const hostile: readonly { what: string; bytes: readonly number[] }[] = [
  { what: 'an array of 32 million', bytes: [0xdd, 0x01, 0xf0, 0x00, 0x00] },
  { what: 'twenty such arrays, each in the one before', bytes: Array.from({ length: 20 }, () => [0xdd, 0x00, 0x98, 0x96, 0x80]).flat() },
  { what: 'a map of four thousand million', bytes: [0xdf, 0xff, 0xff, 0xff, 0xff] },
  { what: 'an extension of 4 GB', bytes: [0xc9, 0xff, 0xff, 0xff, 0xff, 0x00] },
  { what: 'a hundred arrays of one', bytes: Array.from({ length: 100 }, () => 0x91) },
  { what: 'nothing', bytes: [] },
  { what: 'a value that is no packet', bytes: [0xc0] },
];

describe('bytes that are no packet of ours', () => {
  it.each(hostile)('cost their sender the connection, and nobody anything else: $what', async ({ bytes }) => {
    const { socket } = await shakeHands();
    if (socket === null) throw new Error('no handshake');
    await once(socket, 'data');
    const before = process.memoryUsage();
    socket.write(frameOf(bytes));
    // The server takes its leave: a close frame.
    expect((await once(socket, 'data') as [Buffer])[0][0]).toBe(0x88);
    socket.destroy();
    const after = process.memoryUsage();
    expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(30e6);
    expect(await bystander.ask()).toMatchObject({ seat: expect.stringMatching(/^[AB]$/) as string });
    expect(service.faults).toEqual([]);
  });
});

describe('a page that comes past the gateway', () => {
  it('is refused: browsers name their origin, and the gateway takes it away', async () => {
    const { status, socket } = await shakeHands({ origin: 'https://elsewhere.example' });
    socket?.destroy();
    expect(status).toBeGreaterThanOrEqual(400);
    const own = await shakeHands();
    own.socket?.destroy();
    expect(own.status).toBe(101);
  });
});
