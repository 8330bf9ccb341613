import { createServer, type Server, type Socket } from 'node:net';

/** First byte of a TLS handshake record (RFC 8446 section 5.1); no HTTP method begins with it. */
const tlsHandshake = 0x16;
/** Who connects and says nothing holds a socket for no longer than this. */
const silentMs = 10_000;

export interface Listeners {
  onTls: (socket: Socket) => void;
  onPlain: (socket: Socket) => void;
  /** Called for each connection before anything is read; false ends it. */
  isAdmitted: (socket: Socket) => boolean;
}

/**
 * One port for both: looks at the first byte of each connection and hands the socket on, the byte put back.
 * So `http://` typed on the TLS port gets a redirect instead of an unreadable error.
 */
export function sniffingServer({ onTls, onPlain, isAdmitted }: Listeners): Server {
  return createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 }, (socket) => {
    // The peer may go at any moment; whoever takes the socket over adds a listener of its own.
    socket.on('error', () => socket.destroy());
    if (!isAdmitted(socket)) {
      socket.destroy();
      return;
    }
    const giveUp = (): void => {
      socket.destroy();
    };
    socket.setTimeout(silentMs, giveUp);
    socket.once('readable', () => {
      socket.off('timeout', giveUp);
      socket.setTimeout(0);
      const bytes: unknown = socket.read();
      if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
        socket.destroy();
        return;
      }
      socket.unshift(bytes);
      (bytes[0] === tlsHandshake ? onTls : onPlain)(socket);
    });
  });
}
