import type { DuplexSettings } from '@duet/shared';

/** Below this likelihood the turn detector knows nothing that would shorten the wait. */
const unsureUpTo = 0.3;
/** From this likelihood on the turn is taken for over; recognizers seldom say more of a short question. */
const sureFrom = 0.8;

/**
 * Silence in milliseconds that ends a turn, given how likely the user has finished (0 … 1, from what was said):
 * `endpointUnsureMs` up to 0.3, `endpointSureMs` from 0.8 on, and a straight line between.
 */
export function endpointWaitMs(settings: Pick<DuplexSettings, 'endpointSureMs' | 'endpointUnsureMs'>, finished: number): number {
  const sureness = Math.max(0, Math.min(1, (finished - unsureUpTo) / (sureFrom - unsureUpTo)));
  return settings.endpointUnsureMs + (settings.endpointSureMs - settings.endpointUnsureMs) * sureness;
}
