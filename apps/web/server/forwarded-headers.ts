import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** Headers that belong to one connection (RFC 9110 section 7.6.1), and those that only a proxy may set; and the origin, which the gateway has checked: the service refuses whoever comes with one. */
const dropped = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-nonce', 'content-security-policy', 'origin']);

export interface ForwardOptions {
  /** Behind somebody else's TLS the proxy's own account of the client is kept; else it is the client's word and dropped. */
  readonly isBehindProxy: boolean;
  readonly scheme: 'https' | 'http';
}

/** The request's headers as the inference service gets them. */
export function forwardedHeaders(request: IncomingMessage, { isBehindProxy, scheme }: ForwardOptions): OutgoingHttpHeaders {
  const named = new Set((request.headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(request.headers)) if (!dropped.has(name) && !named.has(name)) headers[name] = value;
  const peer = request.socket.remoteAddress ?? '';
  const before = isBehindProxy ? request.headers['x-forwarded-for'] : undefined;
  headers['x-forwarded-for'] = before === undefined ? peer : `${String(before)}, ${peer}`;
  headers['x-forwarded-proto'] = scheme;
  if (request.headers.host !== undefined) headers['x-forwarded-host'] = request.headers.host;
  return headers;
}

/** The answer's headers without those of its connection. */
export function answeredHeaders(answer: IncomingMessage): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(answer.headers)) if (!['connection', 'keep-alive', 'transfer-encoding', 'upgrade'].includes(name)) headers[name] = value;
  return headers;
}
