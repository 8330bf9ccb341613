/** Sounds and words by which a listener says "I follow". None of them asks for anything, alone or together. */
const following = new Set([
  'mm', 'mmm', 'hm', 'hmm', 'mhm', 'mm-hm', 'mm-hmm', 'uh', 'um', 'er', 'ah', 'oh', 'huh', 'uh-huh', 'aha', 'ha', 'haha', 'heh', 'wow', 'whoa', 'ooh', 'hum',
  'yeah', 'yes', 'yep', 'yup', 'ya', 'no', 'nope', 'nah', 'okay', 'ok', 'o.k.', 'alright', 'right', 'sure', 'true', 'exactly', 'indeed', 'really', 'nice', 'great',
  'cool', 'good', 'fine', 'well', 'so', 'i', 'see', 'got', 'it', 'that\'s', 'of', 'course', 'interesting', 'amazing', 'thanks', 'thank', 'you', 'all', 'very', 'much',
  '嗯', '哦', '啊', '好', '对', '是', '是的', '好的', '谢谢',
]);
/** Of these at least one has to be there: "so it of" is no backchannel. */
const carrying = new Set([...following].filter((word) => !['so', 'i', 'it', 'of', 'you', 'all', 'very', 'much', 'got', 'well', 'that\'s', 'see', 'course', 'thank'].includes(word)));
const carryingPhrases = [/\bi see\b/, /\bgot it\b/, /\bof course\b/, /\bthank you\b/];

/** Longer than this is talk, whatever its words. "yeah okay that's right thank you" has six. */
const mostWords = 6;

/** "mm-hm", "yeah, right", "okay", "thanks": speech that asks for nothing. The text is lower case without punctuation. */
export function isBackchannel(text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > mostWords) return false;
  return words.every((word) => following.has(word)) && (words.some((word) => carrying.has(word)) || carryingPhrases.some((phrase) => phrase.test(words.join(' '))));
}

/** What small words a recognizer makes of a cough, a laugh or a breath; they weigh nothing as words of a question. */
const fillers = new Set(['a', 'the', 'uh', 'um', 'ah', 'oh', 'er', 'huh', 'ha', 'hm', 'mm', 'and', 'i', 'in', 'it', 'eh']);

/** Words that carry something, of a text that may hold what a recognizer makes of breath. */
export const wordsOfWeight = (text: string): string[] => text.toLowerCase().split(/\s+/).filter((word) => word !== '' && !fillers.has(word));
