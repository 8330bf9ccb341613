import { resolve } from 'node:path';
import { ensureCertificates, machineNames, makeDataFolder, storageProblem, type LocalCertificates } from '@duet/certs';
import { configurationHelp, configurationVariables, readConfiguration, type Configuration } from '@duet/shared';
import { engineParts, installSystemParts } from '../setup/system-parts.ts';
import { repository } from '../setup/repository.mjs';
import { buildPages, workletScript } from './build-pages.ts';
import { portProblem } from './port-check.ts';
import { openAddresses, readyMessage } from './ready-message.ts';
import { ServiceProcess } from './service-process.ts';
import { isHealthy, waitUntilReady, type HealthTarget } from './wait-until-ready.ts';

/** `npm start`: checks, builds, starts both services and keeps them running. */
const words = process.argv.slice(2);
const isDevelopment = words.includes('--dev');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const helpText = (): string => [
  'npm start [-- OPTIONS]   Starts Duet: installs what is missing, makes certificates, builds the pages when their sources changed, starts both services.',
  '',
  '  --dev', '      Pages from their sources, rebuilt as they change (npm run dev).',
  '  --help', '      This list.',
  ...configurationHelp(),
].join('\n');

/** Everything that a person has to mend before a start can work, said at once. */
async function problemsBefore({ port, host, inferencePort }: Configuration): Promise<string[]> {
  const wishes = [
    { port, host, purpose: 'the page', flag: '--port' },
    { port: inferencePort, host: '127.0.0.1', purpose: 'the inference service', flag: '--inference-port' },
  ];
  const problems = await Promise.all(wishes.map(portProblem));
  return problems.filter((problem) => problem !== null);
}

function healthTargets(configuration: Configuration, authority: string | null): HealthTarget[] {
  const host = configuration.host === '0.0.0.0' || configuration.host === '::' ? '127.0.0.1' : configuration.host;
  return [
    { name: 'the inference service', port: configuration.inferencePort, host: '127.0.0.1', path: '/api/health', authority: null },
    { name: 'the gateway', port: configuration.port, host, path: '/gateway/health', authority },
  ];
}

async function start(): Promise<number> {
  const loaded = readConfiguration(process.env, words.filter((word) => word !== '--dev' && word !== '--help'));
  if (words.includes('--help')) {
    say(helpText());
    return 0;
  }
  for (const { name, nearest } of loaded.unknownVariables) complain(`${name} is no setting of Duet${nearest === null ? '' : `; did you mean ${nearest}?`} It is ignored.`);
  for (const { name, value, problem } of loaded.problems) complain(`${name}${value === '' ? '' : ` ${value}`}: ${problem}`);
  if (loaded.problems.length > 0) return 1;
  const { configuration } = loaded;
  const dataDir = resolve(repository, configuration.dataDir);
  try {
    return await startWith(configuration, dataDir);
  } catch (thrown) {
    const problem = storageProblem(thrown, dataDir);
    if (problem === null) throw thrown;
    complain(problem);
    return 1;
  }
}

/** @throws the file system's error when the data folder cannot be used. */
async function startWith(configuration: Configuration, dataDir: string): Promise<number> {
  await makeDataFolder(dataDir);
  const certificates = configuration.tls === 'off' ? null : await ensureCertificates({ dataDir, names: machineNames(configuration.hostNames) });
  const targets = healthTargets(configuration, certificates?.authority.certificate ?? null);
  const problems = await problemsBefore(configuration);
  if (problems.length > 0) {
    for (const problem of problems) complain(problem);
    const gateway = targets.find(({ path }) => path === '/gateway/health');
    if (gateway !== undefined && (await isHealthy(gateway))) complain(`Duet itself is running there: open ${openAddresses(configuration)[0] ?? ''}, or end it first.`);
    return 1;
  }
  if (configuration.systemParts === 'install') await installSystemParts({ parts: engineParts, dataDir, say });
  const buildProblem = isDevelopment ? null : await buildPages(say);
  if (buildProblem !== null) {
    complain(buildProblem);
    return 1;
  }
  return keepRunning(configuration, dataDir, targets, certificates);
}

/** Starts both services and resolves with the exit code when they have ended: asked to, or given up. */
async function keepRunning(configuration: Configuration, dataDir: string, targets: readonly HealthTarget[], certificates: LocalCertificates | null): Promise<number> {
  const ending = new AbortController();
  let code = 0;
  const end = (because: string, exitCode: number): void => {
    if (ending.signal.aborted) return;
    code = exitCode;
    ending.abort(new Error(because));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end('asked to', 0));
  // The script that started this one is gone, killed perhaps: nobody could end the services any more.
  process.on('disconnect', () => end('the start script is gone', 0));
  const onGivenUp = (reason: string): void => {
    complain(`Duet stops: ${reason}`);
    end(reason, 1);
  };
  const variables = { ...configurationVariables({ ...configuration, dataDir }), ...(isDevelopment ? { NODE_ENV: 'development' } : {}) };
  const services = [
    new ServiceProcess({ name: 'inference', script: 'apps/inference/src/main.ts', variables, say, onGivenUp }),
    new ServiceProcess({ name: 'gateway', script: 'apps/web/server/main.ts', variables, say, onGivenUp }),
    ...(isDevelopment ? [new ServiceProcess({ name: 'worklets', script: workletScript, words: ['--watch'], variables, say, onGivenUp })] : []),
  ];
  const isOver = new Promise<void>((resolveOver) => ending.signal.addEventListener('abort', () => resolveOver(), { once: true }));
  for (const service of services) service.start();
  try {
    await waitUntilReady(targets, say, ending.signal);
    say(`\n${await readyMessage(configuration, certificates)}\n`);
    await isOver;
  } catch (thrown) {
    if (!ending.signal.aborted) complain(`Duet stops: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    if (!ending.signal.aborted) code = 1;
  }
  await Promise.all(services.map((service) => service.stop()));
  return code;
}

process.exit(await start());
