import { keptCall } from './kept-call.ts';

/** The position for a reload is kept about this often; what is lost by less is heard twice. */
const keepEveryMs = 500;

/** With it this tab takes its call, or its place in the queue, up again: over a broken line, and kept in the tab's storage, over a reload. */
export class ResumeTicket {
  #token: string | null;
  #keptAt = 0;

  constructor(token: string | null) {
    this.#token = token;
  }

  get token(): string | null {
    return this.#token;
  }

  get isDue(): boolean {
    return performance.now() - this.#keptAt > keepEveryMs;
  }

  renew(token: string | null): void {
    this.#token = token;
  }

  /** Stores what a reload needs to go on from here. */
  keep(heard: { epoch: number; playedSample: number }, isMuted: boolean): void {
    if (this.#token === null) return;
    this.#keptAt = performance.now();
    keptCall.write({ resumeToken: this.#token, savedAt: Date.now(), epoch: heard.epoch, playedSample: heard.playedSample, isMuted });
  }

  /** The call is over, or the server does not know it. */
  discard(): void {
    this.#token = null;
    keptCall.clear();
  }
}
