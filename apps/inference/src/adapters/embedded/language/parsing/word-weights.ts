/** Words that carry no meaning of their own: their absence or presence hardly counts. */
const cheap = new Set(['please', 'now', 'so', 'and', 'okay', 'hey', 'um', 'uh', 'er', 'ah', 'well', 'oh', 'then', 'just', 'hmm', 'hm', 'yes', 'yeah', 'duet', 'computer', 'assistant', 'excuse', 'or', 'but', 'exactly', 'actually', 'really', 'maybe', 'perhaps', 'currently', 'kindly', 'right', 'anyway', 'already', 'simply']);
/** Function words: recognizers lose and invent these all the time. */
const light = new Set(['the', 'a', 'an', 'of', 'in', 'is', 'are', 'am', 'was', 'were', 'be', 'to', 'for', 'it', 'on', 'at', 'do', 'does', 'did', 'can', 'could', 'will', 'would', 'you', 'i', 'me', 'there', 'with', 'by', 'from', 'have', 'has', 'here', 'as', 'its']);
const middle = new Set(['what', 'how', 'which', 'who', 'where', 'when', 'why', 'this', 'that', 'my', 'your', 'they', 'we', 'us', 'their', 'not', 'some', 'any', 'tell', 'about', 'give', 'know', 'get', 'more', 'these', 'those', 'into', 'one']);

export const isCheap = (word: string): boolean => cheap.has(word);
export const isLight = (word: string): boolean => light.has(word) || cheap.has(word);

/** How much of the meaning of a sentence hangs on a word, 0.05 … 1. */
export function weightOf(word: string): number {
  if (cheap.has(word)) return 0.05;
  if (light.has(word)) return 0.25;
  return middle.has(word) ? 0.55 : 1;
}

/** Sentences that begin so tell something; they seldom ask. */
const tellers = new Set(['he', 'she', 'they', 'we', 'i', 'nobody', 'everybody', 'people', 'somebody']);
/** What it costs to leave a word of the sentence unexplained. */
export function costOfLeftOver(words: readonly string[], index: number): number {
  const word = words[index] ?? '';
  if (index > 0 && words[index - 1] === word) return 0.1;
  if (tellers.has(word) && index < 2) return 0.8;
  return weightOf(word) * 1.15;
}
