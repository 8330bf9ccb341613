import { request } from 'node:http';
import type { AnyServerEvent, QuestionId, ServerEventName } from '@duet/shared';
import { DuetClient, type CallOptions } from '@duet/talk';
import { nodeClock } from '../../src/adapters/node-clock/node-clock.ts';
import { ScriptedEngine, type ScriptedEngineOptions } from '../../src/adapters/scripted/scripted-engine.ts';
import { ToneSynthesizer } from '../../src/adapters/scripted/tone-synthesizer.ts';
import type { OmniEngine, SpeechSynthesizer } from '../../src/ports/index.ts';
import { EnergyVoiceDetector } from '../../src/ports/testing/energy-voice-detector.ts';
import type { CallLimits } from '../../src/usecases/hold-a-call/call-registry.ts';
import { startInferenceService, type InferenceService } from '../../src/service.ts';

type EventOf<Name extends ServerEventName> = Extract<AnyServerEvent, { type: Name }>;

/** One client with everything that it was told. */
export interface Visitor {
  client: DuetClient;
  events: AnyServerEvent[];
  violations: string[];
  disconnects: string[];
  /** The next event of this name from now on, or one after `from` in `events`. */
  next<Name extends ServerEventName>(name: Name, matches?: (event: EventOf<Name>) => boolean, from?: number): Promise<EventOf<Name>>;
  /** The next place in the queue that the server names. */
  placed(): Promise<number>;
  /** Codes of all errors so far. */
  codes(): string[];
  /** Asks a typed question and waits until it is answered: the call is alive. */
  ask(text?: string): Promise<EventOf<'answer-started'>>;
  /** Resolves when the server has handled everything that was sent before. */
  settled(): Promise<void>;
}

/** The real service over real sockets, with an engine that is quick and a detector that needs no model. */
export class ServiceUnderTest {
  readonly service: InferenceService;
  readonly detector: EnergyVoiceDetector;
  /** Faults that the service would have logged. */
  readonly faults: string[];
  readonly #visitors: Visitor[] = [];
  readonly #closeParts: () => Promise<void>;
  #questions = 0;

  private constructor(service: InferenceService, detector: EnergyVoiceDetector, faults: string[], closeParts: () => Promise<void>) {
    this.service = service;
    this.detector = detector;
    this.faults = faults;
    this.#closeParts = closeParts;
  }

  static async start({ engine, synthesizer = new ToneSynthesizer(), scripted = {}, limits = {} }: { engine?: OmniEngine; synthesizer?: SpeechSynthesizer; scripted?: Partial<ScriptedEngineOptions>; limits?: Partial<CallLimits> } = {}): Promise<ServiceUnderTest> {
    const detector = new EnergyVoiceDetector();
    const used = engine ?? new ScriptedEngine({ clock: nodeClock, verdictMs: 1, firstTextMs: 1, sentenceMs: 1, ...scripted });
    const faults: string[] = [];
    const service = await startInferenceService({
      engine: used, synthesizer, detector, clock: nodeClock, port: 0, onFault: (fault) => faults.push(fault),
      limits: { maxSessions: 20, maxQueue: 5, idleLimitSeconds: 300, longestCallSeconds: 900, reconnectSeconds: 30, ...limits },
    });
    return new ServiceUnderTest(service, detector, faults, async () => { await Promise.all([used.close(), synthesizer.close(), detector.close()]); });
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.service.port)}`;
  }

  /** Connects without starting a call. */
  async connect(heard?: () => { epoch: number; playedSample: number }): Promise<Visitor> {
    const events: AnyServerEvent[] = [];
    const violations: string[] = [];
    const disconnects: string[] = [];
    const waitingForPlace: ((place: number) => void)[] = [];
    const listeners = new Set<(event: AnyServerEvent) => void>();
    const client = await DuetClient.connect({ url: this.url, authority: null, reconnectDelayMs: 10 }, {
      onEvent: (event) => {
        events.push(event);
        for (const listener of [...listeners]) listener(event);
      },
      onQueued: ({ place }) => { for (const tell of waitingForPlace.splice(0)) tell(place); },
      onViolation: (name, problem) => violations.push(`${name}: ${problem}`),
      onDisconnected: (reason) => disconnects.push(reason),
      ...(heard === undefined ? {} : { heard }),
    });
    const next: Visitor['next'] = (name, matches = () => true, from = events.length) => new Promise((resolve) => {
      const isIt = (event: AnyServerEvent): event is EventOf<typeof name> => event.type === name && matches(event as EventOf<typeof name>);
      const known = events.slice(from).find(isIt);
      if (known !== undefined) return resolve(known);
      const listener = (event: AnyServerEvent): void => {
        if (!isIt(event)) return;
        listeners.delete(listener);
        resolve(event);
      };
      listeners.add(listener);
    });
    const visitor: Visitor = {
      client, events, violations, disconnects, next,
      placed: () => new Promise((resolve) => { waitingForPlace.push(resolve); }),
      codes: () => events.flatMap((event) => (event.type === 'error-raised' ? [event.error.code] : [])),
      ask: async (text = 'are you there?') => {
        this.#questions += 1;
        // A name that no test sends itself: a question that comes twice is answered once.
        const questionId = `asked-${String(this.#questions)}` as QuestionId;
        const answered = next('answer-started', (event) => event.questionId === questionId);
        client.send('question-typed', { questionId, text });
        return await answered;
      },
      settled: async () => { await client.measureClock(1); },
    };
    this.#visitors.push(visitor);
    return visitor;
  }

  /** Connects and starts a call. */
  async call(options: CallOptions = {}): Promise<Visitor> {
    const visitor = await this.connect();
    await visitor.client.start(options);
    return visitor;
  }

  /** An HTTP request as it is written, for what `fetch` would not send. */
  async http(method: string, path: string, body?: string): Promise<{ status: number; body: string }> {
    return await new Promise((resolve, reject) => {
      const asked = request({ port: this.service.port, host: '127.0.0.1', method, path, agent: false }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => { text += chunk.toString(); });
        response.once('end', () => { resolve({ status: response.statusCode ?? 0, body: text }); });
      });
      asked.once('error', reject);
      asked.end(body);
    });
  }

  async stop(): Promise<void> {
    for (const { client } of this.#visitors) client.close();
    await this.service.close();
    await this.#closeParts();
  }
}

/** 20 ms of a loud tone, which the energy detector takes for speech. */
export const loudFrame = (value = 8000): Int16Array => Int16Array.from({ length: 320 }, (_, index) => (index % 20 < 10 ? value : -value));
