import fc from 'fast-check';
import { Decoder, Encoder } from 'socket.io-msgpack-parser';
import { describe, expect, it } from 'vitest';
import { checkMessagePack } from './check-message-pack.ts';

const encode = (value: unknown): Uint8Array => (new Encoder().encode(value as never) as unknown as Uint8Array[])[0] ?? new Uint8Array(0);
const check = (...bytes: number[]) => (): void => { checkMessagePack(Uint8Array.from(bytes)); };

describe('a packet', () => {
  it('of any value that the encoder makes is let through', () => {
    const value = fc.anything({ maxDepth: 4, withBigInt: false, withDate: false, withMap: false, withSet: false, withTypedArray: false, withSparseArray: false, withObjectString: false, withNullPrototype: false });
    fc.assert(fc.property(value, fc.uint8Array({ maxLength: 70_000 }), (data, binary) => {
      checkMessagePack(encode({ type: 2, nsp: '/interactive', data: ['audio', data, Buffer.from(binary)] }));
    }));
  });

  it('that promises more than it has is refused before anything is built', () => {
    expect(check(0xdd, 0x01, 0xf0, 0x00, 0x00)).toThrow('beyond its packet');
    expect(check(0xdf, 0xff, 0xff, 0xff, 0xff)).toThrow('beyond its packet');
    expect(check(0xc9, 0xff, 0xff, 0xff, 0xff, 0x00)).toThrow('beyond its packet');
    expect(check(0xdb, 0x00, 0x00, 0x00, 0x05, 0x61)).toThrow('beyond its packet');
    expect(check(0x92, 0x01)).toThrow('beyond its packet');
    expect(check()).toThrow(RangeError);
    expect(check(0xdd, 0x01)).toThrow(RangeError);
  });

  it('that nests too deep, has bytes left over or is no MessagePack is refused', () => {
    expect(check(...Array.from({ length: 15 }, () => 0x91), 0x01)).not.toThrow();
    expect(check(...Array.from({ length: 40 }, () => 0x91), 0x01)).toThrow('too deep');
    expect(check(0x01, 0x01)).toThrow('left over');
    expect(check(0xc1)).toThrow('no MessagePack');
  });

  it('of any bytes that is let through can be decoded, and to nothing larger than itself', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try { checkMessagePack(bytes); } catch { return; }
      const packet = encode({ type: 2, nsp: '/', data: ['x'] });
      // The bytes as the event's argument: the last value of the packet.
      const whole = Uint8Array.from([...packet.subarray(0, packet.length - 3), 0x92, ...packet.subarray(packet.length - 2), ...bytes]);
      const decoder = new Decoder();
      let decoded: unknown = null;
      decoder.on('decoded', (value: unknown) => { decoded = value; });
      decoder.add(Buffer.from(whole) as never);
      expect(JSON.stringify(decoded).length).toBeLessThan(60 * 40);
    }), { numRuns: 5000 });
  });
});
