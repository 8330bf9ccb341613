import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DuetError } from '@duet/shared';
import { emptyPolicy } from './security-headers.ts';

const bodyOf = (error: DuetError): string => JSON.stringify({ error: error.toWire() });

/** Answers with an error of the table as JSON; does nothing when the answer has begun. */
export function refuse(response: ServerResponse, error: DuetError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(error.entry.httpStatus, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': emptyPolicy });
  response.end(bodyOf(error));
}

/** The same on a socket that asked for an upgrade. */
export function refuseUpgrade(socket: Duplex, error: DuetError): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = bodyOf(error);
  const status = error.entry.httpStatus;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, 'Connection: close', 'Content-Type: application/json; charset=utf-8', 'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff', `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** A refused connection that its client does not close ends after this long. */
const lingerMs = 2000;

/** Answers a request that could not be read: headers too long, too slow, or no HTTP at all. What is still coming is read and dropped, else the connection is reset before the answer arrives. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  socket.removeAllListeners('data');
  socket.on('error', () => socket.destroy());
  socket.resume();
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
