import { DuetError, type AnyServerEvent, type ServerEventName } from '@duet/shared';

/** Who waits for the next event of a name. */
export class AwaitedEvents {
  readonly #listeners = new Set<(event: AnyServerEvent) => void>();

  tell(event: AnyServerEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** @throws the signal's reason where it is an error; `transport.disconnected` else. */
  once<Name extends ServerEventName>(name: Name, signal?: AbortSignal): Promise<Extract<AnyServerEvent, { type: Name }>> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        this.#listeners.delete(listener);
        signal?.removeEventListener('abort', onAbort);
      };
      const listener = (event: AnyServerEvent): void => {
        if (event.type !== name) return;
        settle();
        resolve(event as Extract<AnyServerEvent, { type: Name }>);
      };
      const onAbort = (): void => {
        settle();
        reject(signal?.reason instanceof Error ? signal.reason : new DuetError('transport.disconnected'));
      };
      if (signal?.aborted === true) return onAbort();
      this.#listeners.add(listener);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }
}
