import { spawnSync } from 'node:child_process';

/** A synthetic speaker: a voice of a program of the machine, and how its speech is shifted to make another speaker of it. */
export interface Voice {
  name: string;
  program: 'flite' | 'festival' | 'espeak-ng';
  /** As the program calls it. */
  voice: string;
  /** The speech is played this much faster: pitch and formants go up together, as in a smaller person. 1 = as it is. */
  shift: number;
}

const voice = (program: Voice['program'], name: string, shift = 1): Voice =>
  ({ name: `${program} ${name}${shift === 1 ? '' : ` at ${shift.toFixed(2)}`}`, program, voice: name, shift });

/**
 * Twelve speakers. Five recorded people (slt, rms, awb, kal and ked; awb is a Scot), slt once more from a statistical model, three of them shifted to
 * shorter or taller people, and three made of formants, British ones among them. All from Debian main.
 */
export const voices: readonly Voice[] = [
  voice('flite', 'slt'), voice('flite', 'rms'), voice('flite', 'awb'), voice('flite', 'kal16'),
  voice('festival', 'cmu_us_slt_arctic_hts'), voice('festival', 'ked_diphone'),
  voice('flite', 'slt', 0.93), voice('flite', 'rms', 1.1), voice('flite', 'kal16', 0.92),
  voice('espeak-ng', 'en-us'), voice('espeak-ng', 'en-gb-x-rp+f2'), voice('espeak-ng', 'en-gb-scotland'),
];

/** What brings the programs and voices on Debian. */
export const voicesRemedy = 'apt-get install -y flite espeak-ng festival festvox-kdlpc16k festvox-us-slt-hts';

/** The voices whose programs are installed. */
export function installedVoices(): Voice[] {
  const isThere = (program: string, flag: string): boolean => spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined;
  const found = new Set<Voice['program']>([...(isThere('flite', '-lv') ? ['flite' as const] : []), ...(isThere('espeak-ng', '--version') ? ['espeak-ng' as const] : [])]);
  const ofFestival = spawnSync('festival', ['-b', '(print (voice.list))'], { encoding: 'utf8' });
  const festivalVoices = ofFestival.error === undefined ? ofFestival.stdout : '';
  return voices.filter(({ program, voice: name }) => (program === 'festival' ? festivalVoices.includes(name) : found.has(program)));
}
