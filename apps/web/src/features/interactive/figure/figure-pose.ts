import type { Seat } from '@duet/shared';
import type { FigureView } from './figure-view.ts';
import { monitoringSeat } from './seat-roles.ts';

/** How one seat is drawn. Figures from 0 to 1. */
export interface SeatPose {
  /** Radius of the disc as a share of the ring: 1 speaks, 0.7 ducked or held, 0 open. */
  readonly disc: number;
  /** The two bars and the line at the held sample. */
  readonly held: number;
  /** The unheard part hatched and struck. */
  readonly cut: number;
  /** The ring in dots with an arc. */
  readonly thinking: number;
  /** A small disc that announces the next speaker: full, since it stands for no answer yet. */
  readonly isFilled: boolean;
  /** Stipples: what was heard was no question. */
  readonly noise: number;
}

export interface FigurePose {
  readonly A: SeatPose;
  readonly B: SeatPose;
  /** Where the thread hangs: 0 at A, 1 at B. */
  readonly monitor: number;
  /** Whether your voice is heard: thread solid, wave and monitor's line alive. */
  readonly voice: number;
  /** Rings broken, no scale. */
  readonly away: number;
}

const open: SeatPose = { disc: 0, held: 0, cut: 0, thinking: 0, isFilled: false, noise: 0 };
/** A disc that is ducked or held stands at 70 % of its ring. */
const lowered = 0.7;
/** What a new speaker shows while the other seat's cut is still read. */
const seedling = 0.34;

const isVoiceHeard: Record<FigureView['state'], number> = {
  listening: 0, 'user-speaking': 1, thinking: 0, speaking: 0, ducked: 1, held: 1, interrupted: 0, noise: 0.45, reconnecting: 0,
};

/** What stays on the figure a while after its state has passed. */
export interface Lingering {
  readonly cut: FigureView['cut'];
  readonly isNoise: boolean;
}

export function poseOf(view: FigureView, lingering: Lingering): FigurePose {
  const generating = view.generationSeat;
  const monitoring = monitoringSeat(view);
  const isRunning = view.answers[generating]?.isRunning === true;
  const cut = view.state === 'interrupted' ? (view.cut ?? lingering.cut) : lingering.cut;

  let speaker: SeatPose = open;
  let monitor: SeatPose = open;
  if (view.state === 'speaking') speaker = { ...open, disc: 1 };
  if (view.state === 'ducked') speaker = { ...open, disc: lowered };
  if (view.state === 'held') speaker = { ...open, disc: lowered, held: 1 };
  if (view.state === 'noise') speaker = { ...open, disc: isRunning ? 1 : 0 };
  if (view.state === 'reconnecting' && isRunning) speaker = { ...open, disc: lowered, held: 1 };
  if (view.state === 'interrupted' && cut !== null && cut.seat !== generating) speaker = { ...open, disc: seedling, isFilled: true };
  if (view.state === 'held' || (view.state === 'thinking' && !view.isAnswerPending)) monitor = { ...monitor, thinking: 1 };
  if (view.isAnswerPending) speaker = { ...speaker, thinking: 1 };
  if (view.state === 'noise' || lingering.isNoise) monitor = { ...monitor, noise: 1 };

  const seats: Record<Seat, SeatPose> = generating === 'A' ? { A: speaker, B: monitor } : { A: monitor, B: speaker };
  if (cut !== null && seats[cut.seat].disc < 0.5) seats[cut.seat] = { ...open, disc: lowered, cut: 1 };
  return { ...seats, monitor: monitoring === 'B' ? 1 : 0, voice: isVoiceHeard[view.state], away: view.state === 'reconnecting' ? 1 : 0 };
}

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

function blendSeats(from: SeatPose, to: SeatPose, share: number): SeatPose {
  return {
    disc: between(from.disc, to.disc, share),
    // Marks do not fade: they stand or they do not.
    held: to.held, cut: to.cut, thinking: to.thinking, isFilled: to.isFilled, noise: to.noise,
  };
}

export function blendPoses(from: FigurePose, to: FigurePose, share: number): FigurePose {
  if (share >= 1) return to;
  return {
    A: blendSeats(from.A, to.A, share),
    B: blendSeats(from.B, to.B, share),
    monitor: between(from.monitor, to.monitor, share),
    voice: between(from.voice, to.voice, share),
    away: to.away,
  };
}
