const keptSamples = 8;

/**
 * Running estimate of the server's clock: of the last replies, the one with the shortest round trip is the least wrong, by at most half of that trip.
 * Used to set server stages and client events side by side in a log, never to date audio.
 */
export class ClockOffset {
  #samples: { roundTripMs: number; offsetMs: number }[] = [];

  add({ sentAt, receivedAt, serverAt }: { sentAt: number; receivedAt: number; serverAt: number }): void {
    this.#samples.push({ roundTripMs: receivedAt - sentAt, offsetMs: serverAt - (sentAt + receivedAt) / 2 });
    if (this.#samples.length > keptSamples) this.#samples.shift();
  }

  /** To be added to the client's clock; null before the first reply. */
  get offsetMs(): number | null {
    return this.#best?.offsetMs ?? null;
  }

  get roundTripMs(): number | null {
    return this.#best?.roundTripMs ?? null;
  }

  get #best(): { roundTripMs: number; offsetMs: number } | null {
    return this.#samples.reduce<{ roundTripMs: number; offsetMs: number } | null>((best, sample) => (best === null || sample.roundTripMs < best.roundTripMs ? sample : best), null);
  }
}
