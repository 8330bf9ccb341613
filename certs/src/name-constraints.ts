import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { Extension } from './x509.ts';
import type { MachineNames } from './machine-names.ts';

/**
 * What the authority may sign: names of this machine and addresses of private networks. Whoever trusts it on a phone trusts it for nothing else, even if its key were stolen.
 * RFC 5280 section 4.2.1.10.
 */
export interface PermittedNames { readonly dnsNames: readonly string[]; readonly networks: readonly Network[] }
export interface Network { readonly address: string; readonly prefixBits: number }

const privateNetworks: readonly Network[] = [
  { address: '127.0.0.0', prefixBits: 8 }, { address: '10.0.0.0', prefixBits: 8 }, { address: '172.16.0.0', prefixBits: 12 }, { address: '192.168.0.0', prefixBits: 16 },
  { address: '169.254.0.0', prefixBits: 16 }, { address: '100.64.0.0', prefixBits: 10 },
  { address: '::1', prefixBits: 128 }, { address: 'fc00::', prefixBits: 7 }, { address: 'fe80::', prefixBits: 10 },
];

/** Every private network, all of `.local`, and this machine's own names and public addresses at the time. */
export function permittedNames(names: MachineNames): PermittedNames {
  const isCoveredName = (name: string): boolean => name === 'localhost' || name.endsWith('.local');
  const publicAddresses = names.addresses.filter((address) => !isWithin(address, privateNetworks));
  return {
    dnsNames: ['localhost', 'local', ...names.dnsNames.filter((name) => !isCoveredName(name))],
    networks: [...privateNetworks, ...publicAddresses.map((address) => ({ address, prefixBits: isIPv4(address) ? 32 : 128 }))],
  };
}

export function isPermitted(name: string, permitted: PermittedNames): boolean {
  if (isIPv4(name) || isIPv6(name)) return isWithin(name, permitted.networks);
  return permitted.dnsNames.some((allowed) => name === allowed || name.endsWith(`.${allowed}`));
}

function isWithin(address: string, networks: readonly Network[]): boolean {
  const list = new BlockList();
  for (const network of networks) list.addSubnet(network.address, network.prefixBits, isIPv4(network.address) ? 'ipv4' : 'ipv6');
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

const nameConstraintsOid = '2.5.29.30';

/** The critical extension. Written by hand because the certificate library has no class for it. */
export function nameConstraintsExtension(permitted: PermittedNames): Extension {
  const subtrees = [
    ...permitted.dnsNames.map((name) => encode(0x82, Buffer.from(name, 'ascii'))),
    ...permitted.networks.map((network) => encode(0x87, Buffer.concat([addressBytes(network.address), maskBytes(network)]))),
  ].map((base) => encode(0x30, base));
  return new Extension(nameConstraintsOid, true, new Uint8Array(encode(0x30, encode(0xa0, Buffer.concat(subtrees)))));
}

/** Reads back what `nameConstraintsExtension` wrote. */
export function readNameConstraints(value: Uint8Array): PermittedNames {
  const dnsNames: string[] = [];
  const networks: Network[] = [];
  for (const list of children(children(Buffer.from(value))[0]?.content ?? Buffer.alloc(0))) {
    if (list.tag !== 0xa0) continue;
    for (const subtree of children(list.content)) {
      for (const base of children(subtree.content)) {
        if (base.tag === 0x82) dnsNames.push(base.content.toString('ascii'));
        if (base.tag === 0x87) networks.push(networkOf(base.content));
      }
    }
  }
  return { dnsNames, networks };
}

/** One DER element: tag, length, content. */
function encode(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const header = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}

function children(content: Buffer): { tag: number; content: Buffer }[] {
  const elements: { tag: number; content: Buffer }[] = [];
  let offset = 0;
  while (offset + 2 <= content.length) {
    const tag = content.readUInt8(offset);
    const first = content.readUInt8(offset + 1);
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = offset + 2 + lengthBytes;
    const length = lengthBytes === 0 ? first : content.readUIntBE(offset + 2, lengthBytes);
    elements.push({ tag, content: content.subarray(start, start + length) });
    offset = start + length;
  }
  return elements;
}

function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // The URL parser writes an IPv6 address in its shortest form, so that `::` is the only gap to fill.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const filled = tail === undefined ? groups(head) : [...groups(head), ...Array.from({ length: 8 - groups(head).length - groups(tail).length }, () => '0'), ...groups(tail)];
  return Buffer.from(filled.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function maskBytes({ address, prefixBits }: Network): Buffer {
  const bytes = isIPv4(address) ? 4 : 16;
  return Buffer.from(Array.from({ length: bytes }, (_, index) => 0xff & ~(0xff >> Math.max(0, Math.min(8, prefixBits - index * 8)))));
}

function networkOf(bytes: Buffer): Network {
  const half = bytes.length / 2;
  const address = bytes.subarray(0, half);
  const prefixBits = [...bytes.subarray(half)].reduce((bits, byte) => bits + byte.toString(2).replaceAll('0', '').length, 0);
  const text = half === 4 ? [...address].join('.') : new URL(`http://[${address.toString('hex').replace(/(.{4})(?=.)/g, '$1:')}]`).hostname.slice(1, -1);
  return { address: text, prefixBits };
}
