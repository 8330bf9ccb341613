import { wordTable } from '../lexicon/word-table.ts';
import { readFraction, readNumber } from './read-number.ts';

export interface ExpressionReading {
  /** In the calculator's language: numbers, + − * / ^, brackets, sqrt, cbrt, factorial; nothing else can come out of here. */
  math: string;
  /** As it is said back: "7 times 8". */
  shown: string;
  end: number;
  /** 0 … 1: lower when words had to be read as numbers by their sound. */
  score: number;
  operators: number;
}

interface Operand { math: string; shown: string; end: number; guesses: number; operators: number }

const binary: readonly { words: readonly string[]; math: string; shown: string; score: number }[] = [
  { words: ['multiplied', 'by'], math: '*', shown: 'times', score: 1 }, { words: ['multiply', 'by'], math: '*', shown: 'times', score: 1 }, { words: ['divided', 'by'], math: '/', shown: 'divided by', score: 1 }, { words: ['divide', 'by'], math: '/', shown: 'divided by', score: 1 }, { words: ['divided'], math: '/', shown: 'divided by', score: 0.9 },
  { words: ['to', 'the', 'power', 'of'], math: '^', shown: 'to the power of', score: 1 }, { words: ['to', 'the', 'power'], math: '^', shown: 'to the power of', score: 1 }, { words: ['power', 'of'], math: '^', shown: 'to the power of', score: 0.85 }, { words: ['raised', 'to'], math: '^', shown: 'to the power of', score: 1 },
  { words: ['plus'], math: '+', shown: 'plus', score: 1 }, { words: ['added', 'to'], math: '+', shown: 'plus', score: 1 }, { words: ['minus'], math: '-', shown: 'minus', score: 1 }, { words: ['less'], math: '-', shown: 'minus', score: 0.8 }, { words: ['take', 'away'], math: '-', shown: 'minus', score: 1 }, { words: ['times'], math: '*', shown: 'times', score: 1 }, { words: ['time'], math: '*', shown: 'times', score: 0.85 },
  { words: ['over'], math: '/', shown: 'divided by', score: 0.9 }, { words: ['by'], math: '*', shown: 'times', score: 0.7 }, { words: ['and'], math: '+', shown: 'plus', score: 0.75 },
];

const orders: readonly { verb: string; links: readonly string[]; math: string; shown: string; isReversed: boolean }[] = [
  { verb: 'add', links: ['and', 'to', 'plus'], math: '+', shown: 'plus', isReversed: false }, { verb: 'multiply', links: ['by', 'and', 'with', 'times'], math: '*', shown: 'times', isReversed: false },
  { verb: 'divide', links: ['by'], math: '/', shown: 'divided by', isReversed: false }, { verb: 'subtract', links: ['from'], math: '-', shown: 'minus', isReversed: true },
];

const pairWords = wordTable<'+' | '*' | '-' | '/'>({ sum: '+', product: '*', difference: '-', quotient: '/' });
const factorWords = wordTable<number>({ twice: 2, double: 2, triple: 3 });

const startsWith = (words: readonly string[], at: number, phrase: readonly string[]): boolean => phrase.every((word, index) => words[at + index] === word);

/** Reads the longest calculation that begins at `start`; null when there is none or only a bare number. */
export function readExpression(words: readonly string[], start: number): ExpressionReading | null {
  const first = readOperand(words, start, words.length > start + 1);
  if (first === null) return null;
  let { math, shown, end, guesses, operators } = first;
  let score = 1;
  for (;;) {
    const operator = binary.find((entry) => startsWith(words, end, entry.words));
    if (operator === undefined) break;
    const next = readOperand(words, end + operator.words.length, true);
    if (next === null) break;
    math += ` ${operator.math} ${next.math}`;
    shown += ` ${operator.shown} ${next.shown}`;
    score = Math.min(score, operator.score);
    operators += 1 + next.operators;
    guesses += next.guesses;
    end = next.end;
  }
  if (operators === 0) return null;
  return { math, shown, end, operators, score: Math.max(0.4, score - 0.12 * guesses) };
}

function readOperand(words: readonly string[], start: number, mayGuess: boolean): Operand | null {
  let at = start;
  if (words[at] === 'the' && ['square', 'cube', 'sum', 'product', 'difference', 'quotient', 'half', 'double', 'triple'].includes(words[at + 1] ?? '')) at++;
  const root = startsWith(words, at, ['square', 'root']) ? 'sqrt' : startsWith(words, at, ['cube', 'root']) || startsWith(words, at, ['cubic', 'root']) ? 'cbrt' : null;
  if (root !== null) {
    const from = words[at + 2] === 'of' || words[at + 2] === 'off' ? at + 3 : at + 2;
    const inner = readOperand(words, from, true);
    return inner === null ? null : { math: `${root}(${inner.math})`, shown: `the ${root === 'sqrt' ? 'square' : 'cube'} root of ${inner.shown}`, end: words[inner.end] === 'closebracket' && words[from] !== 'openbracket' ? inner.end + 1 : inner.end, guesses: inner.guesses, operators: 1 + inner.operators };
  }
  if ((words[at] === 'square' || words[at] === 'cube') && words[at + 1] === 'of') {
    const [power, name] = words[at] === 'square' ? [2, 'squared'] : [3, 'cubed'];
    const inner = readOperand(words, at + 2, true);
    return inner === null ? null : { ...inner, math: `(${inner.math} ^ ${power})`, shown: `${inner.shown} ${name}`, operators: 1 + inner.operators };
  }
  const order = orders.find((entry) => entry.verb === words[at]);
  if (order !== undefined) {
    const a = readOperand(words, at + 1, true);
    const b = a !== null && order.links.includes(words[a.end] ?? '') ? readOperand(words, a.end + 1, true) : null;
    if (a === null || b === null) return null;
    const [left, right] = order.isReversed ? [b, a] : [a, b];
    return { math: `(${left.math} ${order.math} ${right.math})`, shown: `${left.shown} ${order.shown} ${right.shown}`, end: b.end, guesses: a.guesses + b.guesses, operators: 1 + a.operators + b.operators };
  }
  const pairOf = pairWords[words[at] ?? ''];
  if (pairOf !== undefined && (words[at + 1] === 'of' || words[at + 1] === 'between')) {
    const a = readOperand(words, at + 2, true);
    const b = a !== null && words[a.end] === 'and' ? readOperand(words, a.end + 1, true) : null;
    return a === null || b === null ? null : { math: `(${a.math} ${pairOf} ${b.math})`, shown: `${a.shown} ${{ '+': 'plus', '*': 'times', '-': 'minus', '/': 'divided by' }[pairOf]} ${b.shown}`, end: b.end, guesses: a.guesses + b.guesses, operators: 1 + a.operators + b.operators };
  }
  const factor = factorWords[words[at] ?? ''];
  if (factor !== undefined) {
    const inner = readOperand(words, words[at + 1] === 'of' || words[at + 1] === 'the' ? at + 2 : at + 1, true);
    return inner === null ? null : { math: `(${factor} * ${inner.math})`, shown: `${factor} times ${inner.shown}`, end: inner.end, guesses: inner.guesses, operators: 1 + inner.operators };
  }
  const fraction = readFraction(words, at);
  if (fraction !== null && (words[fraction.end] === 'of' || fraction.denominator !== 2 || words[at] !== 'half')) {
    const inner = words[fraction.end] === 'of' ? readOperand(words, words[fraction.end + 1] === 'a' && words[fraction.end + 2] !== 'hundred' ? fraction.end + 2 : fraction.end + 1, true) : null;
    if (inner !== null) return { math: `(${fraction.numerator} / ${fraction.denominator} * ${inner.math})`, shown: `${words.slice(at, fraction.end).join(' ')} of ${inner.shown}`, end: inner.end, guesses: inner.guesses, operators: 1 + inner.operators };
    return { math: `(${fraction.numerator} / ${fraction.denominator})`, shown: words.slice(at, fraction.end).join(' '), end: fraction.end, guesses: 0, operators: 0 };
  }
  let operand: Operand | null;
  if (words[at] === 'openbracket') {
    const inner = readExpression(words, at + 1) ?? bareNumber(words, at + 1);
    if (inner === null || words[inner.end] !== 'closebracket') return null;
    operand = { math: `(${inner.math})`, shown: inner.shown, end: inner.end + 1, guesses: 0, operators: inner.operators };
  } else if (words[at] === 'pi') operand = { math: 'pi', shown: 'pi', end: at + 1, guesses: 0, operators: 0 };
  else {
    const number = readNumber(words, at, mayGuess);
    if (number === null) return null;
    operand = { math: number.value < 0 ? `(${number.value})` : String(number.value), shown: String(number.value).replace('-', 'minus '), end: number.end, guesses: number.guesses, operators: 0 };
  }
  return withSuffix(words, operand);
}

function bareNumber(words: readonly string[], start: number): ExpressionReading | null {
  const number = readNumber(words, start);
  return number === null ? null : { math: String(number.value), shown: String(number.value), end: number.end, score: 1, operators: 0 };
}

function withSuffix(words: readonly string[], operand: Operand): Operand {
  const { math, shown, end, operators } = operand;
  const word = words[end];
  if (word === 'squared' || word === 'square') return { ...operand, math: `${math} ^ 2`, shown: `${shown} squared`, end: end + 1, operators: operators + 1 };
  if (word === 'cubed') return { ...operand, math: `${math} ^ 3`, shown: `${shown} cubed`, end: end + 1, operators: operators + 1 };
  if (word === 'factorial') return { ...operand, math: `factorial(${math})`, shown: `${shown} factorial`, end: end + 1, operators: operators + 1 };
  if (word === 'percent' || (word === 'per' && words[end + 1] === 'cent')) {
    const after = word === 'per' ? end + 2 : end + 1;
    if (words[after] !== 'of' && words[after] !== 'off') return operand;
    const whole = readOperand(words, after + 1, true);
    if (whole !== null) return { math: `(${math} / 100 * ${whole.math})`, shown: `${shown} percent of ${whole.shown}`, end: whole.end, guesses: operand.guesses + whole.guesses, operators: operators + 1 + whole.operators };
  }
  return operand;
}
