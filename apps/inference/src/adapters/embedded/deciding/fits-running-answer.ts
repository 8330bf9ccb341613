import type { OmniTurn } from '../../../ports/index.ts';

/** An echo comes within a second or two of the words that were heard last; the page's playback may be a little ahead of its reports. */
const wordsBehind = 30;
const wordsAhead = 12;
/** Under three words in order chance alone does it: "the … of" is in every answer. */
const fewestWords = 3;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

/** Length of the longest common subsequence; both lists are a few dozen words at most. */
function commonInOrder(left: readonly string[], right: readonly string[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const word of left) {
    const next = [0];
    for (let column = 0; column < right.length; column += 1) {
      next.push(word === right[column] ? (row[column] ?? 0) + 1 : Math.max(row[column + 1] ?? 0, next[column] ?? 0));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/**
 * How much of what was heard is the assistant's own voice coming back: the share of its words that the running answer says, in this order,
 * around the position that was heard last. 0 … 1; 0 with fewer than three words. A question about the answer shares words too, so its
 * question words have to be weighed beside this figure.
 */
export function fitOfRunningAnswer(text: string, runningAnswer: OmniTurn['runningAnswer']): number {
  const heard = wordsOf(text);
  if (runningAnswer === null || heard.length < fewestWords) return 0;
  const position = wordsOf(runningAnswer.heardText).length;
  const near = wordsOf(runningAnswer.wholeText).slice(Math.max(0, position - wordsBehind), position + wordsAhead);
  const common = commonInOrder(heard, near);
  return common < fewestWords ? 0 : common / heard.length;
}
