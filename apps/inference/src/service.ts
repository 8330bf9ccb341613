import { randomBytes } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { callSettingsSchema, type CallSettings, type ClientToServerEvents, type ServerToClientEvents } from '@duet/shared';
import type { Clock, OmniEngine, SpeechSynthesizer, VoiceDetector } from './ports/index.ts';
import { answerApi } from './server/http/api-routes.ts';
import { checkedParser } from './server/socket/checked-parser.ts';
import { serveInteractive } from './server/socket/interactive-namespace.ts';
import { CallRegistry, type CallLimits } from './usecases/hold-a-call/call-registry.ts';

export interface ServiceOptions {
  engine: OmniEngine;
  synthesizer: SpeechSynthesizer;
  detector: VoiceDetector;
  clock: Clock;
  limits: CallLimits;
  defaultSettings?: CallSettings;
  /** 0 = any free port. Only loopback: the gateway stands before it. */
  port: number;
  version?: string;
  onFault: (fault: string, thrown: unknown) => void;
}

export interface InferenceService {
  readonly port: number;
  readonly registry: CallRegistry;
  close(): Promise<void>;
}

/** One socket message holds at most a camera frame and its header. */
const mostMessageBytes = 1024 * 1024;

/**
 * Starts the inference service over parts that are ready. The parts stay their maker's: closing the service does not close them.
 * @throws the listen error of Node (`EADDRINUSE`, …).
 */
export async function startInferenceService(options: ServiceOptions): Promise<InferenceService> {
  const { engine, synthesizer, detector, clock, limits, onFault } = options;
  const defaultSettings = options.defaultSettings ?? callSettingsSchema.parse({});
  const registry = new CallRegistry({
    parts: { engine, synthesizer, detector, clock, onFault }, limits, defaultSettings, newToken: () => randomBytes(24).toString('base64url'),
  });
  const { idleLimitSeconds, longestCallSeconds, reconnectSeconds } = limits;
  const http = createServer(answerApi({ engine, registry, defaultSettings, lease: { idleLimitSeconds, longestCallSeconds, reconnectSeconds }, version: options.version ?? '0' }));
  const io = new Server<ClientToServerEvents, ServerToClientEvents>(http, {
    parser: checkedParser, transports: ['websocket'], serveClient: false, maxHttpBufferSize: mostMessageBytes,
    // The gateway checks the origin of browsers and takes it away. Who comes with one came past it: a page of somebody else, open on this machine.
    allowRequest: (request, decide) => { decide(null, request.headers.origin === undefined); },
    pingInterval: 5000, pingTimeout: 10_000, perMessageDeflate: false, httpCompression: false,
  });
  serveInteractive(io.of('/interactive'), { registry, clock, onFault });
  await listen(http, options.port);
  return {
    port: (http.address() as AddressInfo).port,
    registry,
    async close() {
      registry.closeAll();
      await io.close();
    },
  };
}

function listen(http: HttpServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve();
    });
  });
}
