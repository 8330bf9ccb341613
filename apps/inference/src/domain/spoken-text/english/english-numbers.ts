const small = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
] as const;
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const scales = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion', 'sextillion', 'septillion', 'octillion', 'nonillion'] as const;
/** Above this nobody follows the names of the scales; the digits are read one by one. */
const mostNamedDigits = 33;

const belowHundred = (value: number): string => {
  if (value < 20) return small[value] ?? '';
  const unit = value % 10;
  return (tens[Math.floor(value / 10)] ?? '') + (unit === 0 ? '' : `-${small[unit]}`);
};

const belowThousand = (value: number): string => {
  const rest = value % 100;
  const hundreds = value < 100 ? '' : `${small[Math.floor(value / 100)]} hundred`;
  return [hundreds, rest === 0 && value > 0 ? '' : belowHundred(rest)].filter((part) => part !== '').join(' ');
};

/** "4,205" → "four thousand two hundred five". Leading zeros are read as such: "007" is "zero zero seven". */
export function cardinal(written: string): string {
  const digits = written.replaceAll(',', '');
  if ((digits.length > 1 && digits.startsWith('0')) || digits.length > mostNamedDigits) return digitByDigit(digits);
  const groups: string[] = [];
  for (let end = digits.length, scale = 0; end > 0; end -= 3, scale += 1) {
    const value = Number(digits.slice(Math.max(0, end - 3), end));
    if (value > 0) groups.unshift(`${belowThousand(value)} ${scales[scale] ?? ''}`.trim());
  }
  return groups.length === 0 ? 'zero' : groups.join(' ');
}

export const digitByDigit = (digits: string): string => [...digits.replace(/\D/g, '')].map((digit) => small[Number(digit)]).join(' ');

/** "3.14" → "three point one four"; "1,200" → "one thousand two hundred"; ".5" → "zero point five". */
export function number(written: string): string {
  const [whole = '', fraction] = written.split('.');
  const head = cardinal(whole === '' ? '0' : whole);
  return fraction === undefined || fraction === '' ? head : `${head} point ${digitByDigit(fraction)}`;
}

const irregularOrdinals: Readonly<Record<string, string>> = { one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth' };

/** "23" → "twenty-third". */
export function ordinal(digits: string): string {
  const words = cardinal(digits);
  const last = /[a-z]+$/.exec(words)?.[0] ?? '';
  const ending = irregularOrdinals[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return words.slice(0, words.length - last.length) + ending;
}

/** "1999" → "nineteen ninety-nine", "2009" → "two thousand nine", "1905" → "nineteen oh five", "2026" → "twenty twenty-six". */
export function year(digits: string): string {
  const value = Number(digits);
  const century = Math.floor(value / 100);
  const rest = value % 100;
  if (value < 1000 || value > 2099 || century % 10 === 0 && rest < 10) return cardinal(String(value));
  if (rest === 0) return `${belowHundred(century)} hundred`;
  return `${belowHundred(century)} ${rest < 10 ? `oh ${small[rest]}` : belowHundred(rest)}`;
}

/** "1990" → "nineteen nineties", "80" → "eighties". */
export function decade(digits: string): string {
  const words = year(digits);
  return words.endsWith('y') ? `${words.slice(0, -1)}ies` : words.endsWith('ten') ? `${words}s` : `${words}s`;
}

/** Half, thirds, quarters; else "over". */
export function fraction(numerator: string, denominator: string): string {
  const isOne = Number(numerator) === 1;
  const top = cardinal(numerator);
  if (denominator === '2') return isOne ? 'one half' : `${top} halves`;
  if (denominator === '4') return isOne ? 'one quarter' : `${top} quarters`;
  const value = Number(denominator);
  if (value < 3 || (value > 20 && value !== 100 && value !== 1000)) return `${top} over ${cardinal(denominator)}`;
  return `${top} ${ordinal(denominator)}${isOne ? '' : 's'}`;
}

export const isOne = (written: string): boolean => /^1(?:\.0+)?$/.test(written);
