'use client';
import { createContext, use, type ReactNode } from 'react';
import type { CallStore } from './call-view.ts';

const CallContext = createContext<CallStore | null>(null);

/** Gives the parts of the page a call: the real one, or the fixture of a demonstration. */
export function CallProvider({ call, children }: { call: CallStore; children: ReactNode }) {
  return <CallContext value={call}>{children}</CallContext>;
}

export function useCallStore(): CallStore {
  const call = use(CallContext);
  if (call === null) throw new Error('a part of the call page stands outside CallProvider');
  return call;
}
