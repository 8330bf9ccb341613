import { wordTable } from '../lexicon/word-table.ts';

const ones = wordTable<number>({ zero: 0, oh: 0, nought: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 });
const teens = wordTable<number>({ ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 });
const tens = wordTable<number>({ twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 });
const scales = wordTable<number>({ thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 });
/** What a recognizer writes for a number; only read so where a number must stand. */
const homophones = wordTable<string>({ to: 'two', too: 'two', for: 'four', fore: 'four', won: 'one', ate: 'eight', tree: 'three', free: 'three', sex: 'six', sicks: 'six', tan: 'ten', night: 'nine', nigh: 'nine', fife: 'five', hate: 'eight', forth: 'four', fort: 'four', tent: 'ten', when: 'one', sixth: 'six', seventh: 'seven', eighth: 'eight', ninth: 'nine', fifth: 'five', twelfth: 'twelve', eighteenth: 'eighteen', thirteenth: 'thirteen', fourteenth: 'fourteen', fifteenth: 'fifteen' });

export interface NumberReading {
  value: number;
  /** Index after the last word that belongs to the number. */
  end: number;
  /** How many words were only read as numbers by their sound. */
  guesses: number;
}

/**
 * The longest number that begins at `start`: "two hundred and five", "3.5", "one point two", "a hundred", "minus four", "twenty twenty six".
 * `mayGuess` reads "to" as two and the like.
 */
export function readNumber(words: readonly string[], start: number, mayGuess = false): NumberReading | null {
  let guesses = 0;
  let at = start;
  const wordAt = (index: number): string => {
    const word = words[index] ?? '';
    return word;
  };
  const small = (index: number, group: Readonly<Record<string, number>>): number | undefined => group[wordAt(index)];
  let sign = 1;
  if ((wordAt(at) === 'minus' || wordAt(at) === 'negative') && at + 1 < words.length) {
    sign = -1;
    at++;
  }
  let digits = /^\d+(\.\d+)?$/.test(wordAt(at)) ? Number(wordAt(at)) : null;
  let total = 0;
  let group: number | null = null;
  if (digits !== null) {
    at++;
    group = digits;
    digits = null;
  } else if ((wordAt(at) === 'a' || wordAt(at) === 'one') && (wordAt(at + 1) === 'hundred' || scales[wordAt(at + 1)] !== undefined)) {
    group = 1;
    at++;
  } else {
    const read = readBelowHundred(words, at);
    if (read === null) {
      const guess = mayGuess ? homophones[wordAt(at)] : undefined;
      const value = guess === undefined ? undefined : (ones[guess] ?? teens[guess]);
      if (value === undefined) return null;
      guesses++;
      group = value;
      at++;
    } else {
      group = read.value;
      at = read.end;
      // "nineteen eighty four", "twenty twenty six": years are said in two pairs.
      const pair = readBelowHundred(words, at);
      if (pair !== null && group >= 10 && group < 100 && pair.value >= 10 && scales[wordAt(pair.end)] === undefined && wordAt(pair.end) !== 'hundred') {
        group = group * 100 + pair.value;
        at = pair.end;
      }
    }
  }
  for (;;) {
    const word = wordAt(at);
    if (word === 'hundred' && group !== null) {
      group *= 100;
      at++;
    } else if (scales[word] !== undefined && group !== null) {
      total += group * scales[word];
      group = 0;
      at++;
    } else break;
    const next = wordAt(at) === 'and' ? at + 1 : at;
    const rest = readBelowHundred(words, next);
    if (rest === null) continue;
    // "one hundred and five" goes on; "two thousand and one hundred" too.
    group = (group ?? 0) + rest.value;
    at = rest.end;
  }
  let value = total + (group ?? 0);
  if (wordAt(at) === 'point' || wordAt(at) === 'dot') {
    let decimals = '';
    let index = at + 1;
    while (small(index, ones) !== undefined || /^\d+$/.test(wordAt(index))) decimals += String(ones[wordAt(index++)] ?? wordAt(index - 1));
    if (decimals === '') {
      const pair = readBelowHundred(words, at + 1);
      if (pair !== null) {
        decimals = String(pair.value);
        index = pair.end;
      }
    }
    if (decimals !== '') {
      value = Number(`${value}.${decimals}`);
      at = index;
    }
  } else if (wordAt(at) === 'and' && wordAt(at + 1) === 'a' && (wordAt(at + 2) === 'half' || wordAt(at + 2) === 'quarter')) {
    value += wordAt(at + 2) === 'half' ? 0.5 : 0.25;
    at += 3;
  }
  return { value: sign * value, end: at, guesses };
}

function readBelowHundred(words: readonly string[], start: number): { value: number; end: number } | null {
  const word = words[start] ?? '';
  const ten = tens[word];
  if (ten !== undefined) {
    const one = ones[words[start + 1] ?? ''];
    return one !== undefined && one > 0 ? { value: ten + one, end: start + 2 } : { value: ten, end: start + 1 };
  }
  const single = ones[word] ?? teens[word];
  if (single !== undefined) return { value: single, end: start + 1 };
  return /^\d+$/.test(word) ? { value: Number(word), end: start + 1 } : null;
}

const fractions = wordTable<number>({ half: 2, halves: 2, third: 3, thirds: 3, quarter: 4, quarters: 4, fourth: 4, fourths: 4, fifth: 5, fifths: 5, eighth: 8, eighths: 8, tenth: 10, tenths: 10, hundredth: 100 });
/** "half", "a third", "two thirds", "three quarters" as numerator and denominator. */
export function readFraction(words: readonly string[], start: number): { numerator: number; denominator: number; end: number } | null {
  const word = words[start] ?? '';
  if (word === 'half') return { numerator: 1, denominator: 2, end: start + 1 };
  const numerator = word === 'a' || word === 'an' ? 1 : (ones[word] ?? teens[word]);
  const denominator = fractions[words[start + 1] ?? ''];
  return numerator === undefined || denominator === undefined ? null : { numerator, denominator, end: start + 2 };
}

export const isNumberWord = (word: string): boolean => ones[word] !== undefined || teens[word] !== undefined || tens[word] !== undefined || scales[word] !== undefined || word === 'hundred' || /^\d+(\.\d+)?$/.test(word);
