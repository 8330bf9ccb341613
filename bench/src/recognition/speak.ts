import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { decodeWav } from '@duet/shared';
import { BenchUnavailable } from '../framework/bench.ts';
import type { Voice } from './voices.ts';

/**
 * A sentence as the voice speaks it, 16 kHz mono; what the program made is kept in the folder, since a run speaks some thousand.
 * @throws BenchUnavailable when the program fails.
 */
export function speak(text: string, voice: Voice, folder: string): Int16Array {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${createHash('sha1').update(`${voice.program} ${voice.voice} ${text}`).digest('hex').slice(0, 20)}.wav`);
  if (!existsSync(file)) {
    const unfinished = `${file}.${process.pid}`;
    synthesize(text, voice, unfinished);
    renameSync(unfinished, file);
  }
  const { channels, sampleRateHz } = decodeWav(readFileSync(file));
  return toSixteenKilohertz(channels[0] ?? new Int16Array(0), sampleRateHz * voice.shift);
}

function synthesize(text: string, { program, voice }: Voice, file: string): void {
  const result = program === 'flite' ? spawnSync('flite', ['-voice', voice, '-t', text, '-o', file], { encoding: 'utf8' })
    : program === 'espeak-ng' ? spawnSync('espeak-ng', ['-v', voice, '-s', '150', '-w', file, text], { encoding: 'utf8' })
      : spawnSync('festival', ['--pipe'], { input: `(voice_${voice})\n(utt.save.wave (utt.synth (Utterance Text ${JSON.stringify(text)})) ${JSON.stringify(file)} 'riff)\n`, encoding: 'utf8' });
  if (result.error !== undefined || result.status !== 0) throw new BenchUnavailable(`${program} could not speak with the voice ${voice}: ${result.error?.message ?? result.stderr}`);
}

const halfWidth = 24;

/** Windowed-sinc resampling, cut below half of the lower rate. */
function toSixteenKilohertz(samples: Int16Array, fromHz: number): Int16Array {
  if (fromHz === 16_000) return samples;
  const ratio = fromHz / 16_000;
  const cutoff = 0.94 * Math.min(1, 1 / ratio);
  const width = Math.ceil(halfWidth * Math.max(1, ratio));
  return Int16Array.from({ length: Math.floor(samples.length / ratio) }, (_, index) => {
    const centre = index * ratio;
    let sum = 0;
    for (let at = Math.max(0, Math.ceil(centre - width)); at <= centre + width && at < samples.length; at++) {
      const offset = at - centre;
      const sinc = offset === 0 ? cutoff : Math.sin(Math.PI * cutoff * offset) / (Math.PI * offset);
      sum += (samples[at] ?? 0) * sinc * (0.5 + 0.5 * Math.cos((Math.PI * offset) / (width + 1)));
    }
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  });
}
