import { request as askBackend, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { DuetError } from '@duet/shared';
import { forwardedHeaders } from './forwarded-headers.ts';
import type { Backend } from './proxy-request.ts';
import { refuseUpgrade } from './refuse.ts';

/** Opening a socket on loopback takes under a millisecond; a service that takes this long is not there. */
const openWithinMs = 10_000;

/**
 * Passes a WebSocket to the inference service: after the handshake both sockets are piped into each other, byte for byte.
 * Both have TCP_NODELAY: 640-byte frames each 20 ms would otherwise wait for the acknowledgement of the one before.
 */
export function proxyUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, backend: Backend): void {
  const headers = { ...forwardedHeaders(request, backend), connection: 'Upgrade', upgrade: request.headers.upgrade };
  const upstream = askBackend({ host: '127.0.0.1', port: backend.port, method: 'GET', path: request.url, headers, agent: false });
  const fail = (cause: unknown): void => {
    upstream.destroy();
    refuseUpgrade(socket, new DuetError('transport.unreachable', { service: 'inference' }, { cause }));
  };
  const abandon = (): void => {
    upstream.destroy();
  };
  socket.on('error', abandon);
  socket.once('close', abandon);
  upstream.setTimeout(openWithinMs, () => fail(new Error(`no handshake within ${openWithinMs} ms`)));
  upstream.once('error', fail);
  upstream.once('response', (answer) => {
    // The service refused the handshake: its answer goes to the client, the end of the connection being the end of the body.
    writeHead(socket, answer, ['Connection', 'close'], new Set(['connection', 'keep-alive', 'transfer-encoding']));
    answer.pipe(socket);
  });
  upstream.once('upgrade', (answer, backendSocket: Socket, backendHead) => {
    upstream.off('error', fail);
    upstream.on('error', () => socket.destroy());
    for (const side of [socket as Socket, backendSocket]) {
      side.setTimeout(0);
      side.setNoDelay(true);
      side.setKeepAlive(true, 30_000);
    }
    writeHead(socket, answer);
    if (backendHead.length > 0) socket.write(backendHead);
    if (head.length > 0) backendSocket.write(head);
    backendSocket.pipe(socket);
    socket.pipe(backendSocket);
    joinLives(socket, backendSocket);
  });
  upstream.end();
}

/** When one side ends or breaks, so does the other. */
function joinLives(left: Duplex, right: Duplex): void {
  for (const [side, other] of [[left, right], [right, left]] as const) {
    side.on('error', () => other.destroy());
    side.once('close', () => other.destroy());
  }
}

function writeHead(socket: Duplex, answer: IncomingMessage, added: readonly string[] = [], dropped: ReadonlySet<string> = new Set()): void {
  const lines = [`HTTP/1.1 ${answer.statusCode ?? 502} ${answer.statusMessage ?? ''}`];
  const headers = [...answer.rawHeaders, ...added];
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const [name = '', value = ''] = headers.slice(index, index + 2);
    if (!dropped.has(name.toLowerCase()) || index >= answer.rawHeaders.length) lines.push(`${name}: ${value}`);
  }
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
}
