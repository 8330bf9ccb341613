import type { PatternGroup } from './pattern.ts';

export const numberPatterns: readonly PatternGroup[] = [
  { intent: 'calculate', sentences: 4500, phrases: [
    '[and|so|okay|now|hey] (what\'s|what is) {expression}', 'how much is {expression}', '(calculate|compute|work out|figure out) {expression} [please]', '(can you|could you|please) (calculate|compute|work out) {expression}',
    '{expression} [please]', 'what does {expression} (make|equal|equal to)', 'tell me [what] {expression} [is]', 'can you tell me what {expression} is', 'do you know what {expression} is', '{expression} (is what|equals what|makes what)',
    '{order-expression} [please]', 'what do (you|i) get if (you|i) {order-expression}', 'what is {pair-expression}', '(can you|please) {order-expression}',
  ] },
  { intent: 'convert', sentences: 4000, phrases: [
    'convert {amount} {unit} (to|into|in) {unit2}', '(can you|could you|please) convert {amount} {unit} (to|into) {unit2}', '(what\'s|what is|how much is) {amount} {unit} in {unit2}', 'how many {unit2} (is|are) {amount} {unit}',
    'how many {unit2} (are|are there|is) in {amount} {unit}', 'how many {unit2} in {amount} {unit}', '{amount} {unit} in {unit2}', '{amount} {unit} (to|is how many) {unit2}', 'how much is {amount} {unit} in {unit2}',
    'turn {amount} {unit} into {unit2}', 'change {amount} {unit} (to|into) {unit2}', 'how many {unit2} does {amount} {unit} have', 'how many {unit2} make {amount} {unit}', 'tell me how many {unit2} (are|there are) in {amount} {unit}',
    'what is {amount} {unit} (to|as) {unit2}', 'convert {unit} to {unit2}', 'give me {amount} {unit} in {unit2}',
  ] },
];
