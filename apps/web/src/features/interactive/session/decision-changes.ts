import { isQuery, type ServerEvent } from '@duet/shared';
import type { CallView, DecisionView } from '../call-view.ts';

type Decided = Pick<CallView, 'decision' | 'decisions'>;

/** A long call at a stand makes thousands of them; the page shows the newest. */
const keptDecisions = 500;

/** Only these two: the caller spreads them over other changes. */
const decided = ({ decision, decisions }: CallView): Decided => ({ decision, decisions });

const noTimes: DecisionView['times'] = { duck: null, hold: null, lastSound: null, resume: null };

export function openDecision(view: CallView, event: ServerEvent<'utterance-started'>): Decided {
  const decision: DecisionView = {
    utteranceId: event.utteranceId,
    overlap: event.isOverlap ? view.decisions.reduce((most, known) => Math.max(most, known.overlap ?? 0), 0) + 1 : null,
    speakingSeat: event.isOverlap ? view.generationSeat : null,
    decidingSeat: event.seat,
    epochBefore: event.epoch,
    epochAfter: null,
    status: 'deciding',
    verdict: null,
    confidenceSoFar: null,
    text: '',
    times: noTimes,
  };
  return { decision, decisions: [...view.decisions, decision].slice(-keptDecisions) };
}

/** Changes one decision, in the list and where it is the newest. Typed questions have none. */
export function changeDecision(view: CallView, utteranceId: string | null, change: (decision: DecisionView) => DecisionView): Decided {
  if (utteranceId === null) return decided(view);
  const decisions = view.decisions.map((decision) => (decision.utteranceId === utteranceId ? change(decision) : decision));
  return { decisions, decision: decisions.at(-1) ?? null };
}

export function settleDecision(view: CallView, event: ServerEvent<'verdict-decided'>): Decided {
  const { state, kind, confidence, reasons, text } = event;
  return changeDecision(view, event.utteranceId, (decision) => ({
    ...decision, decidingSeat: event.seat, verdict: { state, kind, confidence, reasons }, confidenceSoFar: confidence, text: text === '' ? decision.text : text,
    status: isQuery({ state }) ? 'query' : 'not-a-query',
  }));
}

/** The first raised epoch after an accepted query is that query's. */
export function noteEpoch(view: CallView, epoch: number): Decided {
  const { decision } = view;
  if (decision === null || decision.status !== 'query' || decision.epochAfter !== null || epoch <= decision.epochBefore) return decided(view);
  return changeDecision(view, decision.utteranceId, (known) => ({ ...known, epochAfter: epoch }));
}
