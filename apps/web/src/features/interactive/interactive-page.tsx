'use client';
import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { CallProvider } from './call-context.tsx';
import { CallPage } from './call-page.tsx';
import { useCall } from './session/use-call.ts';

/** The real call. `?view=projector` opens it for a stage. */
export function InteractivePage() {
  const call = useCall((store) => store);
  const isProjector = useSearchParams().get('view') === 'projector';
  const { actions } = call;
  useEffect(() => actions.mount(), [actions]);
  const onProjector = (isOn: boolean): void => {
    const url = new URL(window.location.href);
    if (isOn) url.searchParams.set('view', 'projector');
    else url.searchParams.delete('view');
    window.history.replaceState(null, '', url);
  };
  return <CallProvider call={call}><CallPage isProjector={isProjector} onProjector={onProjector} /></CallProvider>;
}
