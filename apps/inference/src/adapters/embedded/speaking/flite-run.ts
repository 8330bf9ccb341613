import { readWave } from './wave-file.ts';
import { alignWords, type TimedPhone } from './align-words.ts';
import { WasiProgram, type WasmModule } from './wasi-host.ts';
import type { Speech } from '../../../ports/index.ts';

export interface FliteRequest {
  text: string;
  /** flite's own name: slt, rms, awb, kal16. */
  voice: string;
  rate: number;
}

const soundFile = 'out.wav';

/** Runs the flite program on a sentence. One instance speaks once; the next is made ready while nobody waits. */
export class FliteRunner {
  readonly #module: WasmModule;
  #next: WasiProgram | null = null;

  constructor(module: WasmModule) {
    this.#module = module;
    this.#prepare();
  }

  #prepare(): void {
    this.#next ??= new WasiProgram(this.#module);
  }

  /** @throws Error with what the program said when it gives no sound. */
  speak({ text, voice, rate }: FliteRequest): Speech {
    const program = this.#next ?? new WasiProgram(this.#module);
    this.#next = null;
    // The next request may come before this turn of the event loop ends; then it makes its own.
    setImmediate(() => this.#prepare());
    const run = program.run(['flite', '-voice', voice, '--setf', `duration_stretch=${(1 / rate).toFixed(3)}`, '-psdur', '-t', text, '-o', soundFile]);
    const wave = readWave(run.files.get(soundFile) ?? new Uint8Array(0));
    if (wave === null) throw new Error(`flite ended with ${run.exitCode} and no sound: ${new TextDecoder().decode(run.stderr).slice(0, 200)}`);
    const phones = readPhones(new TextDecoder().decode(run.stdout));
    const wordEnds = alignWords(text, phones).map(({ endCharacter, endSeconds }) => ({ endCharacter, endSample: Math.min(wave.samples.length, Math.round(endSeconds * wave.sampleRateHz)) }));
    return { ...wave, wordEnds };
  }
}

/** "pau:0.220 hh:0.295 …": each sound with its end. A text of several utterances starts again from 0 with each; their sounds stand one after the other. */
export function readPhones(printed: string): TimedPhone[] {
  const phones: TimedPhone[] = [];
  let offset = 0;
  let last = 0;
  for (const [, name = '', time = ''] of printed.matchAll(/([a-z]+):([\d.]+)/g)) {
    const end = Number(time);
    if (end < last) offset += last;
    last = end;
    phones.push({ name, endSeconds: offset + end });
  }
  return phones;
}
