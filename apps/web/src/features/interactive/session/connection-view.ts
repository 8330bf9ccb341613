import type { CallStartReply, WireError } from '@duet/shared';
import type { CallView } from '../call-view.ts';
import { endSession } from './apply-server-event.ts';

/** The server keeps a call this long where its lease does not say. */
const defaultReconnectSeconds = 30;

const idle = { state: 'idle', keptUntil: null } as const;

/** The line broke: an open call waits for it, one that was not open yet begins again. */
export function whileReconnecting(view: CallView, now: number): CallView {
  if (view.phase !== 'open') return { ...view, phase: 'connecting', queue: null, connection: { state: 'connecting', keptUntil: null } };
  const keptUntil = view.connection.keptUntil ?? now + (view.lease?.limits.reconnectSeconds ?? defaultReconnectSeconds) * 1000;
  return { ...view, connection: { state: 'reconnecting', keptUntil }, state: 'reconnecting' };
}

/** The line did not come back: what was said stays on the screen, with a way to try again. */
export const afterLineGivenUp = (view: CallView): CallView =>
  (view.phase === 'open' ? { ...view, connection: { state: 'lost', keptUntil: view.connection.keptUntil } } : { ...view, phase: 'before', connection: idle });

export const whileQueued = (view: CallView, { place, estimatedWaitSeconds }: Extract<CallStartReply, { isOpen: false }>): CallView =>
  ({ ...view, phase: 'queued', connection: { state: 'connected', keptUntil: null }, queue: { place, estimatedWaitSeconds } });

/** A call that this page knows and the server does not: it was restarted, or the page was away too long. What was said stays on the screen. */
export function afterRefusal(view: CallView, error: WireError, now: number): CallView {
  if (error.code !== 'session.unknown') return { ...view, phase: 'before', connection: idle };
  const connection = { state: 'restarted', keptUntil: null } as const;
  if (view.phase !== 'open') return { ...view, phase: 'before', connection };
  // Summed up here, because the call lasted until now; its page goes on to the one after the call when the visitor has read why.
  return { ...endSession(view, 'server-lost', now), phase: 'open', state: view.state, connection };
}
