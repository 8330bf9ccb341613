import { join, resolve } from 'node:path';
import { machineNames, type MachineNames } from '@duet/certs';
import { loadConfiguration } from '@duet/shared';
import { certifyGateway } from './certify-gateway.ts';
import { Gateway } from './gateway.ts';
import { gatewayLog } from './gateway-log.ts';
import { nextPages } from './next-pages.ts';

/** Starts the gateway: certificates, pages, then the port. `npm start` runs it beside the inference service. */
const configuration = loadConfiguration(process.env, process.argv.slice(2));
const isDevelopment = process.env['NODE_ENV'] === 'development';
const log = gatewayLog(configuration.logLevel);
const repository = join(import.meta.dirname, '../../..');
const dataDir = resolve(repository, configuration.dataDir);
// Plugins of Next's configuration look for their files from the working directory on.
process.chdir(join(repository, 'apps/web'));
/** A laptop moves between networks while Duet runs; reading the interfaces and four small files costs 3 ms. */
const namesCheckedEveryMs = 60_000;

const namesOf = ({ dnsNames, addresses }: MachineNames): string[] => [...dnsNames, ...addresses];

const certify = certifyGateway({ configuration, dataDir, log });
const names = machineNames(configuration.hostNames);
const certificate = await certify(names);
const pages = await nextPages({ dir: join(repository, 'apps/web'), isDevelopment, host: 'localhost', port: configuration.port });
const gateway = new Gateway({
  pages, certificate, isDevelopment,
  names: namesOf(names),
  publicOrigin: configuration.publicOrigin,
  inferencePort: configuration.inferencePort,
  bodyLimitBytes: configuration.bodyLimitMegabytes * 1024 * 1024,
  connectionsPerAddress: configuration.connectionsPerAddress,
  onFault: (fault, thrown) => log.fault(fault, thrown),
});
const port = await gateway.listen(configuration.port, configuration.host);
log.info('gateway ready', { port, tls: configuration.tls });

const watch = setInterval(() => {
  const current = machineNames(configuration.hostNames);
  certify(current).then((renewed) => gateway.update(namesOf(current), renewed), (thrown: unknown) => log.fault('the certificate could not be renewed', thrown));
}, namesCheckedEveryMs);

let isClosing = false;
async function close(signal: string): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  clearInterval(watch);
  log.info('gateway closing', { signal });
  await gateway.close();
  await pages.close();
  process.exit(0);
}
process.once('SIGINT', () => void close('SIGINT'));
process.once('SIGTERM', () => void close('SIGTERM'));
process.on('unhandledRejection', (thrown) => log.fault('a rejection that nothing handled', thrown));
