const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** An integer from 0 to 999,999,999 in words, as it is said: "two hundred and five" (`hasAnd`) or "two hundred five". */
export function numberInWords(value: number, hasAnd = false): string {
  if (value < 20) return small[value] ?? '';
  if (value < 100) return [tens[Math.floor(value / 10)], value % 10 === 0 ? '' : small[value % 10]].filter(Boolean).join(' ');
  for (const [size, name] of [[1_000_000, 'million'], [1000, 'thousand'], [100, 'hundred']] as const) {
    if (value < size) continue;
    const rest = value % size;
    const head = `${numberInWords(Math.floor(value / size), hasAnd)} ${name}`;
    if (rest === 0) return head;
    return `${head}${hasAnd && rest < 100 ? ' and' : ''} ${numberInWords(rest, hasAnd)}`;
  }
  return '';
}
