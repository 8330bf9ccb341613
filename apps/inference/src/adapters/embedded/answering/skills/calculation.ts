import { calculate } from '../knowledge/calculator.ts';
import { answerOf, inLanguage, type Skill } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { capitalize } from '../wording.ts';

const reasons = {
  'division-by-zero': ['A division by zero has no result.', '除以零没有结果。'],
  'not-real': ['No real number is the result of that: it is the even root of a negative number.', '这个没有实数结果：负数没有偶次方根。'],
  'too-large': ['That number is too large for me.', '这个数太大了，我算不了。'],
  'not-a-calculation': ['I can\'t calculate that.', '这个我算不了。'],
} as const;

export const calculation: Skill = async (parsed, { language }) => {
  const expression = parsed.slots.expression;
  if (expression?.type !== 'expression') return answerOf(sourceName('calculator', language), [reasons['not-a-calculation'][language === 'zh' ? 1 : 0]]);
  const result = await calculate(expression.math, language);
  if (result.kind === 'undefined') return answerOf(sourceName('calculator', language), [reasons[result.reason][language === 'zh' ? 1 : 0]]);
  return answerOf(sourceName('calculator', language), [inLanguage(language, `${capitalize(expression.shown)} is ${result.isRounded ? 'about ' : ''}${result.text}.`, `${expression.shown}${result.isRounded ? '约' : ''}等于${result.text}。`)]);
};
