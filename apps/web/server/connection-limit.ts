import type { Socket } from 'node:net';

/**
 * Counts the connections of each network address. A browser opens six and a socket; a lecture hall behind one router opens hundreds, so the limit is generous:
 * it stops one machine from taking every file descriptor.
 */
export class ConnectionLimit {
  readonly #limit: number;
  readonly #onRefused: (address: string) => void;
  readonly #counts = new Map<string, number>();

  constructor(limit: number, onRefused: (address: string) => void) {
    this.#limit = limit;
    this.#onRefused = onRefused;
  }

  /** True when the socket may stay; then it is counted until it closes. */
  admit(socket: Socket): boolean {
    const address = socket.remoteAddress ?? '';
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.#limit) {
      this.#onRefused(address);
      return false;
    }
    this.#counts.set(address, count + 1);
    socket.once('close', () => {
      const left = (this.#counts.get(address) ?? 1) - 1;
      if (left === 0) this.#counts.delete(address);
      else this.#counts.set(address, left);
    });
    return true;
  }
}
