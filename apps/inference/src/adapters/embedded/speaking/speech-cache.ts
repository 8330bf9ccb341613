import type { SpeakRequest, Speech } from '../../../ports/index.ts';

/** Greetings, "I don't know that" and the like; longer sentences seldom come twice. */
const longestText = 80;
/** 8 MB are about three minutes of 24 kHz. */
const mostBytes = 8_000_000;

/** Keeps what was spoken lately, short sentences only, the least lately used leaving first. */
export class SpeechCache {
  readonly #entries = new Map<string, Speech>();
  #bytes = 0;

  get size(): number {
    return this.#entries.size;
  }

  get(request: SpeakRequest): Speech | null {
    const key = keyOf(request);
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return copyOf(entry);
  }

  add(request: SpeakRequest, speech: Speech): void {
    if (request.text.length > longestText || speech.samples.byteLength > mostBytes / 8) return;
    const key = keyOf(request);
    this.#remove(key);
    this.#entries.set(key, copyOf(speech));
    this.#bytes += speech.samples.byteLength;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= mostBytes) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    this.#bytes -= this.#entries.get(key)?.samples.byteLength ?? 0;
    this.#entries.delete(key);
  }
}

const keyOf = (request: SpeakRequest): string => `${request.language}|${request.voice}|${request.rate}|${request.text}`;
/** Whoever gets samples may transfer or change them. */
const copyOf = (speech: Speech): Speech => ({ ...speech, samples: speech.samples.slice() });
