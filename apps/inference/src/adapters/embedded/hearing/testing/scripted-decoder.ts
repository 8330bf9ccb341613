import type { DecodedText, Decoder, DecoderFactory, Effort, LiveMean } from '../decoder.ts';

/** Samples that make the scripted decoder misbehave. */
export const scripted = { throws: 32_001, crashes: 32_002 } as const;

/**
 * A decoder that hears one word for each 20 ms: the value of its first sample. It needs no library, so that what happens around decoding (turns of the calls,
 * loans, crashes, overload) can be tested anywhere.
 */
class ScriptedDecoder implements Decoder {
  readonly effort: Effort;
  private readonly log: string[];
  private words: string[] = [];
  private hasEnded = false;

  constructor(effort: Effort, log: string[]) {
    this.effort = effort;
    this.log = log;
  }

  start(liveMean: LiveMean | null): void {
    this.words = liveMean === null ? [] : [`after-${liveMean[0] ?? 0}`];
    this.hasEnded = false;
  }

  process(samples: Int16Array): void {
    const first = samples[0] ?? 0;
    if (first === scripted.throws) throw new Error('the script says so');
    if (first === scripted.crashes) setImmediate(() => { throw new Error('the worker crashes'); });
    this.log.push(`${first}:${samples.length}`);
    for (let start = 0; start < samples.length; start += 320) this.words.push(String(samples[start] ?? 0));
  }

  textSoFar(): string {
    return this.words.join(' ');
  }

  read(): DecodedText {
    const words = this.words.map((word, index) => ({ word, startMs: index * 20, endMs: (index + 1) * 20, confidence: 1 }));
    return { text: this.textSoFar(), words, alternatives: this.hasEnded ? [`${this.effort} effort`] : [], domainScore: -2, generalScore: -4, acousticScore: -2 };
  }

  end(): LiveMean {
    this.hasEnded = true;
    return Float32Array.of(this.words.length);
  }

  close(): void {
    this.log.push('closed');
  }
}

/** `log` gets each piece as `first sample:length`, in the order in which the pieces were decoded. */
export function scriptedDecoders(log: string[] = []): DecoderFactory {
  return { create: (effort) => new ScriptedDecoder(effort, log), close: () => { log.push('factory closed'); } };
}
