import { otherSeat, type Seat } from '@duet/shared';
import type { FigureView } from './figure-view.ts';

/** What a seat does, as the word beside it (`seats.<role>` of the messages). The text twin of the figure. */
export type SeatRole =
  | 'rest' | 'listens' | 'hears' | 'decides' | 'prepares' | 'speaks' | 'monitors' | 'ducked' | 'held' | 'cut' | 'takes' | 'rejects' | 'away';

/** Roles of the generating and of the monitoring seat, in this order. */
const roles: Record<FigureView['state'], readonly [SeatRole, SeatRole]> = {
  listening: ['rest', 'listens'],
  'user-speaking': ['rest', 'hears'],
  thinking: ['rest', 'decides'],
  speaking: ['speaks', 'monitors'],
  ducked: ['ducked', 'hears'],
  held: ['held', 'decides'],
  interrupted: ['takes', 'monitors'],
  noise: ['speaks', 'rejects'],
  reconnecting: ['held', 'away'],
};

export function seatRoles(view: FigureView): Record<Seat, SeatRole> {
  const generating = view.generationSeat;
  let [speaks, monitors] = roles[view.state];
  const isRunning = view.answers[generating]?.isRunning === true;
  if (view.isAnswerPending) [speaks, monitors] = ['prepares', 'monitors'];
  if (!isRunning && view.state === 'noise') speaks = 'rest';
  if (!isRunning && view.state === 'reconnecting') speaks = 'away';
  if (view.state === 'interrupted') {
    // Stopped by the button: nobody takes over. Cut by a question: the roles may pass a moment after the state.
    if (view.cut?.seat === generating) speaks = 'cut';
    else if (view.cut !== null) monitors = 'cut';
  }
  return generating === 'A' ? { A: speaks, B: monitors } : { A: monitors, B: speaks };
}

/** The seat that hears you: the thread runs to it. */
export const monitoringSeat = (view: FigureView): Seat => otherSeat(view.generationSeat);
