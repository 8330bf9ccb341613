import type { Seat } from '@duet/shared';
import type { FigureView } from './figure-view.ts';

/** Keeps the edge of a disc from running back: more text arriving makes the share smaller, but what was heard was heard. */
export class HeardShares {
  readonly #kept: Record<Seat, { answerId: string; share: number }> = { A: { answerId: '', share: 0 }, B: { answerId: '', share: 0 } };

  of(view: FigureView): Record<Seat, number> {
    return { A: this.#next('A', view), B: this.#next('B', view) };
  }

  #next(seat: Seat, view: FigureView): number {
    const answer = view.answers[seat];
    const kept = this.#kept[seat];
    if (answer === null) return 0;
    if (answer.answerId !== kept.answerId) {
      kept.answerId = answer.answerId;
      kept.share = answer.heardShare;
    } else {
      kept.share = Math.max(kept.share, answer.heardShare);
    }
    return kept.share;
  }
}
