import type { FactoryFunctionMap, MathNode } from 'mathjs';
import { formatNumber } from '../wording.ts';

/** What the calculator may do; anything else in an expression is refused before it runs. */
const allowedFunctions = new Set(['sqrt', 'cbrt', 'factorial']);
const mostNodes = 200;
/** 1000! has 2,568 digits and takes 1 ms; nobody wants to hear more. */
const largestFactorial = 1000;
const largestExponent = 10_000;

interface Calculator {
  parse: (expression: string) => MathNode;
  evaluate: (expression: string) => unknown;
}
let loading: Promise<Calculator> | null = null;

/** Loads the calculator: 0.3–0.8 s of modules, so it is done once at the start and not at the first question. */
export function loadCalculator(): Promise<Calculator> {
  loading ??= (async () => {
    const { create, ...all } = await import('mathjs');
    const wanted = ['evaluate', 'parse', 'add', 'subtract', 'multiply', 'divide', 'pow', 'sqrt', 'cbrt', 'factorial', 'unaryMinus', 'pi', 'unit'].map((name) => [`${name}Dependencies`, (all as Record<string, unknown>)[`${name}Dependencies`]]);
    const math = create(Object.fromEntries(wanted) as FactoryFunctionMap, { number: 'BigNumber', precision: 64 });
    // The first calculation takes 100 ms more than the next, so it is one that nobody waits for.
    math.evaluate('1 + 1');
    return { parse: (expression) => math.parse(expression), evaluate: (expression) => math.evaluate(expression) as unknown };
  })();
  return loading;
}

export type CalculationResult = { kind: 'value'; text: string; isRounded: boolean } | { kind: 'undefined'; reason: 'division-by-zero' | 'not-real' | 'too-large' | 'not-a-calculation' };

/** Calculates an expression of numbers, + − * / ^, brackets, sqrt, cbrt and factorial. Bounded by its size: no node of it can take more than a few milliseconds. */
export async function calculate(expression: string, language: 'en' | 'zh' = 'en'): Promise<CalculationResult> {
  const { parse } = await loadCalculator();
  let node: MathNode;
  try {
    node = parse(expression);
  } catch {
    return { kind: 'undefined', reason: 'not-a-calculation' };
  }
  const problem = problemOf(node);
  if (problem !== null) return { kind: 'undefined', reason: problem };
  let value: unknown;
  try {
    value = node.evaluate();
  } catch {
    return { kind: 'undefined', reason: 'not-a-calculation' };
  }
  const text = String(value);
  if (/i$/.test(text) && !/infinity/i.test(text)) return { kind: 'undefined', reason: 'not-real' };
  if (/infinity|nan/i.test(text)) return { kind: 'undefined', reason: 'division-by-zero' };
  return wordValue(text, language);
}

function problemOf(root: MathNode): Extract<CalculationResult, { kind: 'undefined' }>['reason'] | null {
  let problem: ReturnType<typeof problemOf> = null;
  let count = 0;
  root.traverse((node) => {
    count++;
    const entry = node as MathNode & { fn?: { name?: string } | string; args?: MathNode[]; op?: string; name?: string };
    if (node.type === 'FunctionNode' && !allowedFunctions.has(typeof entry.fn === 'string' ? entry.fn : entry.fn?.name ?? '')) problem ??= 'not-a-calculation';
    if (node.type === 'SymbolNode' && !allowedFunctions.has(entry.name ?? '') && entry.name !== 'pi') problem ??= 'not-a-calculation';
    if (!['OperatorNode', 'FunctionNode', 'ConstantNode', 'ParenthesisNode', 'SymbolNode'].includes(node.type)) problem ??= 'not-a-calculation';
    if (node.type === 'ConstantNode' && !/^\d+(\.\d+)?(e[+-]?\d+)?$/.test(String(node))) problem ??= 'not-a-calculation';
    const isFactorial = node.type === 'FunctionNode' && String(node).startsWith('factorial');
    const limited = isFactorial ? entry.args?.[0] : entry.op === '^' ? entry.args?.[1] : undefined;
    // A bound on a nested argument would need its value first: only plain numbers may stand here.
    if (limited !== undefined) {
      const size = Number(String(limited).replace(/[()\s]/g, ''));
      if (!(Math.abs(size) <= (isFactorial ? largestFactorial : largestExponent))) problem ??= 'too-large';
      if (isFactorial && !(Number.isInteger(size) && size >= 0)) problem = 'not-a-calculation';
    }
  });
  return count > mostNodes ? 'too-large' : problem;
}

function wordValue(text: string, language: 'en' | 'zh'): CalculationResult {
  const value = Number(text);
  if (Math.abs(value) >= 1e15) {
    const [mantissa = '', exponent = ''] = scientific(text);
    if (/^-?\d{1,21}$/.test(text)) return { kind: 'value', text: new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US').format(BigInt(text)), isRounded: false };
    return { kind: 'value', text: language === 'zh' ? `${mantissa}乘以10的${exponent}次方` : `${mantissa} times ten to the power of ${exponent}`, isRounded: true };
  }
  if (value !== 0 && Math.abs(value) < 1e-6) {
    const [mantissa = '', exponent = ''] = scientific(value.toExponential(20));
    return { kind: 'value', text: language === 'zh' ? `${mantissa}乘以10的${exponent}次方` : `${mantissa} times ten to the power of ${exponent.replace('-', 'minus ')}`, isRounded: true };
  }
  const shown = Number.isInteger(value) ? formatNumber(value, language, 15) : formatNumber(value, language, Math.max(6, Math.floor(Math.log10(Math.abs(value))) + 5));
  return { kind: 'value', text: shown, isRounded: Number(shown.replace(/,/g, '')) !== value || text.replace(/^-?0?\.?/, '').length > 14 };
}

/** Mantissa with three digits and exponent of a number in any notation. */
function scientific(text: string): [string, string] {
  const exponential = /^(-?\d(?:\.\d+)?)e([+-]?\d+)$/i.exec(text);
  if (exponential !== null) return [String(Number(Number(exponential[1]).toFixed(3))), String(Number(exponential[2]))];
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.replace('-', '').split('.')[0] ?? '';
  return [`${sign}${Number(`${digits[0] ?? '0'}.${digits.slice(1, 5)}`).toFixed(3).replace(/\.?0+$/, '')}`, String(digits.length - 1)];
}
