import { pino } from 'pino';
import { callSettingsSchema, loadConfiguration, type Configuration } from '@duet/shared';
import { createEmbeddedEngine } from './adapters/embedded/create-embedded-engine.ts';
import { EmbeddedSynthesizer } from './adapters/embedded/speaking/index.ts';
import { nodeClock } from './adapters/node-clock/node-clock.ts';
import { ScriptedEngine } from './adapters/scripted/scripted-engine.ts';
import { ToneSynthesizer } from './adapters/scripted/tone-synthesizer.ts';
import { SileroDetector } from './adapters/silero/silero-detector.ts';
import type { OmniEngine, SpeechSynthesizer } from './ports/index.ts';
import { startInferenceService } from './service.ts';

/** The only place that names adapters: reads the configuration, makes the parts, starts the service and ends it in order. */
const configuration = loadConfiguration(process.env, process.argv.slice(2));
const log = pino({ level: configuration.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
/** Faults of one kind are logged at most this often: a broken part must not fill the disk. */
const faultEveryMs = 1000;
const faultsLoggedAt = new Map<string, number>();

function onFault(fault: string, thrown: unknown): void {
  const now = performance.now();
  if (now - (faultsLoggedAt.get(fault) ?? Number.NEGATIVE_INFINITY) < faultEveryMs) return;
  faultsLoggedAt.set(fault, now);
  log.warn({ err: thrown }, fault);
}

async function makeEngine({ engine, dataDir, embeddedListening, recognizerWorkers }: Configuration): Promise<{ engine: OmniEngine; synthesizer: SpeechSynthesizer }> {
  if (engine === 'scripted') return { engine: new ScriptedEngine({ clock: nodeClock }), synthesizer: new ToneSynthesizer() };
  const synthesizer = await EmbeddedSynthesizer.create();
  const embedded = await createEmbeddedEngine({ dataDir, listening: embeddedListening, clock: nodeClock, recognizerWorkers, voices: synthesizer.voices, onFault });
  return { engine: embedded, synthesizer };
}

const startedAt = performance.now();
const [detector, { engine, synthesizer }] = await Promise.all([SileroDetector.start({ onRestart: (cause) => onFault('the voice detector restarted', cause) }), makeEngine(configuration)]);
const service = await startInferenceService({
  engine, synthesizer, detector, clock: nodeClock, port: configuration.inferencePort, onFault,
  limits: configuration, defaultSettings: callSettingsSchema.parse({ listening: configuration.embeddedListening, duplex: configuration.duplex }),
});
log.info({ port: service.port, engine: engine.info.id, ms: Math.round(performance.now() - startedAt) }, 'inference service ready');

let isClosing = false;
async function close(signal: string): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  log.info({ signal }, 'inference service closing');
  await service.close();
  await Promise.all([engine.close(), synthesizer.close(), detector.close()]);
  process.exit(0);
}
process.once('SIGINT', () => void close('SIGINT'));
process.once('SIGTERM', () => void close('SIGTERM'));
process.on('unhandledRejection', (thrown) => onFault('a rejection that nothing handled', thrown));
