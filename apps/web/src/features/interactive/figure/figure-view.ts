import type { CallState, Seat, TranscriptEntry } from '@duet/shared';
import type { CallView } from '../call-view.ts';

/** All that the seat figure needs to know of a call; what moves with the sound comes beside it in `CallMeters`. */
export interface FigureView {
  readonly state: CallState;
  readonly generationSeat: Seat;
  /** The newest answer of each seat, with the share of it that was heard, 0 to 1. */
  readonly answers: Readonly<Record<Seat, FigureAnswer | null>>;
  /** The answer that was cut off last, as long as at most one other answer followed it. */
  readonly cut: { readonly seat: Seat; readonly answerId: string } | null;
  /** A query was accepted and its answer has not begun: the seat that answers is the one that thinks. */
  readonly isAnswerPending: boolean;
}

export interface FigureAnswer {
  readonly answerId: string;
  readonly heardShare: number;
  readonly isRunning: boolean;
}

type Answer = Extract<TranscriptEntry, { speaker: 'assistant' }>;

/** A Chinese character counts as a word, so that the edge of the disc moves alike in both languages. */
const wordPattern = /\p{Script=Han}|[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const countWords = (text: string): number => text.match(wordPattern)?.length ?? 0;

/** Heard words ÷ generated words. The word in which the heard part ends does not count yet. */
export function heardShare(answer: Pick<Answer, 'text' | 'heardCharacters' | 'state'>): number {
  const generated = countWords(answer.text);
  if (generated === 0) return answer.state === 'finished' ? 1 : 0;
  if (answer.heardCharacters >= answer.text.length) return 1;
  const isInsideWord = /[\p{L}\p{N}]{2}/u.test(answer.text.slice(Math.max(0, answer.heardCharacters - 1), answer.heardCharacters + 1));
  const heard = countWords(answer.text.slice(0, answer.heardCharacters)) - (isInsideWord ? 1 : 0);
  return Math.max(0, Math.min(1, heard / generated));
}

const isAnswer = (entry: TranscriptEntry): entry is Answer => entry.speaker === 'assistant';

export function figureViewOf(view: Pick<CallView, 'state' | 'generationSeat' | 'transcript' | 'decision'>): FigureView {
  const answers = view.transcript.filter(isAnswer);
  const newestOf = (seat: Seat): FigureAnswer | null => {
    const answer = answers.findLast((candidate) => candidate.seat === seat);
    return answer === undefined ? null : { answerId: answer.id, heardShare: heardShare(answer), isRunning: answer.state === 'speaking' };
  };
  const cut = answers.slice(-2).findLast((answer) => answer.state === 'interrupted');
  return {
    state: view.state,
    generationSeat: view.generationSeat,
    answers: { A: newestOf('A'), B: newestOf('B') },
    cut: cut === undefined ? null : { seat: cut.seat, answerId: cut.id },
    isAnswerPending: view.state === 'thinking' && view.decision?.status === 'query',
  };
}
