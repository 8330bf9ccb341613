export interface PageLifeListeners {
  onVisible: (isVisible: boolean) => void;
  /** The page is going away for good, or into the browser's cache. */
  onLeaving: () => void;
  /** Any press of a pointer or key: from inside of it a browser lets sound begin. */
  onPress: () => void;
}

/** Watches the page. Returns the clean-up. */
export function watchPage({ onVisible, onLeaving, onPress }: PageLifeListeners): () => void {
  const visibility = (): void => { onVisible(document.visibilityState === 'visible'); };
  document.addEventListener('visibilitychange', visibility);
  globalThis.addEventListener('pagehide', onLeaving);
  document.addEventListener('pointerup', onPress);
  document.addEventListener('keydown', onPress);
  return () => {
    document.removeEventListener('visibilitychange', visibility);
    globalThis.removeEventListener('pagehide', onLeaving);
    document.removeEventListener('pointerup', onPress);
    document.removeEventListener('keydown', onPress);
  };
}

/** Keeps the screen on during a call. The browser lets go of the lock when the page is hidden; ask again when it is seen. */
export class ScreenWakeLock {
  #lock: WakeLockSentinel | null = null;
  #isWanted = false;

  async hold(): Promise<void> {
    this.#isWanted = true;
    if (this.#lock !== null && !this.#lock.released) return;
    // Refused on low battery, or unknown to the browser: the call goes on without it.
    const lock = await (navigator.wakeLock as WakeLock | undefined)?.request('screen').catch(() => null) ?? null;
    if (this.#isWanted) this.#lock = lock;
    else await lock?.release();
  }

  async release(): Promise<void> {
    this.#isWanted = false;
    const lock = this.#lock;
    this.#lock = null;
    await lock?.release().catch(() => undefined);
  }
}
