import type { DuetError, WireError } from '@duet/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallActions, CallMeters, CallStore, CallView } from '../call-view.ts';
import { applyServerEvent } from './apply-server-event.ts';

/** The page draws at most 15 views a second: text that streams in would otherwise draw it at each token. */
const publishEveryMs = 66;

/** The view as it is, at once; and the zustand store that the page draws from, which follows it at most 15 times a second. */
export class ViewStore {
  readonly store: StoreApi<CallStore>;
  #view: CallView;
  #publishedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(view: CallView, meters: CallMeters, actions: CallActions) {
    this.#view = view;
    this.store = createStore<CallStore>(() => ({ view, meters, actions }));
  }

  get view(): CallView {
    return this.#view;
  }

  change(change: (view: CallView) => CallView): void {
    const next = change(this.#view);
    if (next === this.#view) return;
    this.#view = next;
    this.#publish();
  }

  patch(patch: Partial<CallView>): void {
    this.change((view) => ({ ...view, ...patch }));
  }

  raise(error: DuetError | WireError): void {
    const wire = 'toWire' in error ? error.toWire() : error;
    this.change((view) => applyServerEvent(view, { type: 'error-raised', at: 0, error: wire }, Date.now()));
  }

  #publish(): void {
    if (this.#timer !== null) return;
    const waitMs = this.#publishedAt + publishEveryMs - performance.now();
    if (waitMs <= 0) this.#publishNow();
    else this.#timer = setTimeout(() => { this.#publishNow(); }, waitMs);
  }

  #publishNow(): void {
    this.#timer = null;
    this.#publishedAt = performance.now();
    this.store.setState({ view: this.#view });
  }
}
