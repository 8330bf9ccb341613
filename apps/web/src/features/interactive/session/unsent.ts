import type { CallSettingsPatch, ClientEvent } from '@duet/shared';

/** More than anybody types before the first of them is answered. */
const mostOpenQuestions = 20;

/** What a person asked for and the server is not known to have: sent again when a call opens or comes back. */
export class Unsent {
  /** The server answers a question that is sent twice only once. */
  #questions: ClientEvent<'question-typed'>[] = [];
  #settings: CallSettingsPatch | null = null;
  #isCameraClosed = false;

  addQuestion(question: ClientEvent<'question-typed'>): void {
    this.#questions = [...this.#questions, question].slice(-mostOpenQuestions);
  }

  /** Drops the questions that the server has: their answer began, or they stand in the transcript. */
  dropArrived(isArrived: (questionId: string) => boolean): void {
    this.#questions = this.#questions.filter(({ questionId }) => !isArrived(questionId));
  }

  addSettings(patch: CallSettingsPatch): void {
    this.#settings = { ...this.#settings, ...patch, duplex: { ...this.#settings?.duplex, ...patch.duplex } };
  }

  get questions(): readonly ClientEvent<'question-typed'>[] {
    return this.#questions;
  }

  /** The camera was closed and the server still holds its pictures, whether or not another one is open by now. */
  addCameraClosed(): void {
    this.#isCameraClosed = true;
  }

  takeCameraClosed(): boolean {
    const isCameraClosed = this.#isCameraClosed;
    this.#isCameraClosed = false;
    return isCameraClosed;
  }

  /** Null when there are none; they are sent once. */
  takeSettings(): CallSettingsPatch | null {
    const settings = this.#settings;
    this.#settings = null;
    return settings;
  }
}
