import type { IncomingMessage, ServerResponse } from 'node:http';
import { DuetError, type CallSettings, type Lease } from '@duet/shared';
import type { OmniEngine } from '../../ports/index.ts';
import type { CallRegistry } from '../../usecases/hold-a-call/call-registry.ts';

export interface ApiParts {
  engine: OmniEngine;
  registry: CallRegistry;
  defaultSettings: CallSettings;
  lease: Lease;
  version: string;
}

/**
 * The HTTP side of the service: `GET /api/health` says whether it can hold calls, `GET /api/interactive` what a visitor is shown before a call.
 * Reads only; a call itself is held over the socket.
 */
export function answerApi(parts: ApiParts): (request: IncomingMessage, response: ServerResponse) => void {
  const routes: Record<string, () => Promise<{ status: number; body: unknown }>> = {
    '/api/health': async () => {
      const health = await parts.engine.health();
      return { status: health.isReady ? 200 : 503, body: { ...health, calls: parts.registry.counts, version: parts.version } };
    },
    '/api/interactive': async () => {
      const { overload } = await parts.engine.health();
      return { status: 200, body: { engine: parts.engine.info, settings: parts.defaultSettings, lease: parts.lease, calls: parts.registry.counts, overload } };
    },
  };
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const route = Object.hasOwn(routes, path) && (request.method === 'GET' || request.method === 'HEAD') ? routes[path] : undefined;
    const answer = route === undefined
      ? Promise.resolve(refusal(new DuetError('transport.not-found', { path: path.slice(0, 200) })))
      : route().catch((thrown: unknown) => refusal(DuetError.from(thrown)));
    void answer.then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
    });
    request.resume();
  };
}

const refusal = (error: DuetError): { status: number; body: unknown } => ({ status: error.entry.httpStatus, body: { error: error.toWire() } });
