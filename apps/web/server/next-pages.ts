import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Pages } from './gateway.ts';

interface NextApp {
  prepare(): Promise<void>;
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
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
  // Next hears upgrades of the server that it is given. This one never listens: the gateway alone takes connections, and hands on those that are for the pages.
  const hearing = createServer();
  const app = makeApp({ dev: isDevelopment, dir, hostname: host, port, customServer: true, httpServer: hearing });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    // Not `getUpgradeHandler()`: it is a handler that does nothing, and `next dev` then waits for its socket for ever.
    upgrade: isDevelopment ? (request, socket, head) => { if (!hearing.emit('upgrade', request, socket, head)) socket.destroy(); } : null,
    close: () => app.close(),
  };
}
