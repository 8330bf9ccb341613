/**
 * A compact key of how an English word sounds, from its spelling: consonants by their class, vowels in three classes. It forgives what a recognizer
 * mixes up. Rule-based, since the assistant must also match names that no dictionary holds.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''], [/^kn|^gn|^pn/, 'n'], [/^wr/, 'r'], [/^ps/, 's'], [/^x/, 'z'], [/^wh/, 'w'], [/mb$/, 'm'], [/mn$/, 'm'], [/sch(?=[aou])/g, 'sk'], [/sch/g, 'S'], [/tch/g, 'C'], [/(^|[^s])ch(?=[rl])/g, '$1k'], [/ch/g, 'C'], [/sh/g, 'S'], [/ph/g, 'f'], [/^gh/, 'g'], [/([aeiou])gh(t?)/g, '$1$2'], [/gh/g, 'g'], [/th/g, 'T'],
  [/ck/g, 'k'], [/qu?/g, 'kw'], [/(t|s|c)ion/g, 'San'], [/cian/g, 'San'], [/c(?=[eiy])/g, 's'], [/c/g, 'k'], [/dg(?=[eiy])/g, 'j'], [/g(?=[iey])/g, 'J'], [/x/g, 'ks'], [/zh/g, 'j'], [/ts?z/g, 'z'], [/([^aeiou])le$/, '$1al'], [/([^aeiou])es$/, '$1is'], [/e$/, ''], [/(ee|ea|ie|ei|ey|ay|ai|y$)/g, 'i'], [/(oo|ou|ow|oa|au|aw|ue|ew)/g, 'o'],
  [/^y(?=[aeiou])/, 'Y'], [/([aeiou])y(?=[aeiou])/g, '$1Y'], [/y/g, 'i'], [/e/g, 'i'], [/u/g, 'o'], [/([aio])[aio]+/g, '$1'], [/(.)\1+/g, '$1'],
];

/** A key and its sounds as numbers, for fast comparing. */
export interface SoundKey {
  text: string;
  codes: Uint8Array;
  /** Sum of the weights of its sounds: a consonant 1, a vowel a half. */
  weight: number;
}

const isVowel = (sound: string): boolean => sound === 'a' || sound === 'i' || sound === 'o';
/** Sounds that are told apart by voice or place alone. */
const alike = new Set(['pb', 'td', 'kg', 'sz', 'fv', 'mn', 'lr', 'SC', 'SJ', 'Sj', 'CJ', 'Cj', 'jJ', 'Jg', 'Tt', 'Td', 'Ts', 'Tf', 'bv', 'wv', 'ns', 'zJ', 'zj', 'sS', 'Ct', 'wY', 'lw', 'Jk', 'pf', 'hk', 'pt', 'tk']
  .flatMap((pair) => [pair, `${pair[1] ?? ''}${pair[0] ?? ''}`]));

function exchangeCost(a: string, b: string): number {
  if (a === b) return 0;
  if (isVowel(a) && isVowel(b)) return 0.25;
  if (isVowel(a) || isVowel(b)) return 'rwYh'.includes(isVowel(a) ? b : a) ? 0.6 : 1.2;
  return alike.has(a + b) ? 0.45 : 1;
}
const lossOf = (sound: string): number => (isVowel(sound) || sound === 'h' ? 0.4 : sound === 'r' || sound === 'w' || sound === 'Y' ? 0.7 : 1);

const sounds = [...'aiopbtdkgszfvmnlrSCJjTwYhNqxyceu'];
const codeOf = new Map(sounds.map((sound, code) => [sound, code]));
const size = sounds.length;
const exchangeCosts = Float64Array.from(sounds.flatMap((a) => sounds.map((b) => exchangeCost(a, b))));
const lossCosts = Float64Array.from(sounds.map(lossOf));

const keys = new Map<string, SoundKey>();
/** Words are joined, since a recognizer cuts names where it likes: "who land bought or". Keys of at most 20,000 texts are kept. */
export function soundKey(text: string): SoundKey {
  const known = keys.get(text);
  if (known !== undefined) return known;
  let spelled = text.toLowerCase();
  for (const [pattern, replacement] of rules) spelled = spelled.replace(pattern, replacement);
  let weight = 0;
  for (const sound of spelled) weight += isVowel(sound) ? 0.5 : 1;
  const key = { text: spelled, codes: Uint8Array.from([...spelled], (sound) => codeOf.get(sound) ?? 0), weight };
  if (keys.size > 20_000) keys.clear();
  keys.set(text, key);
  return key;
}

let above = new Float64Array(64);
let row = new Float64Array(64);
/**
 * How alike two sound keys are, 0 … 1; 1 = the same. An edit distance in which like sounds cost little.
 * @param least 0 is returned as soon as the likeness cannot reach this any more: nine of ten names of a list are given up in the first rows.
 */
export function keySimilarity(a: SoundKey, b: SoundKey, least = 0): number {
  if (a.text === b.text) return 1;
  const whole = Math.max(a.weight, b.weight);
  const width = b.codes.length + 1;
  const most = (1 - least) * whole;
  // A sound costs at least 0.7 of its weight to leave out.
  if (whole === 0 || Math.abs(a.weight - b.weight) * 0.7 > most) return 0;
  if (width > row.length) {
    above = new Float64Array(width * 2);
    row = new Float64Array(width * 2);
  }
  row[0] = 0;
  for (let column = 1; column < width; column++) row[column] = (row[column - 1] as number) + (lossCosts[b.codes[column - 1] as number] as number);
  for (const code of a.codes) {
    [above, row] = [row, above];
    const loss = lossCosts[code] as number;
    let left = (above[0] as number) + loss;
    let lowest = left;
    row[0] = left;
    for (let column = 1; column < width; column++) {
      const other = b.codes[column - 1] as number;
      const exchanged = (above[column - 1] as number) + (exchangeCosts[code * size + other] as number);
      const lost = (above[column] as number) + loss;
      left += lossCosts[other] as number;
      if (exchanged < left) left = exchanged;
      if (lost < left) left = lost;
      row[column] = left;
      if (left < lowest) lowest = left;
    }
    if (lowest > most) return 0;
  }
  return Math.max(0, 1 - (row[width - 1] as number) / whole);
}

/** What recognizers write for the little words of questions, beyond what the spelling tells. */
const confused = new Set(['many may', 'many mini', 'many money', 'many mean', 'is his', 'is as', 'is this', 'is it', 'is does', 'is a', 'is the', 'is us', 'what but', 'what that', 'what want', 'what with', 'what one', 'what were', 'what it', 'what would', 'what when', 'in and', 'in an', 'in on', 'of off', 'of have', 'of a', 'of to', 'of or', 'the a', 'the to', 'the that', 'the her', 'the of', 'are or', 'are our', 'are were', 'are a', 'how hall', 'how are', 'how have',
  'where were', 'where wear', 'who do', 'who you', 'do you', 'do to', 'do they', 'do did', 'me be', 'me we', 'you your', 'you do', 'you a', 'a the', 'a of', 'an and', 'does is', 'does that', 'does this', 'it a', 'to two', 'for or', 'can and', 'can an', 'live love', 'live leave', 'live if', 'tell to', 'tell how', 'see c', 'see the', 'capital couple', 'color car', 'speak beak', 'mean me', 'times time', 'far for', 'ate eight', 'people purple']
  .flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]));

/** How alike two words sound, 0 … 1. */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const bySound = keySimilarity(soundKey(a), soundKey(b)) * 0.97;
  return confused.has(`${a} ${b}`) ? Math.max(0.8, bySound) : bySound;
}
