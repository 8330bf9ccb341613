import { resampleAll, upSampleRateHz } from '@duet/shared';
import { FliteSynthesizer } from '../../apps/inference/src/adapters/embedded/speaking/flite-synthesizer.ts';
import { withHardEdges } from '../../bench/src/stimuli/hard-edge.ts';

/** Speaks what a visitor says with the project's own voice, a man's; the assistant's is a woman's. */
export class VisitorVoice {
  readonly #synthesizer: FliteSynthesizer;

  private constructor(synthesizer: FliteSynthesizer) {
    this.#synthesizer = synthesizer;
  }

  static async open(): Promise<VisitorVoice> {
    return new VisitorVoice(await FliteSynthesizer.create());
  }

  /** `Int16Array`, 16 kHz mono, cut to its first and last sample. */
  async speak(text: string): Promise<Int16Array> {
    const { samples, sampleRateHz } = await this.#synthesizer.speak({ text, language: 'en', voice: 'flite-rms', rate: 1 }, AbortSignal.timeout(60_000));
    return withHardEdges(resampleAll(samples, sampleRateHz, upSampleRateHz));
  }

  async close(): Promise<void> {
    await this.#synthesizer.close();
  }
}
