import { advanceTurnTaking, createTurnTaking, type TurnTakingEvent, type TurnTakingSettings, type TurnTakingState, type TurnTakingWindow } from './turn-taking.ts';

/** Turn taking over two rows of windows, half a window apart: while nobody speaks, whichever hears speech first opens the utterance; from then on the first row alone counts. */
export interface StaggeredRows {
  readonly first: TurnTakingState;
  /** What the windows between say; as new while the first row is in an utterance. */
  readonly between: TurnTakingState;
}

export function createStaggeredRows(settings: TurnTakingSettings): StaggeredRows {
  const state = createTurnTaking(settings);
  return { first: state, between: state };
}

/** Moves on by one window of either row, in the order in which they end. */
export function advanceStaggeredRows(rows: StaggeredRows, window: TurnTakingWindow, isBetween: boolean): { rows: StaggeredRows; events: readonly TurnTakingEvent[] } {
  if (isBetween && rows.first.phase !== 'silent') return { rows, events: [] };
  const { state, events } = advanceTurnTaking(isBetween ? rows.between : rows.first, window);
  if (isBetween && events.length === 0) return { rows: { ...rows, between: state }, events };
  return { rows: { first: state, between: state.phase === 'silent' ? rows.between : createTurnTaking(state.settings) }, events };
}

/** With other settings from here on, in the midst of an utterance too. */
export const withTurnTakingSettings = ({ first, between }: StaggeredRows, settings: TurnTakingSettings): StaggeredRows => ({ first: { ...first, settings }, between: { ...between, settings } });
