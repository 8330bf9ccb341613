import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import type { Pages } from './gateway.ts';

interface NextApp {
  prepare(): Promise<void>;
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  getUpgradeHandler(): (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  close(): Promise<void>;
}
interface NextOptions { dev: boolean; dir: string; hostname: string; port: number; customServer: true; httpServer: ReturnType<typeof createServer> }

export interface NextPages extends Pages { close(): Promise<void> }

/**
 * The Next app of `dir` as the gateway's pages: the built one, or `next dev`.
 * @throws when there is no build; `npm start` makes one.
 */
export async function nextPages({ dir, isDevelopment, host, port }: { dir: string; isDevelopment: boolean; host: string; port: number }): Promise<NextPages> {
  const makeApp = createRequire(import.meta.url)('next') as (options: NextOptions) => NextApp;
  // Next adds an `upgrade` listener to the server that it is given, else to the one that its first request came on. This one never listens: the gateway alone hands upgrades out.
  const app = makeApp({ dev: isDevelopment, dir, hostname: host, port, customServer: true, httpServer: createServer() });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade: isDevelopment ? (request, socket, head) => { upgrade(request, socket, head).catch(() => socket.destroy()); } : null,
    close: () => app.close(),
  };
}
