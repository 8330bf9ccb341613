import { normalizeWords } from '../lexicon/normalize-words.ts';
import { wordTable } from '../lexicon/word-table.ts';

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\b(what|where|who|how|when|that|it|there|here|he|she)['’]s\b/g, '$1 is'], [/\b(whats|wheres|whos|hows|whens)\b/g, '$1'], [/\bi['’]m\b/g, 'i am'], [/\b(you|we|they|what)['’]re\b/g, '$1 are'], [/\b(i|you|we|they)['’]d\b/g, '$1 would'], [/\b(i|you|we|they)['’]ll\b/g, '$1 will'],
  [/\b(i|you|we|they)['’]ve\b/g, '$1 have'], [/\bcan['’]?t\b|\bcannot\b/g, 'can not'], [/\bwon['’]t\b/g, 'will not'], [/\b(is|are|was|do|does|did|could|would|have|has)n['’]t\b/g, '$1 not'], [/\blet['’]s\b/g, 'let us'], [/\bgimme\b/g, 'give me'], [/\bwanna\b/g, 'want to'], [/\bgonna\b/g, 'going to'],
];
const bareContractions = wordTable<string>({ whats: 'what is', wheres: 'where is', whos: 'who is', hows: 'how is', whens: 'when is' });
const british = wordTable<string>({ colour: 'color', colours: 'colors', neighbour: 'neighbor', neighbours: 'neighbors', neighbouring: 'neighboring', centre: 'center', grey: 'gray', favourite: 'favorite', dialling: 'dialing', percents: 'percent', ok: 'okay', alright: 'okay', thankyou: 'thanks', dont: 'don\'t' });

/** Signs of typed questions as the words that would be said for them. Decimal points and minus signs of numbers stay. */
function signsToWords(text: string): string {
  return text.replace(/[−–—]/g, '-').replace(/(\d),(?=\d{3}\b)/g, '$1').replace(/(\d)\s*%/g, '$1 percent ').replace(/[×✕]/g, '*').replace(/÷/g, '/').replace(/\bm\/s\b/gi, ' meters per second ').replace(/\bkm\/h\b/gi, ' kilometers per hour ').replace(/\b(ft|foot|feet|km|m|mi)(²|\^2)/gi, 'square $1').replace(/\*\*/g, '^')
    .replace(/(\d|\))\s*\^\s*2(?![\d.])/g, '$1 squared').replace(/(\d|\))\s*\^\s*3(?![\d.])/g, '$1 cubed').replace(/(\d|\))\s*[²]/g, '$1 squared').replace(/(\d|\))\s*[³]/g, '$1 cubed').replace(/(\d|\))\s*\^\s*/g, '$1 to the power of ').replace(/√\s*/g, ' square root of ').replace(/\bsqrt\s*\(?/gi, ' square root of ').replace(/π/g, ' pi ')
    .replace(/(\d|\))\s*\*\s*(?=[\d(.-])/g, '$1 times ').replace(/(\d)\s*[xX]\s*(?=\d)/g, '$1 times ').replace(/(\d|\))\s*\/\s*(?=[\d(.-])/g, '$1 divided by ').replace(/(\d|\))\s*\+\s*(?=[\d(.-])/g, '$1 plus ').replace(/(\d|\))\s*-\s*(?=[\d(.])/g, '$1 minus ').replace(/(^|\s)-(?=\d)/g, '$1negative ').replace(/(\d)!/g, '$1 factorial')
    .replace(/=/g, ' ').replace(/°\s*([cf])\b/gi, (_, letter: string) => (letter.toLowerCase() === 'c' ? ' degrees celsius' : ' degrees fahrenheit')).replace(/℃/g, ' degrees celsius').replace(/℉/g, ' degrees fahrenheit').replace(/\(/g, ' openbracket ').replace(/\)/g, ' closebracket ')
    .replace(/(\d+(?:\.\d+)?)([a-zA-Z]{1,4})\b/g, (whole, number: string, letters: string) => (/^(st|nd|rd|th)$/i.test(letters) ? whole : `${number} ${letters}`)).replace(/(\d)\.(\d)/g, '$1decimalpoint$2');
}

/**
 * The words of a question, from a recognizer or a keyboard: lower case, contractions taken apart, British spelling made American,
 * numbers with digits kept as they are ("3.5"). At most 60 words.
 */
export function tokenize(text: string): string[] {
  let line = signsToWords(text.slice(0, 1000)).replace(/[’‘`]/g, '\'').toLowerCase();
  for (const [pattern, words] of contractions) line = line.replace(pattern, words);
  const words = normalizeWords(line).split(' ').filter(Boolean).slice(0, 60);
  return words.flatMap((word) => (bareContractions[word] ?? british[word] ?? word.replace('decimalpoint', '.')).split(' '));
}
