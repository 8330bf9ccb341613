import { downFrameSamples } from '@duet/shared';
import type { HeardLedger } from '../ledger/heard-ledger.ts';

/** An engine must go on in this long, else its answer is given up. A large model's prefill fits in it. */
export const engineLimitMs = 15_000;
/** Sound is there and the page reports no progress for this long, neither held nor away: the player is stuck. */
const playerLimitMs = 5000;

/** All that was made was played, and more is to come. Less than a frame waits on the server for what follows it. */
export const isDry = (ledger: HeardLedger): boolean => !ledger.isGenerated && ledger.spokenSamples - ledger.playedSample < downFrameSamples;

/** How long an answer that should sound may be silent. */
export const silenceLimitMs = (ledger: HeardLedger): number => (isDry(ledger) ? engineLimitMs : playerLimitMs);
