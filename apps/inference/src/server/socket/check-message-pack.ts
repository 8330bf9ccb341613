/** The protocol's deepest message has 6 levels. */
const deepest = 16;

/** What a prefix is followed by: bytes of its own, and values. Lengths that stand in the packet are read from it. */
interface Shape { bytes: number; values: number }

/**
 * Walks through a packet without building anything, so that what is built from it cannot be larger than what was sent.
 * Source: the MessagePack specification, section "Formats". Costs a step a value; binary data and texts are passed over.
 * @throws RangeError when a length goes beyond the packet, when values nest deeper than 16, or when bytes are left over.
 */
export function checkMessagePack(packet: Uint8Array): void {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  /** Values still to come at each level. */
  const open = [1];
  let offset = 0;
  while (open.length > 0) {
    const left = open.pop() ?? 0;
    if (left === 0) continue;
    open.push(left - 1);
    const [shape, headBytes] = shapeAt(view, offset);
    offset += headBytes + shape.bytes;
    // Every value has a byte at least, so a promise that the rest cannot keep is refused before it is walked through.
    if (offset > packet.byteLength || shape.values > packet.byteLength - offset) throw new RangeError('a MessagePack length goes beyond its packet');
    if (shape.values === 0) continue;
    if (open.length >= deepest) throw new RangeError('MessagePack values nest too deep');
    open.push(shape.values);
  }
  if (offset !== packet.byteLength) throw new RangeError('bytes are left over behind a MessagePack value');
}

const bytes = (count: number): Shape => ({ bytes: count, values: 0 });
const values = (count: number): Shape => ({ bytes: 0, values: count });

/** The value that begins at `offset`, and the length of its prefix. @throws RangeError (of `DataView`) behind the packet's end */
function shapeAt(view: DataView, offset: number): [Shape, number] {
  const prefix = view.getUint8(offset);
  if (prefix < 0x80 || prefix >= 0xe0) return [bytes(0), 1];
  if (prefix < 0x90) return [values((prefix & 0x0f) * 2), 1];
  if (prefix < 0xa0) return [values(prefix & 0x0f), 1];
  if (prefix < 0xc0) return [bytes(prefix & 0x1f), 1];
  switch (prefix) {
    case 0xc0: case 0xc2: case 0xc3: return [bytes(0), 1];
    case 0xc4: case 0xd9: return [bytes(view.getUint8(offset + 1)), 2];
    case 0xc5: case 0xda: return [bytes(view.getUint16(offset + 1)), 3];
    case 0xc6: case 0xdb: return [bytes(view.getUint32(offset + 1)), 5];
    // Extensions have a byte for their type.
    case 0xc7: return [bytes(view.getUint8(offset + 1) + 1), 2];
    case 0xc8: return [bytes(view.getUint16(offset + 1) + 1), 3];
    case 0xc9: return [bytes(view.getUint32(offset + 1) + 1), 5];
    case 0xca: return [bytes(4), 1];
    case 0xcb: return [bytes(8), 1];
    case 0xcc: case 0xd0: return [bytes(1), 1];
    case 0xcd: case 0xd1: return [bytes(2), 1];
    case 0xce: case 0xd2: return [bytes(4), 1];
    case 0xcf: case 0xd3: return [bytes(8), 1];
    case 0xd4: case 0xd5: case 0xd6: case 0xd7: case 0xd8: return [bytes((1 << (prefix - 0xd4)) + 1), 1];
    case 0xdc: return [values(view.getUint16(offset + 1)), 3];
    case 0xdd: return [values(view.getUint32(offset + 1)), 5];
    case 0xde: return [values(view.getUint16(offset + 1) * 2), 3];
    case 0xdf: return [values(view.getUint32(offset + 1) * 2), 5];
    default: throw new RangeError('0xc1 is no MessagePack');
  }
}
