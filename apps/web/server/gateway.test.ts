import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificates, type LocalCertificates } from '@duet/certs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Gateway, type GatewayOptions } from './gateway.ts';

const names = { dnsNames: ['localhost', 'stage.local'], addresses: ['127.0.0.1'] };
let folder = '';
let certificates: LocalCertificates;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duet-gateway-'));
  certificates = await ensureCertificates({ dataDir: folder, names });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** The inference service in little: answers `/api`, and echoes on an upgraded socket. */
async function openBackend(): Promise<{ port: number; requests: IncomingMessage[]; server: Server }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    if (request.url === '/socket.io/?refuse') {
      response.writeHead(400, { 'content-type': 'text/plain' });
      response.end('no');
      return;
    }
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ url: request.url, body: Buffer.concat(pieces).toString() }));
    });
    request.on('error', () => undefined);
  });
  server.on('upgrade', (request, socket: Socket) => {
    if (request.url === '/socket.io/?refuse') {
      socket.end('HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n');
      return;
    }
    requests.push(request);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nfirst');
    socket.pipe(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(() => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }));
  return { port: (server.address() as AddressInfo).port, requests, server };
}

async function openGateway(inferencePort: number, changes: Partial<GatewayOptions> = {}): Promise<{ port: number; gateway: Gateway; faults: string[]; pageRequests: IncomingMessage[] }> {
  const faults: string[] = [];
  const pageRequests: IncomingMessage[] = [];
  const gateway = new Gateway({
    pages: {
      handle: async (request: IncomingMessage, response: ServerResponse) => {
        pageRequests.push(request);
        if (request.url === '/broken') throw new Error('the page broke');
        response.setHeader('content-type', 'text/html');
        response.end('<p>page</p>');
      },
      upgrade: null,
    },
    certificate: { authority: certificates.authority.certificate, certificate: certificates.server.certificate, key: certificates.server.key },
    names: [...names.dnsNames, ...names.addresses],
    publicOrigin: '', inferencePort, bodyLimitBytes: 1000, connectionsPerAddress: 100,
    onFault: (fault) => faults.push(fault),
    ...changes,
  });
  const port = await gateway.listen(0, '127.0.0.1');
  opened.push(() => gateway.close());
  return { port, gateway, faults, pageRequests };
}

interface Answer { status: number; headers: IncomingMessage['headers']; body: string }

function ask(port: number, path: string, options: RequestOptions & { body?: string | Buffer; isPlain?: boolean } = {}): Promise<Answer> {
  const { body, isPlain = false, ...rest } = options;
  return new Promise((resolve, reject) => {
    const send = isPlain ? httpRequest : httpsRequest;
    const request = send({ host: '127.0.0.1', port, path, agent: false, ...(isPlain ? {} : { ca: certificates.authority.certificate, servername: 'localhost' }), ...rest }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces).toString() }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Asks for a WebSocket; resolves with the open socket and what it has sent, or with the refusal. */
function upgrade(port: number, path: string, headers: Record<string, string> = {}): Promise<{ status: number; socket: Socket | null; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest({
      host: '127.0.0.1', port, path, agent: false, ca: certificates.authority.certificate, servername: 'localhost',
      headers: { connection: 'Upgrade', upgrade: 'websocket', ...headers },
    });
    request.on('upgrade', (response, socket: Socket, head: Buffer) => {
      socket.on('error', () => undefined);
      resolve({ status: response.statusCode ?? 0, socket, body: head.toString() });
    });
    request.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, socket: null, body: Buffer.concat(pieces).toString() }));
    });
    request.on('error', reject);
    request.end();
  });
}

const codeOf = (answer: { body: string }): string => (JSON.parse(answer.body) as { error: { code: string } }).error.code;

describe('one origin', () => {
  it('serves the page over HTTPS with a certificate that a browser with the authority accepts', async () => {
    const { port } = await openGateway(1);
    const answer = await ask(port, '/en');
    expect([answer.status, answer.body]).toEqual([200, '<p>page</p>']);
  });

  it('redirects http:// on the same port to the same page over HTTPS', async () => {
    const { port } = await openGateway(1);
    const answer = await ask(port, '/en/interactive?x=1', { isPlain: true, headers: { host: `stage.local:${port}` } });
    expect([answer.status, answer.headers.location]).toEqual([307, `https://stage.local:${port}/en/interactive?x=1`]);
    const forged = await ask(port, '//evil.example/', { isPlain: true, headers: { host: 'evil.example/path' } });
    expect(forged.status).toBe(400);
  });

  it('passes the API on with its body, and says who asked', async () => {
    const backend = await openBackend();
    const { port } = await openGateway(backend.port);
    const answer = await ask(port, '/api/echo?x=1', { method: 'POST', body: 'hello', headers: { host: 'stage.local:8443', 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'gopher' } });
    expect(JSON.parse(answer.body)).toEqual({ url: '/api/echo?x=1', body: 'hello' });
    expect(backend.requests[0]?.headers).toMatchObject({ host: 'stage.local:8443', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' });
  });

  it('passes a WebSocket on, byte for byte, and ends one side with the other', async () => {
    const backend = await openBackend();
    const { port } = await openGateway(backend.port);
    const { status, socket, body } = await upgrade(port, '/socket.io/?EIO=4&transport=websocket');
    expect(status).toBe(101);
    let received = body;
    const sent = Buffer.alloc(300_000, 'ab').toString();
    const isComplete = new Promise<void>((resolve) => {
      socket?.on('data', (piece: Buffer) => {
        received += piece.toString();
        if (received.length === sent.length + 5) resolve();
      });
    });
    socket?.write(sent);
    await isComplete;
    expect(createHash('sha1').update(received).digest('hex')).toBe(createHash('sha1').update(`first${sent}`).digest('hex'));
    const backendSocket = backend.requests[0]?.socket;
    const isOver = once(backendSocket as Socket, 'close');
    socket?.destroy();
    await isOver;
  });

  it('gives on what the service answers to a handshake that it refuses', async () => {
    const backend = await openBackend();
    const { port } = await openGateway(backend.port);
    expect(await upgrade(port, '/socket.io/?refuse')).toMatchObject({ status: 400, body: 'no' });
  });

  it('serves only the WebSocket transport, and no upgrade anywhere else', async () => {
    const { port } = await openGateway(1);
    expect(codeOf(await ask(port, '/socket.io/?EIO=4&transport=polling'))).toBe('input.malformed');
    expect(codeOf(await upgrade(port, '/elsewhere'))).toBe('transport.not-found');
  });

  it('works behind somebody else’s TLS and keeps that proxy’s account of the client', async () => {
    const backend = await openBackend();
    const { port } = await openGateway(backend.port, { certificate: null, publicOrigin: 'https://duet.example.org' });
    const answer = await ask(port, '/api/echo', { isPlain: true, headers: { origin: 'https://duet.example.org', 'x-forwarded-for': '203.0.113.7' } });
    expect(answer.status).toBe(200);
    expect(answer.headers['strict-transport-security']).toBeDefined();
    expect(backend.requests[0]?.headers).toMatchObject({ 'x-forwarded-for': '203.0.113.7, 127.0.0.1', 'x-forwarded-proto': 'https' });
  });

  it.each(['http', 'https'])('ends a connection whose headers do not come, over %s', async (scheme) => {
    const { port } = await openGateway((await openBackend()).port, { headersWithinMs: 100 });
    const socket = scheme === 'http' ? connect(port, '127.0.0.1') : tlsConnect({ port, host: '127.0.0.1', ca: certificates.authority.certificate });
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    const answer: Buffer[] = [];
    socket.on('data', (piece: Buffer) => answer.push(piece));
    await once(socket, 'close');
    expect(Buffer.concat(answer).toString()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('ends a TLS handshake that does not go on', async () => {
    const { port } = await openGateway((await openBackend()).port, { headersWithinMs: 100 });
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(Buffer.from([0x16, 0x03, 0x01]));
    await once(socket, 'close');
  });

  it('offers the authority and the profile for phones, never a key', async () => {
    const { port } = await openGateway(1);
    const authority = await ask(port, '/certificate/ca.crt');
    expect([authority.headers['content-type'], authority.body.trim()]).toEqual(['application/x-x509-ca-cert', certificates.authority.certificate.trim()]);
    const profile = await ask(port, '/certificate/ca.mobileconfig');
    expect(profile.headers['content-type']).toBe('application/x-apple-aspen-config');
    expect(authority.body + profile.body).not.toContain('PRIVATE KEY');
  });
});

describe('when something is wrong', () => {
  it('says in JSON that the service is away, to a request and to a socket', async () => {
    const { port } = await openGateway(1);
    const answer = await ask(port, '/api/health');
    expect([answer.status, codeOf(answer)]).toEqual([503, 'transport.unreachable']);
    const refused = await upgrade(port, '/socket.io/');
    expect([refused.status, codeOf(refused)]).toEqual([503, 'transport.unreachable']);
    expect(JSON.parse((await ask(port, '/gateway/health')).body)).toEqual({ service: 'duet', isReady: false, inference: 'unreachable' });
  });

  it('reports ready once the service is', async () => {
    const backend = await openBackend();
    const { port } = await openGateway(backend.port);
    const answer = await ask(port, '/gateway/health');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { service: 'duet', isReady: true, inference: 'ready' }]);
  });

  it('answers a page that breaks with an error and stays up', async () => {
    const { port, faults } = await openGateway(1);
    const answer = await ask(port, '/broken');
    expect([answer.status, codeOf(answer)]).toEqual([500, 'internal.unexpected']);
    expect(answer.body).not.toContain('the page broke');
    expect(faults).toEqual(['a page failed']);
    expect((await ask(port, '/en')).status).toBe(200);
  });

  it('survives who connects and talks nonsense or leaves in the middle', async () => {
    const { port } = await openGateway(1);
    for (const bytes of ['\x16\x03\x01 no handshake', 'no http\r\n\r\n', '\0\0\0\0', '']) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      const isOver = once(socket, 'close');
      socket.resume();
      socket.end(bytes);
      await isOver;
    }
    expect((await ask(port, '/en')).status).toBe(200);
  });
});

describe('whom it lets in', () => {
  const origins: [string, string, boolean][] = [
    ['the page itself', 'https://localhost:8443', true],
    ['another name of this machine', 'https://stage.local:8443', true],
    ['another site on this machine', 'https://localhost:3000', false],
    ['the same name without TLS', 'http://localhost:8443', false],
    ['a stranger', 'https://evil.example', false],
    ['a sandboxed frame', 'null', false],
  ];
  for (const [who, origin, isLetIn] of origins) {
    it(`${isLetIn ? 'lets in' : 'refuses'} ${who}`, async () => {
      const backend = await openBackend();
      const { port } = await openGateway(backend.port);
      const host = isLetIn ? new URL(origin).host : 'localhost:8443';
      const request = await ask(port, '/api/echo', { method: 'POST', headers: { host, origin } });
      const socket = await upgrade(port, '/socket.io/', { host, origin });
      expect([request.status, socket.status]).toEqual(isLetIn ? [200, 101] : [403, 403]);
      if (!isLetIn) expect([codeOf(request), codeOf(socket)]).toEqual(['transport.origin-refused', 'transport.origin-refused']);
      socket.socket?.destroy();
    });
  }

  it('refuses a name that somebody else points at this machine', async () => {
    const backend = await openBackend();
    const { port } = await openGateway(backend.port);
    expect((await upgrade(port, '/socket.io/', { host: 'evil.example:8443', origin: 'https://evil.example:8443' })).status).toBe(403);
  });

  it('lets a page of a new address in as soon as the machine has it', async () => {
    const backend = await openBackend();
    const { port, gateway } = await openGateway(backend.port);
    const headers = { host: '10.1.2.3:8443', origin: 'https://10.1.2.3:8443' };
    expect((await ask(port, '/api/echo', { headers })).status).toBe(403);
    gateway.update([...names.dnsNames, '10.1.2.3'], null);
    expect((await ask(port, '/api/echo', { headers })).status).toBe(200);
  });

  it('shows a renewed certificate to the next connection', async () => {
    const { port, gateway } = await openGateway(1);
    const serialOf = (): Promise<string> => new Promise((resolve, reject) => {
      const request = httpsRequest({ host: '127.0.0.1', port, path: '/en', agent: false, ca: certificates.authority.certificate, servername: 'localhost' }, (response) => {
        resolve((response.socket as unknown as { getPeerCertificate(): { serialNumber: string } }).getPeerCertificate().serialNumber);
        response.resume();
      });
      request.on('error', reject);
      request.end();
    });
    const before = await serialOf();
    const renewed = await ensureCertificates({ dataDir: folder, names, renew: 'server' });
    gateway.update([...names.dnsNames], { authority: renewed.authority.certificate, certificate: renewed.server.certificate, key: renewed.server.key });
    expect(await serialOf()).not.toBe(before);
  });
});

describe('limits', () => {
  it('refuses a body over the limit, declared or not', async () => {
    const backend = await openBackend();
    const { port } = await openGateway(backend.port);
    const declared = await ask(port, '/api/echo', { method: 'POST', body: Buffer.alloc(1001) });
    expect([declared.status, codeOf(declared)]).toEqual([413, 'transport.message-too-large']);
    const streamed = await ask(port, '/api/echo', { method: 'POST', body: Buffer.alloc(5000), headers: { 'transfer-encoding': 'chunked' } });
    expect([streamed.status, codeOf(streamed)]).toEqual([413, 'transport.message-too-large']);
    expect((await ask(port, '/api/echo', { method: 'POST', body: Buffer.alloc(1000) })).status).toBe(200);
  });

  it('refuses headers over 16 KiB', async () => {
    const { port } = await openGateway(1);
    expect((await ask(port, '/en', { headers: { 'x-long': 'a'.repeat(20_000) } })).status).toBe(431);
  });

  it('ends connections of one address beyond the limit, and takes new ones when others end', async () => {
    const { port, faults } = await openGateway(1, { connectionsPerAddress: 2 });
    const open = async (): Promise<Socket> => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    };
    const [first, second] = [await open(), await open()];
    const third = await open();
    await once(third, 'close');
    expect(faults).toEqual(['too many connections from one address']);
    first.destroy();
    second.destroy();
    await expect.poll(() => ask(port, '/en').then(({ status }) => status, () => 0)).toBe(200);
  });
});

describe('headers', () => {
  it('gives each page a policy with a nonce of its own, which the page maker is told', async () => {
    const { port, pageRequests } = await openGateway(1);
    const answers = [await ask(port, '/en', { headers: { host: 'stage.local:9' } }), await ask(port, '/en')];
    const policies = answers.map(({ headers }) => String(headers['content-security-policy']));
    const nonces = pageRequests.map(({ headers }) => String(headers['x-nonce']));
    expect(new Set(nonces).size).toBe(2);
    expect(policies[0]).toContain(`script-src 'self' 'nonce-${nonces[0] ?? ''}';`);
    expect(policies[0]).toContain(`connect-src 'self' wss://stage.local:9;`);
    expect(pageRequests[0]?.headers['content-security-policy']).toBe(policies[0]);
    for (const policy of policies) expect(policy.replace(/style-src[^;]*/, '')).not.toContain('unsafe');
  });

  it('lets no answer be framed, sniffed or read across origins, and keeps the microphone to itself', async () => {
    const backend = await openBackend();
    const { port } = await openGateway(backend.port);
    for (const path of ['/en', '/api/echo', '/certificate/ca.crt', '/gateway/health']) {
      const { headers } = await ask(port, path);
      expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'referrer-policy': 'same-origin' });
      expect(headers['permissions-policy'], path).toContain('microphone=(self), camera=(self)');
      expect(headers['strict-transport-security'], path).toBeUndefined();
    }
  });
});
