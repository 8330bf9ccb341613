import { hasChinese } from './chinese/parse-chinese.ts';
import { parseIntent } from './parse-intent.ts';
import { isNumberWord } from './parsing/read-number.ts';
import { tokenize } from './parsing/tokenize.ts';

/** Nobody ends a turn on these unless the sentence is one that ends so ("go on", "which time zone is tokyo in"). */
const dangling = new Set(`the a an of and or but to in is are was were for from with by my your his her our their its between about plus minus times divided multiplied over than into as at on if because that which how what where who when why this these per percent hundred point do does did can could will would should i
you tell convert define explain describe spell calculate add subtract multiply square root capital meaning language currency population difference many much some any another very more most say please mean um uh er so well like okay hey hmm`.split(/\s+/));
/** First halves of names. */
const halves = new Set(['new', 'san', 'saint', 'los', 'las', 'south', 'north', 'united', 'sri', 'el', 'costa', 'saudi', 'great', 'hong', 'kuala', 'buenos', 'rio', 'sao', 'cape', 'tel', 'sierra', 'burkina', 'papua', 'puerto', 'salt', 'light', 'square', 'cubic', 'nautical', 'degrees', 'degree', 'fluid', 'west', 'east', 'central', 'dominican', 'czech', 'ivory', 'equatorial', 'marshall', 'solomon', 'abu', 'addis', 'la', 'le', 'de']);
/** With one of these a follow-up is whole: "and its capital", but not "what is the capital". */
const leaning = new Set(['its', 'it', 'there', 'their', 'that']);
const openers = new Set(['what', 'which', 'how', 'who', 'where', 'when', 'why', 'is', 'are', 'do', 'does', 'can', 'could', 'tell', 'convert', 'define', 'explain', 'calculate', 'describe', 'spell', 'give']);
const dangleInChinese = /(的|和|与|跟|是|在|到|把|离|距离|加|减|乘|除|乘以|除以|那个|这个|比|从|请|有)$/;

/**
 * How likely it is, 0 … 1, that the user has said all: a whole question with its slots filled has ended, a phrase that asks for more words goes on.
 * Only what was said counts; the turn detector weighs it with the silence.
 */
export function finishedLikelihood(text: string): number {
  if (hasChinese(text)) return dangleInChinese.test(text.trim()) ? 0.15 : parseIntent(text, { language: 'zh' }) === null ? 0.6 : 0.92;
  const words = tokenize(text);
  const last = words[words.length - 1];
  if (last === undefined) return 0.5;
  const parsed = parseIntent(text, { language: 'en' });
  const score = parsed?.score ?? 0;
  const isWhole = parsed !== null && score >= 0.93 && parsed.coverage >= 0.93;
  if (parsed?.intent === 'session-command' && isWhole) return 0.97;
  // "what is twenty …" and "what time is it in new …" look whole to the parser, but their last word opens something.
  if (halves.has(last)) return 0.2;
  if (isNumberWord(last) && parsed?.intent !== 'calculate') return 0.3;
  if (parsed?.intent === 'and-its' && words.some((word) => leaning.has(word))) return 0.85;
  // A dangling word may end a sentence ("what does gravity mean"), but never as the name that is asked for ("tell me about light the").
  const isNamed = Object.values(parsed?.slots ?? {}).some((value) => value.said.split(' ').includes(last));
  if (dangling.has(last) && !(isWhole && !isNamed)) return 0.1;
  if ((words[0] === 'convert' && parsed?.slots.unit2 === undefined) || (words[0] === 'what' && words[1] === 'does' && score < 0.99)) return 0.3;
  if (isWhole) {
    // "seven times twenty" may become "twenty one", "what time is it" "… in Tokyo".
    if (parsed.intent === 'calculate') return /^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/.test(last) ? 0.7 : 0.9;
    return parsed.intent === 'time-now' || parsed.intent === 'see-scene' || parsed.form === 'fragment' ? 0.85 : 0.95;
  }
  if (score >= 0.75) return 0.8;
  if (score >= 0.6) return 0.6;
  return openers.has(words[0] ?? '') ? (words.length <= 4 ? 0.35 : 0.5) : 0.6;
}
