import { request as askBackend, type IncomingMessage, type ServerResponse } from 'node:http';
import { DuetError } from '@duet/shared';
import { answeredHeaders, forwardedHeaders, type ForwardOptions } from './forwarded-headers.ts';
import { refuse } from './refuse.ts';

export interface Backend extends ForwardOptions {
  /** The inference service's port on 127.0.0.1. */
  readonly port: number;
  readonly bodyLimitBytes: number;
}

/** The service answers from memory or starts a stream at once; silence this long means that it hangs. */
const answerWithinMs = 60_000;

/**
 * Passes one request of `/api` to the inference service and its answer back, as bytes come. A new loopback connection each time costs 0.2 ms and cannot be a stale one.
 */
export function proxyRequest(request: IncomingMessage, response: ServerResponse, backend: Backend): void {
  const limit = backend.bodyLimitBytes;
  const tooLarge = (length: number): DuetError => new DuetError('transport.message-too-large', { limit, length });
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) {
    refuse(response, tooLarge(declared));
    return;
  }
  const upstream = askBackend({ host: '127.0.0.1', port: backend.port, method: request.method, path: request.url, headers: forwardedHeaders(request, backend), agent: false });
  let hasFailed = false;
  const fail = (error: DuetError): void => {
    // Destroying the request to the service raises an error of its own; the first one is the cause.
    if (hasFailed) return;
    hasFailed = true;
    request.unpipe(upstream);
    upstream.destroy();
    // What the visitor is still sending is read and dropped, so that the answer arrives and is not reset with the connection.
    request.resume();
    refuse(response, error);
  };
  upstream.setNoDelay(true);
  upstream.setTimeout(answerWithinMs, () => fail(new DuetError('transport.unreachable', { service: 'inference', withinMs: answerWithinMs })));
  upstream.on('error', (cause) => fail(new DuetError('transport.unreachable', { service: 'inference' }, { cause })));
  upstream.on('response', (answer) => {
    upstream.setTimeout(0);
    response.writeHead(answer.statusCode ?? 502, answeredHeaders(answer));
    response.flushHeaders();
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  // The visitor left: the service must not go on working for nobody.
  response.on('close', () => {
    hasFailed = true;
    upstream.destroy();
  });
  let received = 0;
  request.on('data', (piece: Buffer) => {
    received += piece.length;
    if (received > limit) fail(tooLarge(received));
  });
  request.pipe(upstream);
}
