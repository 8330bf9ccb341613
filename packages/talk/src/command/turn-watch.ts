import type { AnyServerEvent, CallState } from '@duet/shared';

/** The assistant is taken to have nothing to say when it still listens this long after the user's last word: the longest endpoint and a slow verdict fit in. */
const silentAfterMs = 2500;
/** After an answer was heard to its end, and no other follows. */
const afterAnswerMs = 300;
/** The user asked the assistant to wait: it will not finish by itself. */
const heldMs = 4000;

/** Knows when the assistant has finished, from the events of the call; times in milliseconds on any one clock. */
export class TurnWatch {
  #state: CallState = 'listening';
  #stateSince = 0;
  #askedAt = 0;
  #hasAnswerEnded = false;
  #openUtterances = new Set<string>();

  event(event: AnyServerEvent, now: number): void {
    switch (event.type) {
      case 'state-changed':
        this.#state = event.state;
        this.#stateSince = now;
        return;
      case 'utterance-started':
        this.#openUtterances.add(event.utteranceId);
        return;
      case 'utterance-ended':
        this.#openUtterances.delete(event.utteranceId);
        return;
      case 'answer-finished':
      case 'answer-interrupted':
      case 'command-obeyed':
        this.#hasAnswerEnded = true;
        return;
      case 'answer-started':
        this.#hasAnswerEnded = false;
    }
  }

  /** The user said or typed something; the assistant has not finished until it has reacted, or had the time to. */
  asked(now: number): void {
    this.#askedAt = now;
    this.#hasAnswerEnded = false;
  }

  isAssistantDone(now: number): boolean {
    const inStateMs = now - Math.max(this.#stateSince, this.#askedAt);
    if (this.#state === 'held') return inStateMs >= heldMs;
    if (this.#state !== 'listening' || this.#openUtterances.size > 0) return false;
    return inStateMs >= (this.#hasAnswerEnded ? afterAnswerMs : silentAfterMs);
  }
}
