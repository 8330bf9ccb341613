import type { ViewStore } from './view-store.ts';

/** In half-duplex the microphone stays closed this long after the last sample left: the room still rings, and the output is late by its own latency. */
const ringMs = 250;

type MicrophoneState = 'open' | 'muted' | 'key-down' | 'key-up';

export interface TalkGateOptions {
  view: ViewStore;
  setMuted: (isMuted: boolean) => void;
  /** Tells the server what the person did. That half-duplex closes the microphone while an answer sounds shows in the frames themselves. */
  tell: (state: MicrophoneState) => void;
}

/** Decides whether the microphone's sound leaves the worklet: mute button, push-to-talk key, half-duplex. */
export class TalkGate {
  readonly #options: TalkGateOptions;
  #isPlaying = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: TalkGateOptions) {
    this.#options = options;
  }

  toggleMute(): void {
    const { view, tell } = this.#options;
    const isMuted = !view.view.isMuted;
    view.patch({ isMuted });
    this.#apply();
    tell(isMuted ? 'muted' : 'open');
  }

  push(isPushed: boolean): void {
    const { view, tell } = this.#options;
    if (view.view.settings.talkMode !== 'push' || view.view.isPushed === isPushed) return;
    view.patch({ isPushed });
    this.#apply();
    tell(isPushed ? 'key-down' : 'key-up');
  }

  settingsChanged(): void {
    if (this.#options.view.view.settings.talkMode !== 'push') this.#options.view.patch({ isPushed: false });
    this.#apply();
  }

  /** A call or a microphone was opened: both sides must agree on whether it is heard. */
  callOpened(): void {
    this.#apply();
    const { view, tell } = this.#options;
    const { isMuted, isPushed, settings } = view.view;
    if (isMuted) tell('muted');
    else if (settings.talkMode === 'push') tell(isPushed ? 'key-down' : 'key-up');
    else tell('open');
  }

  playbackChanged(isPlaying: boolean, outputLatencyMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (isPlaying) {
      this.#isPlaying = true;
      this.#apply();
    } else if (this.#isPlaying) {
      this.#timer = setTimeout(() => {
        this.#isPlaying = false;
        this.#apply();
      }, outputLatencyMs + ringMs);
    }
  }

  #apply(): void {
    const { isMuted, isPushed, settings } = this.#options.view.view;
    const isClosed = settings.talkMode === 'push' ? !isPushed : settings.talkMode === 'half' && this.#isPlaying;
    this.#options.setMuted(isMuted || isClosed);
  }
}
