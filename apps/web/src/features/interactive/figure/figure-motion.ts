import { cubicBezier } from './cubic-bezier.ts';
import { blendPoses, poseOf, type FigurePose, type Lingering } from './figure-pose.ts';
import type { FigureView } from './figure-view.ts';

/** The reducer's own times: the figure must not look slower than the sound. */
const duckMs = 40;
const holdMs = 20;
const resumeMs = 60;
const swapMs = 420;
const moveMs = 180;
/** How long a cut and a rejected sound stay readable. */
const settleMs = 700;
const swapEasing = cubicBezier(0.65, 0, 0.2, 1);

/** Carries the figure from state to state. Time is passed in; nothing here draws. */
export class FigureMotion {
  #view: FigureView;
  #from: FigurePose;
  #to: FigurePose;
  #startedAt = 0;
  #durationMs = 0;
  #isSwap = false;
  #cut: FigureView['cut'] = null;
  #cutUntil = 0;
  #noiseUntil = 0;
  #isLingering = false;

  constructor(view: FigureView) {
    this.#view = view;
    this.#to = poseOf(view, { cut: null, isNoise: false });
    this.#from = this.#to;
  }

  /** A new state of the call. `isReduced`: everything switches at once. */
  aim(view: FigureView, now: number, isReduced: boolean): void {
    const before = this.#view;
    if (view === before) return;
    if (view.cut !== null && view.cut.answerId !== before.cut?.answerId) {
      this.#cut = view.cut;
      this.#cutUntil = now + settleMs;
    }
    if (view.state === 'noise') this.#noiseUntil = now + settleMs;
    this.#view = view;
    const isSwap = view.generationSeat !== before.generationSeat;
    if (isSwap || view.state !== before.state || view.isAnswerPending !== before.isAnswerPending) {
      this.#go(now, isReduced ? 0 : transitionMs(before, view), isSwap);
    } else {
      this.#to = poseOf(view, this.#lingering(now));
    }
  }

  poseAt(now: number, isReduced: boolean): FigurePose {
    const lingering = this.#lingering(now);
    const isLingering = lingering.cut !== null || lingering.isNoise;
    if (this.#isLingering && !isLingering) this.#go(now, isReduced ? 0 : moveMs, false);
    this.#isLingering = isLingering;
    const share = this.#durationMs <= 0 ? 1 : Math.min(1, Math.max(0, (now - this.#startedAt) / this.#durationMs));
    return blendPoses(this.#from, this.#to, this.#isSwap ? swapEasing(share) : share);
  }

  #go(now: number, durationMs: number, isSwap: boolean): void {
    const share = this.#durationMs <= 0 ? 1 : Math.min(1, (now - this.#startedAt) / this.#durationMs);
    this.#from = blendPoses(this.#from, this.#to, this.#isSwap ? swapEasing(share) : share);
    this.#to = poseOf(this.#view, this.#lingering(now));
    this.#startedAt = now;
    this.#durationMs = durationMs;
    this.#isSwap = isSwap;
  }

  #lingering(now: number): Lingering {
    const isHearing = this.#view.state !== 'speaking' && this.#view.state !== 'listening';
    return { cut: now < this.#cutUntil ? this.#cut : null, isNoise: now < this.#noiseUntil && !isHearing };
  }
}

function transitionMs(before: FigureView, view: FigureView): number {
  if (view.generationSeat !== before.generationSeat) return swapMs;
  if (view.state === 'ducked') return duckMs;
  if (view.state === 'held') return holdMs;
  const wasLowered = before.state === 'ducked' || before.state === 'held';
  if (wasLowered && (view.state === 'speaking' || view.state === 'noise')) return resumeMs;
  return view.state === 'interrupted' ? holdMs : moveMs;
}
