import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { machineNames, networkAddresses } from './machine-names.ts';

const entry = (address: string, family: 'IPv4' | 'IPv6', internal = false): NetworkInterfaceInfo => ({
  address, family, internal, netmask: '', mac: '', cidr: null, ...(family === 'IPv6' ? { scopeid: 0 } : {}),
}) as NetworkInterfaceInfo;
const interfaces = {
  lo: [entry('127.0.0.1', 'IPv4', true), entry('::1', 'IPv6', true)],
  docker0: [entry('172.17.0.1', 'IPv4')],
  wlan0: [entry('fd00::2', 'IPv6'), entry('fe80::1', 'IPv6'), entry('192.168.1.20', 'IPv4')],
  usb0: [entry('169.254.3.4', 'IPv4')],
};

describe('names of this machine', () => {
  it('puts the address that a phone most likely reaches first, and leaves link-local ones out', () => {
    expect(networkAddresses(interfaces)).toEqual(['192.168.1.20', 'fd00::2', '172.17.0.1']);
    expect(networkAddresses({ lo: interfaces.lo })).toEqual([]);
  });

  it('knows localhost, the host name, its .local name, every address, and what was configured', () => {
    expect(machineNames(['duet.lan', '203.0.113.9'], 'Stage.example.org', interfaces)).toEqual({
      dnsNames: ['localhost', 'stage.example.org', 'stage.local', 'duet.lan'],
      addresses: ['127.0.0.1', '::1', '192.168.1.20', 'fd00::2', '172.17.0.1', '203.0.113.9'],
    });
  });

  it('leaves out what no certificate may hold', () => {
    expect(machineNames([], 'My Laptop!', {}).dnsNames).toEqual(['localhost']);
    expect(machineNames([], '', {}).dnsNames).toEqual(['localhost']);
  });
});
