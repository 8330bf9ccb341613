import { DuetError, type AnyServerEvent, type ErrorCode, type QuestionId } from '@duet/shared';

/** The answer was not made, not spoken, or broke off: warnings to a person, who asks again, and the end of what a script came for. */
const unanswered: readonly ErrorCode[] = ['engine.failed', 'engine.timed-out', 'engine.synthesizer-failed', 'engine.synthesizer-missing'];
/** Those of the voice may come before the answer starts, while it is made ready; it then starts, and has a gap. */
const unspoken: readonly ErrorCode[] = ['engine.synthesizer-failed', 'engine.synthesizer-missing'];
/** What may have swallowed a question or a frame of sound: it cost nothing where the question got its answer. */
const perhapsLost: readonly ErrorCode[] = ['transport.rate-exceeded', 'engine.recognizer-failed', 'capacity.recognizer-overloaded'];
/** A text that was refused for its length should not fill the terminal. */
const longestName = 60;
/** The server says once in this time that it drops what is too much; a question soon after may be among it. */
const lossToldEveryMs = 1000;

interface Question {
  name: string;
  /** Of a typed one. */
  id: QuestionId | null;
  isAnswered: boolean;
  error: DuetError | null;
  loss: DuetError | null;
}

/** Knows which question of a call got an error where its answer should be; times in milliseconds on any one clock. */
export class QuestionWatch {
  #current: Question | null = null;
  #lastLoss: { error: DuetError; at: number } | null = null;
  #failure: string | null = null;

  /** What was said or typed begins; what happens from here on happens to it. */
  asked(name: string, id: QuestionId | null, now: number): void {
    this.#settle();
    const loss = this.#lastLoss !== null && now - this.#lastLoss.at < lossToldEveryMs ? this.#lastLoss.error : null;
    this.#current = { name, id, isAnswered: false, error: null, loss };
  }

  event(event: AnyServerEvent, now: number): void {
    if (event.type === 'error-raised') this.#onError(new DuetError(event.error.code, event.error.parameters), event.error.inReplyTo, now);
    const question = this.#current;
    if (question === null) return;
    const isUnspoken = question.error !== null && unspoken.includes(question.error.code);
    if (event.type === 'answer-started' && (event.questionId === null || question.id === null || event.questionId === question.id)) {
      question.isAnswered = true;
      if (!isUnspoken) question.error = null;
    }
    // The answer that lacked its voice was made too soon, or for something that was no question.
    if (event.type === 'request-aborted' && event.reason !== 'failed' && isUnspoken && !question.isAnswered) question.error = null;
  }

  /** The call is over. @returns the first question that was not answered as it should be, and why. */
  end(): string | null {
    this.#settle();
    return this.#failure;
  }

  #onError(error: DuetError, inReplyTo: string | undefined, now: number): void {
    if (perhapsLost.includes(error.code)) this.#lastLoss = { error, at: now };
    if (this.#current === null) return;
    if (inReplyTo === 'question-typed') this.#fail(this.#current.name, error);
    else if (unanswered.includes(error.code)) this.#current.error ??= error;
    else if (perhapsLost.includes(error.code)) this.#current.loss ??= error;
  }

  #settle(): void {
    if (this.#current === null) return;
    const { name, error, isAnswered, loss } = this.#current;
    this.#current = null;
    const cause = error ?? (isAnswered ? null : loss);
    if (cause !== null) this.#fail(name, cause);
  }

  #fail(name: string, error: DuetError): void {
    this.#failure ??= `"${shortened(name)}" was not answered as it should be: ${error.message}`;
  }
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= longestName ? name : `${characters.slice(0, longestName).join('')}…`;
}
