/** Where a rule stands in the text that is read. */
export interface RuleContext {
  source: string;
  /** The place of the match. */
  position: number;
}

/**
 * How one kind of notation is read. `pattern` is sticky (flag `y`) and looks at the source, so that it may look behind.
 * `read` gives the words to say; `''` drops the match, `' '` drops it and parts the words around it, a lone punctuation mark is a pause,
 * null leaves the match to the next rule.
 */
export interface SpokenRule {
  pattern: RegExp;
  read: (match: RegExpExecArray, context: RuleContext) => string | null;
}

export const rule = (pattern: RegExp, read: SpokenRule['read']): SpokenRule => ({ pattern: new RegExp(pattern.source, `${pattern.flags.replace('y', '')}y`), read });
/** A rule that always says the same. */
export const says = (pattern: RegExp, words: string): SpokenRule => rule(pattern, () => words);
