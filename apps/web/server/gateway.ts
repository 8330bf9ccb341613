import { createServer as createHttpServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { DuetError } from '@duet/shared';
import { certificateDownloads, sendCertificate } from './certificate-downloads.ts';
import { ConnectionLimit } from './connection-limit.ts';
import { isOwnOrigin, safeHost } from './own-origins.ts';
import { proxyRequest, type Backend } from './proxy-request.ts';
import { proxyUpgrade } from './proxy-upgrade.ts';
import { answerClientError, refuse, refuseUpgrade } from './refuse.ts';
import { contentSecurityPolicy, emptyPolicy, newNonce, securityHeaders } from './security-headers.ts';
import { sniffingServer } from './sniff-protocol.ts';

/** Makes the pages: the Next app, or a plain handler in tests. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** For `next dev`, whose page asks for a socket of its own. Null where there is none. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
}

/** The certificate in force, PEM; null behind somebody else's TLS. */
export interface GatewayCertificate { readonly authority: string; readonly certificate: string; readonly key: string }

export interface GatewayOptions {
  readonly pages: Pages;
  readonly certificate: GatewayCertificate | null;
  /** Names and addresses of this machine. */
  readonly names: readonly string[];
  readonly publicOrigin: string;
  readonly inferencePort: number;
  readonly bodyLimitBytes: number;
  readonly connectionsPerAddress: number;
  /** For a TLS handshake, and again for the headers of a request. Default 15 s. */
  readonly headersWithinMs?: number;
  readonly isDevelopment?: boolean;
  readonly onFault: (fault: string, thrown: unknown) => void;
}

/** 16 KiB is what browsers' cookies and languages never reach; more is an attack or a mistake. */
const mostHeaderBytes = 16 * 1024;
const defaultHeadersWithinMs = 15_000;
/** For the whole of a request, uploads of a phone on a weak network included. */
const requestWithinMs = 300_000;

/**
 * One origin for the page, the socket and the API: pages come from `pages`, `/api` and `/socket.io` from the inference service on loopback.
 * With a certificate it speaks HTTPS, and `http://` on the same port is redirected; without one, HTTP.
 */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #server: Server;
  readonly #listener: NetServer;
  readonly #sockets = new Set<Socket>();
  #names: ReadonlySet<string>;
  #certificate: GatewayCertificate | null;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#names = new Set(options.names);
    this.#certificate = options.certificate;
    const headersWithinMs = options.headersWithinMs ?? defaultHeadersWithinMs;
    const limits = { maxHeaderSize: mostHeaderBytes, headersTimeout: headersWithinMs, connectionsCheckingInterval: headersWithinMs, requestTimeout: requestWithinMs, keepAliveTimeout: 30_000, noDelay: true };
    const onRequest = (request: IncomingMessage, response: ServerResponse): void => this.#answer(request, response);
    this.#server = options.certificate === null
      ? createHttpServer(limits, onRequest)
      : createHttpsServer({ ...limits, handshakeTimeout: headersWithinMs, minVersion: 'TLSv1.2', cert: options.certificate.certificate, key: options.certificate.key }, onRequest);
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#server.on('clientError', answerClientError);
    const redirector = createHttpServer(limits, (request, response) => this.#redirect(request, response));
    redirector.on('clientError', answerClientError);
    const limit = new ConnectionLimit(options.connectionsPerAddress, (address) => options.onFault('too many connections from one address', address));
    this.#listener = options.certificate === null
      ? this.#server
      : sniffingServer({
        onTls: (socket) => this.#server.emit('connection', socket),
        onPlain: (socket) => redirector.emit('connection', socket),
        isAdmitted: (socket) => limit.admit(socket),
      });
    // Node looks for slow requests from a server's "listening" on. These two are handed their sockets and never listen themselves.
    if (this.#listener !== this.#server) for (const server of [this.#server, redirector]) server.emit('listening');
    this.#listener.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** @returns the port, which matters where 0 asked for any. @throws the listen error of Node (`EADDRINUSE`, …). */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#listener.once('error', reject);
      this.#listener.listen(port, host, () => {
        this.#listener.off('error', reject);
        resolve((this.#listener.address() as AddressInfo).port);
      });
    });
  }

  /** Takes over what changed while running: the machine moved to another network, or the certificate was renewed. Open connections go on. */
  update(names: readonly string[], certificate: GatewayCertificate | null): void {
    this.#names = new Set(names);
    if (certificate === null || certificate.certificate === this.#certificate?.certificate) return;
    this.#certificate = certificate;
    if ('setSecureContext' in this.#server) (this.#server as ReturnType<typeof createHttpsServer>).setSecureContext({ cert: certificate.certificate, key: certificate.key });
  }

  /** Ends every connection at once: the calls' own leave-taking is the inference service's. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#listener.close(() => resolve());
      for (const socket of this.#sockets) socket.destroy();
    });
  }

  get #isTls(): boolean {
    return this.#certificate !== null;
  }

  get #backend(): Backend {
    const { inferencePort, bodyLimitBytes, publicOrigin } = this.#options;
    return { port: inferencePort, bodyLimitBytes, isBehindProxy: !this.#isTls, scheme: this.#isTls || publicOrigin.startsWith('https:') ? 'https' : 'http' };
  }

  #isOwn(request: IncomingMessage): boolean {
    return isOwnOrigin(request.headers, { names: this.#names, isTls: this.#isTls, publicOrigin: this.#options.publicOrigin });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { publicOrigin } = this.#options;
    for (const [name, value] of Object.entries(securityHeaders({ publicOrigin }))) response.setHeader(name, value);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/api' || path.startsWith('/api/')) {
      response.setHeader('content-security-policy', emptyPolicy);
      if (this.#isOwn(request)) proxyRequest(request, response, this.#backend);
      else refuse(response, this.#originRefused(request));
    } else if (path === '/gateway/health') {
      this.#answerHealth(response);
    } else if (path === '/socket.io' || path.startsWith('/socket.io/')) {
      refuse(response, new DuetError('input.malformed', { field: 'transport', problem: 'only the WebSocket transport is served here' }));
    } else if (path in certificateDownloads && this.#certificate !== null) {
      sendCertificate(response, path, this.#certificate.authority);
    } else {
      this.#answerPage(request, response);
    }
  }

  #answerPage(request: IncomingMessage, response: ServerResponse): void {
    const { publicOrigin, isDevelopment = false, pages, onFault } = this.#options;
    const nonce = newNonce();
    const policy = contentSecurityPolicy(nonce, { host: safeHost(request.headers.host), isTls: this.#isTls, publicOrigin, isDevelopment });
    // Next reads the nonce from the request's policy and puts it on the scripts that it writes into the page.
    request.headers['x-nonce'] = nonce;
    request.headers['content-security-policy'] = policy;
    request.headers['x-forwarded-proto'] = this.#backend.scheme;
    response.setHeader('content-security-policy', policy);
    pages.handle(request, response).catch((thrown: unknown) => {
      onFault('a page failed', thrown);
      refuse(response, DuetError.from(thrown));
    });
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    socket.on('error', () => socket.destroy());
    if (!this.#isOwn(request)) refuseUpgrade(socket, this.#originRefused(request));
    else if (path === '/socket.io' || path.startsWith('/socket.io/')) proxyUpgrade(request, socket, head, this.#backend);
    else if (this.#options.pages.upgrade !== null) this.#options.pages.upgrade(request, socket, head);
    else refuseUpgrade(socket, new DuetError('transport.not-found', { path: path.slice(0, 200) }));
  }

  #originRefused(request: IncomingMessage): DuetError {
    return new DuetError('transport.origin-refused', { origin: (request.headers.origin ?? '').slice(0, 200), remedy: 'DUET_PUBLIC_ORIGIN' });
  }

  /** 200 when a visitor could hold a call: this gateway is up and the inference service says that it is ready. */
  #answerHealth(response: ServerResponse): void {
    const send = (isReady: boolean, inference: string): void => {
      if (response.headersSent) return;
      response.writeHead(isReady ? 200 : 503, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': emptyPolicy });
      response.end(JSON.stringify({ service: 'duet', isReady, inference }));
    };
    const check = get({ host: '127.0.0.1', port: this.#options.inferencePort, path: '/api/health', agent: false, timeout: 2000 }, (answer) => {
      answer.resume();
      send(answer.statusCode === 200, answer.statusCode === 200 ? 'ready' : 'not ready');
    });
    check.on('timeout', () => check.destroy(new Error('no answer')));
    check.on('error', () => send(false, 'unreachable'));
  }

  /** Temporary, so that switching TLS off later finds no redirect in a browser's memory. */
  #redirect(request: IncomingMessage, response: ServerResponse): void {
    const host = safeHost(request.headers.host);
    if (host === 'invalid.invalid') {
      refuse(response, new DuetError('input.malformed', { field: 'Host', problem: 'is missing or no host' }));
      return;
    }
    const path = (request.url ?? '/').startsWith('/') ? request.url ?? '/' : '/';
    response.writeHead(307, { location: `https://${host}${path}`, 'cache-control': 'no-store', connection: 'close', ...securityHeaders({ publicOrigin: '' }) });
    response.end();
  }
}
