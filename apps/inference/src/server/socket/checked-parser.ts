import * as messagePackParser from 'socket.io-msgpack-parser';
import { checkMessagePack } from './check-message-pack.ts';

/** The decoder takes what a sender declares at its word: 5 bytes that promise an array of 32 million made it allocate 250 MB. So every packet is walked through first. */
class CheckedDecoder extends messagePackParser.Decoder {
  /** @throws RangeError for a packet that is not what it declares; Socket.IO then closes the connection, and only that. */
  override add(packet: unknown): void {
    if (!(packet instanceof Uint8Array)) throw new RangeError('a packet is binary');
    checkMessagePack(packet);
    super.add(packet);
  }
}

/** Socket.IO's MessagePack parser, for packets of strangers. */
export const checkedParser = { protocol: messagePackParser.protocol, Encoder: messagePackParser.Encoder, Decoder: CheckedDecoder };
