import type { CallState } from '@duet/shared';
import { playedWaveLength, userWaveLength, type CallMeters } from '../call-view.ts';
import { stillWave } from '../figure/figure-geometry.ts';

/** The detector's probability in each state, as the drawings of the visual direction have it. */
const probabilityIn: Record<CallState, number> = {
  listening: 0.04, 'user-speaking': 0.97, thinking: 0.1, speaking: 0.04, ducked: 0.93, held: 0.97, interrupted: 0.08, noise: 0.31, reconnecting: 0,
};
/** −18 dB as a factor of the amplitude. */
const ducked = 0.126;

export function demonstrationMeters(state: CallState): CallMeters {
  const playedWave = stillWave(playedWaveLength, 2);
  return {
    userWave: stillWave(userWaveLength, 7), userLevel: 0.06, userPeak: 0.14, detectorProbability: probabilityIn[state],
    playedWave: state === 'ducked' ? playedWave.map((level) => level * ducked) : playedWave, playedLevel: 0.3,
  };
}
