/**
 * Passes a stream on and ends it the moment the signal aborts, also while the source is busy with something that cannot be stopped at once, such as a
 * picture that is being looked at. `onFreed` runs when the source itself has ended: then the work is over, not only its reader gone.
 */
export async function* untilAborted<Item>(source: AsyncGenerator<Item>, signal: AbortSignal, onFreed: () => void): AsyncGenerator<Item, void> {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<'aborted'>((resolve) => {
    onAbort = () => resolve('aborted');
    signal.addEventListener('abort', onAbort, { once: true });
  });
  let hasEnded = false;
  try {
    for (;;) {
      if (signal.aborted) return;
      const next = source.next();
      const result = await Promise.race([next, aborted]);
      if (result === 'aborted') {
        // What it was doing ends by itself; an error of cancelled work is of no interest to anybody.
        next.catch(() => undefined);
        return;
      }
      if (result.done === true) {
        hasEnded = true;
        return;
      }
      yield result.value;
    }
  } catch (error) {
    hasEnded = true;
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (hasEnded) onFreed();
    else source.return(undefined).then(onFreed, onFreed);
  }
}
