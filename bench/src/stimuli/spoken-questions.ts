import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchUnavailable } from '../framework/bench.ts';
import { speak } from '../recognition/speak.ts';
import { installedVoices } from '../recognition/voices.ts';
import { withHardEdges } from './hard-edge.ts';

export interface SpokenQuestion { text: string; voice: string; samples: Int16Array }

/** What a visitor would ask of the embedded assistant. */
const questions = [
  'what time is it', 'what is the capital of france', 'what time is it in tokyo', 'what is twelve times seven', 'what day is it today', 'tell me about lighthouses', 'how many people live in japan',
  'what is the capital of italy', 'what can you do', 'what is a violin', 'how many days until christmas', 'what language do they speak in brazil', 'what is thirty plus fifteen', 'tell me about elephants',
  'what is the currency of japan', 'what time is it in london', 'define gravity', 'what is the capital of spain', 'how many miles are ten kilometers', 'what is a telescope', 'where is egypt', 'what is the date today',
  'tell me about volcanoes', 'what is the capital of germany',
];

/**
 * In-domain questions, synthesised, cut to their first and last speech sample, 16 kHz mono.
 * @throws BenchUnavailable without a voice on this machine.
 */
export function spokenQuestions(count: number): SpokenQuestion[] {
  const voices = installedVoices().filter(({ program }) => program === 'flite');
  if (voices.length === 0) throw new BenchUnavailable('No voice for the questions: install flite (Debian: apt-get install flite).');
  const folder = join(tmpdir(), 'duet-bench-voices');
  return Array.from({ length: count }, (_, index) => {
    const text = questions[index % questions.length] ?? '';
    // The clearest two voices in turn: how well it hears is the recognition bench's matter, this one measures time.
    const voice = voices[index % Math.min(2, voices.length)];
    if (voice === undefined) throw new BenchUnavailable('No voice for the questions.');
    return { text, voice: voice.name, samples: withHardEdges(speak(text, voice, folder)) };
  });
}
