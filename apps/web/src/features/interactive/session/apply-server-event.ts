import { errorTable, type AnyServerEvent, type Measure, type ServerEvent } from '@duet/shared';
import type { CallView, EndedView, TurnView } from '../call-view.ts';
import { changeDecision, noteEpoch, openDecision, settleDecision } from './decision-changes.ts';
import { withoutCall } from './initial-view.ts';
import { summarizeMeasures } from './summarize-call.ts';
import { addEntry, beginUtterance, changeAnswer, decideUtterance, dropEmptyUtterance, endAnswer, hearUtterance } from './transcript-changes.ts';

const keptErrors = 20;

/**
 * What one server event makes of the page: a pure function, so that a recorded log gives the same page again.
 * @param now `Date.now()` of its arrival, for what counts down.
 */
export function applyServerEvent(view: CallView, event: AnyServerEvent, now: number): CallView {
  if (event.type === 'session-opened') return openSession(view, event, now);
  if (event.type === 'queue-updated') return { ...view, phase: 'queued', queue: { place: event.place, estimatedWaitSeconds: event.estimatedWaitSeconds } };
  if (event.type === 'error-raised') return addError(view, event, now);
  if (event.epoch < view.epoch && isOfAnswer(event.type)) return view;
  const epoch = Math.max(view.epoch, event.epoch);
  const current = epoch === view.epoch ? view : { ...view, epoch, ...noteEpoch(view, epoch) };
  return applyInCall(current, event, now);
}

type InCallEvent = Exclude<AnyServerEvent, { type: 'session-opened' | 'queue-updated' | 'error-raised' }>;

/** Under an old epoch these are about an answer that is gone. What ended or measured it still counts. */
const isOfAnswer = (type: AnyServerEvent['type']): boolean => ['answer-started', 'answer-sourced', 'answer-delta', 'answer-marked', 'state-changed', 'seat-swapped'].includes(type);

function applyInCall(view: CallView, event: InCallEvent, now: number): CallView {
  switch (event.type) {
    case 'state-changed': return changeState(view, event);
    case 'utterance-started': return { ...view, transcript: beginUtterance(view.transcript, event), liveEntryId: event.utteranceId, ...openDecision(view, event) };
    case 'utterance-ended': return endUtterance(view, event);
    case 'transcript-updated':
      return { ...view, transcript: hearUtterance(view.transcript, event.utteranceId, event.text), ...changeDecision(view, event.utteranceId, (decision) => ({ ...decision, text: event.text })) };
    case 'request-started': return { ...view, ...changeDecision(view, event.utteranceId, (decision) => ({ ...decision, decidingSeat: event.seat })) };
    case 'verdict-decided': return { ...view, transcript: decideUtterance(view.transcript, event), ...settleDecision(view, event) };
    case 'seat-swapped': return { ...view, generationSeat: event.generationSeat };
    case 'answer-started': return startAnswer(view, event);
    case 'answer-sourced': return sourceAnswer(view, event);
    case 'answer-delta': return { ...view, transcript: changeAnswer(view.transcript, event.answerId, (entry) => (entry.state === 'speaking' ? { ...entry, text: entry.text + event.text } : entry)) };
    case 'answer-generated': return { ...view, transcript: changeAnswer(view.transcript, event.answerId, (entry) => ({ ...entry, source: event.source === '' ? entry.source : event.source })) };
    case 'answer-heard': {
      const { heardCharacters, isEstimated } = event;
      return { ...view, transcript: changeAnswer(view.transcript, event.answerId, (entry) => ({ ...entry, heardCharacters: Math.max(entry.heardCharacters, heardCharacters), isEstimated })) };
    }
    case 'answer-interrupted': {
      const { heardCharacters, isEstimated, by } = event;
      return { ...silenced(view, event.answerId), transcript: endAnswer(view.transcript, event.answerId, { state: by === 'failure' ? 'failed' : 'interrupted', heardCharacters, isEstimated }) };
    }
    case 'answer-finished':
      return { ...silenced(view, event.answerId), transcript: changeAnswer(view.transcript, event.answerId, (entry) => ({ ...entry, state: 'finished', heardCharacters: entry.text.length, isEstimated: false })) };
    case 'turn-measured': return { ...view, turns: mergeMeasures(view.turns, event.turn, event.measures) };
    case 'settings-updated': return { ...view, settings: event.settings };
    case 'conversation-reset': return { ...view, transcript: [], liveEntryId: null, decision: null };
    case 'lease-warned':
      return view.lease === null ? view : { ...view, lease: { ...view.lease, warning: { reason: event.reason, endsAt: now + event.secondsLeft * 1000 } } };
    case 'session-ended': return endSession(view, event.reason, now);
    case 'detector-measured':
    case 'playback-commanded':
    case 'request-aborted':
    case 'answer-marked':
    case 'command-obeyed':
    case 'recovery-made':
      return view;
  }
}

function openSession(view: CallView, event: ServerEvent<'session-opened'>, now: number): CallView {
  const kept = event.isResumed ? view : withoutCall(view);
  const speaking = event.transcript.findLast((entry) => entry.speaker === 'assistant' && entry.state === 'speaking');
  const recording = kept.recording;
  // Typed while the connection was away: the server hears of it only now.
  const unknown = event.isResumed ? kept.transcript.filter((entry) => entry.speaker === 'user' && entry.isTyped && entry.verdict === null && !event.transcript.some((known) => known.id === entry.id)) : [];
  return {
    ...kept,
    phase: 'open',
    connection: { state: 'connected', keptUntil: null },
    state: event.isResumed && kept.state !== 'reconnecting' ? kept.state : 'listening',
    epoch: event.isResumed ? Math.max(kept.epoch, event.epoch) : event.epoch,
    generationSeat: event.generationSeat, seats: event.seats, engine: event.engine, settings: event.settings,
    transcript: [...event.transcript, ...unknown], liveEntryId: speaking?.id ?? null,
    queue: null, ended: null, recording,
    lease: { limits: event.lease, startedAt: now - event.at, warning: null },
  };
}

function changeState(view: CallView, { state, generationSeat }: ServerEvent<'state-changed'>): CallView {
  // Whoever speaks is not idle any more; the other limits do not go away by speaking.
  const isIdleOver = view.lease?.warning?.reason === 'idle' && state !== 'listening';
  return { ...view, state, generationSeat, lease: isIdleOver && view.lease !== null ? { ...view.lease, warning: null } : view.lease };
}

function endUtterance(view: CallView, { utteranceId, reason }: ServerEvent<'utterance-ended'>): CallView {
  const liveEntryId = view.liveEntryId === utteranceId ? speakingAnswer(view) : view.liveEntryId;
  if (reason !== 'abandoned') return { ...view, liveEntryId };
  return {
    ...view, liveEntryId, transcript: dropEmptyUtterance(view.transcript, utteranceId),
    ...changeDecision(view, utteranceId, (decision) => (decision.status === 'deciding' ? { ...decision, status: 'abandoned' } : decision)),
  };
}

const speakingAnswer = (view: CallView): string | null => view.transcript.findLast((entry) => entry.speaker === 'assistant' && entry.state === 'speaking')?.id ?? null;

function sourceAnswer(view: CallView, { answerId, source, frameAgeMs }: ServerEvent<'answer-sourced'>): CallView {
  const transcript = changeAnswer(view.transcript, answerId, (entry) => ({ ...entry, source }));
  if (frameAgeMs === null) return { ...view, transcript };
  return { ...view, transcript, camera: { ...view.camera, answerFrameUrl: null, answerFrameAgeMs: frameAgeMs, answerSeat: view.generationSeat } };
}

function startAnswer(view: CallView, { answerId, seat, source, frameAgeMs, at }: ServerEvent<'answer-started'>): CallView {
  return {
    ...view, liveEntryId: answerId,
    transcript: addEntry(view.transcript, { speaker: 'assistant', id: answerId, seat, text: '', heardCharacters: 0, isEstimated: false, state: 'speaking', source, at }),
    camera: { ...view.camera, answerFrameUrl: null, answerFrameAgeMs: frameAgeMs, answerSeat: frameAgeMs === null ? null : seat },
  };
}

const silenced = (view: CallView, answerId: string): CallView => (view.liveEntryId === answerId ? { ...view, liveEntryId: null } : view);

/** One line a turn: the server's stages and the browser's, the newer figure of each name and place. */
export function mergeMeasures(turns: readonly TurnView[], turn: number, measures: readonly Measure[]): readonly TurnView[] {
  const known = turns.find((entry) => entry.turn === turn);
  const kept = known?.measures.filter((old) => !measures.some((measure) => measure.name === old.name && measure.takenAt === old.takenAt)) ?? [];
  const merged: TurnView = { turn, measures: [...kept, ...measures] };
  return [...turns.filter((entry) => entry.turn !== turn), merged].toSorted((left, right) => left.turn - right.turn);
}

function addError(view: CallView, { error }: ServerEvent<'error-raised'>, now: number): CallView {
  // A late frame of an old epoch is the protocol at work, nothing to show to anybody.
  if (error.code === 'input.stale-epoch' || error.code === 'input.out-of-order') return view;
  const shown = view.errors.filter((known) => known.error.code !== error.code || errorTable[error.code].severity === 'fatal');
  return { ...view, errors: [...shown, { id: `${error.code}-${String(now)}`, error }].slice(-keptErrors) };
}

/** The page after a call. */
export function endSession(view: CallView, reason: EndedView['reason'], now: number): CallView {
  return {
    ...view, phase: 'ended', state: 'listening', liveEntryId: null, queue: null,
    connection: { state: 'idle', keptUntil: null },
    transcript: view.transcript.map((entry) => (entry.speaker === 'assistant' && entry.state === 'speaking' ? { ...entry, state: 'interrupted' } : entry)),
    ended: {
      reason,
      durationSeconds: view.lease === null ? 0 : Math.max(0, Math.round((now - view.lease.startedAt) / 1000)),
      questions: view.transcript.filter((entry) => entry.speaker === 'user' && (entry.isTyped || (entry.verdict !== null && entry.verdict.state !== 'noise'))).length,
      interruptions: view.decisions.filter((decision) => decision.overlap !== null && decision.status === 'query').length,
      notQuestions: view.decisions.filter((decision) => decision.status === 'not-a-query').length,
      measures: summarizeMeasures(view.turns),
    },
  };
}
