import en from '../../apps/web/src/i18n/messages/en.json' with { type: 'json' };
import zh from '../../apps/web/src/i18n/messages/zh.json' with { type: 'json' };

export type Locale = 'en' | 'zh';

/** The words of the page in a language: tests press and read by the names that a screen reader says. */
export const wordsOf = (locale: Locale): typeof en => (locale === 'en' ? en : zh);

/** An accessible name that begins with these words: behind them a button may print its key. */
export const beginning = (words: string): RegExp => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
