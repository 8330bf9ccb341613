import { spawnSync } from 'node:child_process';

/** A synthetic speaker of the machine. */
export interface Voice {
  name: string;
  program: 'flite' | 'festival' | 'espeak-ng';
  /** As the program calls it. */
  voice: string;
}

const voice = (program: Voice['program'], name: string): Voice => ({ name: `${program} ${name}`, program, voice: name });

/**
 * Eleven speakers of three programs: five recorded people (flite's awb, rms and slt, the diphones of kal and ked), one of them once more from a statistical
 * model, and five of formants, which nobody would take for a person. All from Debian main.
 */
export const voices: readonly Voice[] = [
  voice('flite', 'slt'), voice('flite', 'rms'), voice('flite', 'awb'), voice('flite', 'kal16'),
  voice('festival', 'cmu_us_slt_arctic_hts'), voice('festival', 'ked_diphone'),
  voice('espeak-ng', 'en-us'), voice('espeak-ng', 'en-us+f3'), voice('espeak-ng', 'en-gb+m3'), voice('espeak-ng', 'en-gb-x-rp+f2'), voice('espeak-ng', 'en-gb-scotland+m7'),
];

/** The voices whose programs are installed. Debian: `apt-get install flite espeak-ng festival festvox-kdlpc16k festvox-us-slt-hts`. */
export function installedVoices(): Voice[] {
  const festival = spawnSync('festival', ['-b', '(print (voice.list))'], { encoding: 'utf8' }).stdout ?? '';
  const isInstalled = (program: string, flag: string): boolean => spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined;
  const programs = new Set([...(isInstalled('flite', '-lv') ? ['flite'] : []), ...(isInstalled('espeak-ng', '--version') ? ['espeak-ng'] : [])]);
  return voices.filter(({ program, voice: name }) => (program === 'festival' ? festival.includes(name) : programs.has(program)));
}
