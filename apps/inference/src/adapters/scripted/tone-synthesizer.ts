import { downSampleRateHz, DuetError } from '@duet/shared';
import type { SpeakRequest, Speech, SpeechSynthesizer } from '../../ports/index.ts';

/** About 14 characters a second, the pace of the flite voice that it stands for. */
const msPerCharacter = 70;
const toneHz = 220;
/** −12 dB of full scale: clearly above what a bench takes for silence. */
const amplitude = 8192;

/** One second of the tone; 220 whole periods, so that seconds can be laid end to end without a click. */
const oneSecond = Int16Array.from({ length: downSampleRateHz }, (_, sample) => Math.round(amplitude * Math.sin((2 * Math.PI * toneHz * sample) / downSampleRateHz)));

/**
 * "Speaks" a tone as long as the text would take, with exact word ends. Copying one precomputed second costs microseconds, so that benches
 * of many calls measure Duet and not a voice.
 */
export class ToneSynthesizer implements SpeechSynthesizer {
  readonly voices = [{ id: 'tone', name: 'Tone', language: 'en' }, { id: 'tone-zh', name: 'Tone', language: 'zh' }] as const;
  private isClosed = false;

  async speak(request: SpeakRequest, signal: AbortSignal): Promise<Speech> {
    signal.throwIfAborted();
    if (this.isClosed) throw new DuetError('engine.synthesizer-failed', { reason: 'closed' });
    const samplesPerCharacter = (msPerCharacter * downSampleRateHz) / 1000 / request.rate;
    const samples = new Int16Array(Math.round(request.text.length * samplesPerCharacter));
    for (let start = 0; start < samples.length; start += oneSecond.length) samples.set(oneSecond.subarray(0, Math.min(oneSecond.length, samples.length - start)), start);
    const wordEnds = [...request.text.matchAll(/\S+/g)].map((word) => {
      const endCharacter = word.index + word[0].length;
      return { endCharacter, endSample: Math.min(samples.length, Math.round(endCharacter * samplesPerCharacter)) };
    });
    return { samples, sampleRateHz: downSampleRateHz, wordEnds };
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}
