import { hostname, networkInterfaces } from 'node:os';
import { isIP } from 'node:net';

/** Under what names and addresses browsers may reach this machine. */
export interface MachineNames {
  /** Lower case: `localhost`, the host name, `host.local`, and further names that were configured. */
  readonly dnsNames: readonly string[];
  /** Loopback and every address of the network interfaces, the most likely one for a phone first. */
  readonly addresses: readonly string[];
}

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Bridges of containers and virtual machines: reachable from this machine only, so never the address for a phone. */
const isVirtual = (name: string): boolean => /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|cni|flannel|podman|lxc)/.test(name);

/**
 * @param furtherNames names and addresses from the configuration.
 * @param interfaces as `os.networkInterfaces()` gives them.
 */
export function machineNames(furtherNames: readonly string[] = [], host: string = hostname(), interfaces: Interfaces = networkInterfaces()): MachineNames {
  const name = host.toLowerCase().replace(/\.$/, '');
  const short = name.split('.')[0] ?? '';
  const dnsNames = ['localhost', name, short === '' ? '' : `${short}.local`, ...furtherNames.filter((further) => isIP(further) === 0)];
  const addresses = ['127.0.0.1', '::1', ...networkAddresses(interfaces), ...furtherNames.filter((further) => isIP(further) !== 0)];
  return { dnsNames: distinct(dnsNames.filter(isDnsName)), addresses: distinct(addresses) };
}

/** Addresses under which other machines reach this one, the most likely one first: IPv4 of real interfaces, then IPv6, then virtual ones. Link-local IPv6 is left out: browsers cannot name its zone. */
export function networkAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
  const found = Object.entries(interfaces).flatMap(([name, entries]) =>
    (entries ?? []).filter((entry) => !entry.internal && !entry.address.toLowerCase().startsWith('fe80:') && !entry.address.startsWith('169.254.'))
      .map((entry) => ({ address: entry.address, rank: (isVirtual(name) ? 2 : 0) + (entry.family === 'IPv4' ? 0 : 1) })));
  return found.sort((left, right) => left.rank - right.rank).map(({ address }) => address);
}

const isDnsName = (name: string): boolean => name.length <= 253 && /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/.test(name) && isIP(name) === 0;
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
