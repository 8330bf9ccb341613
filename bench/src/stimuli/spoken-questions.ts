import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchUnavailable } from '../framework/bench.ts';
import { speak } from '../recognition/speak.ts';
import { installedVoices } from '../recognition/voices.ts';
import { withHardEdges } from './hard-edge.ts';

export interface SpokenQuestion { text: string; voice: string; samples: Int16Array }

/** What a visitor would ask of the embedded assistant. */
export const questions = [
  'what time is it', 'what is the capital of france', 'what time is it in tokyo', 'what is twelve times seven', 'what day is it today', 'tell me about lighthouses', 'how many people live in japan',
  'what is the capital of italy', 'what can you do', 'what is a violin', 'how many days until christmas', 'what language do they speak in brazil', 'what is thirty plus fifteen', 'tell me about elephants',
  'what is the currency of japan', 'what time is it in london', 'define gravity', 'what is the capital of spain', 'how many miles are ten kilometers', 'what is a telescope', 'where is egypt', 'what is the date today',
  'tell me about volcanoes', 'what is the capital of germany',
];

/** What a listener utters without asking for anything, each with the voice that the detector takes for speech wherever its windows fall (3 or more windows). */
const listenerSounds = [['ah', 'slt'], ['huh', 'rms'], ['uh huh', 'rms'], ['uh huh', 'awb'], ['ah', 'kal16'], ['oh', 'awb']] as const;

/** A sound of a listener, 125 to 305 ms, cut to its first and last sample. @throws BenchUnavailable without the voices. */
export function spokenListenerSounds(): { text: string; samples: Int16Array }[] {
  const voices = installedVoices();
  const sounds = listenerSounds.flatMap(([text, name]) => {
    const voice = voices.find((candidate) => candidate.program === 'flite' && candidate.voice === name);
    return voice === undefined ? [] : [{ text, samples: withHardEdges(speak(text, voice, join(tmpdir(), 'duet-bench-voices'))) }];
  });
  if (sounds.length === 0) throw new BenchUnavailable('No voice for the sounds of a listener: install flite (Debian: apt-get install flite).');
  return sounds;
}

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
