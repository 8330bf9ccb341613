/** No more than 30 frames a second: the eye gains nothing from more, and a call page shares its core with the audio. */
const shortestFrameMs = 1000 / 30 - 2;

/**
 * Calls `draw` with `performance.now()` until it is stopped. Rests while the tab is hidden and draws once when it comes back.
 * Returns the stop function.
 */
export function startAnimationLoop(draw: (now: number) => void, everyMs = shortestFrameMs): () => void {
  let request = 0;
  let last = Number.NEGATIVE_INFINITY;
  const step = (now: number): void => {
    request = requestAnimationFrame(step);
    if (now - last < everyMs) return;
    last = now;
    draw(now);
  };
  const onVisibility = (): void => {
    cancelAnimationFrame(request);
    if (!document.hidden) request = requestAnimationFrame(step);
  };
  document.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return () => {
    cancelAnimationFrame(request);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
