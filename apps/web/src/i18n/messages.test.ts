import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { errorTable, measureNames } from '@duet/shared';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(here, value);
    else for (const [deep, text] of leaves(value, here)) found.set(deep, text);
  }
  return found;
}

/** The names between braces at the head of an argument: `{limit}` and `{limit, select, …}` alike. */
const argumentsOf = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/gu)].map((match) => match[1] ?? ''))].sort();

const english = leaves(en);
const chinese = leaves(zh);

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same arguments in both languages', () => {
    const differing = [...english].filter(([key, text]) => argumentsOf(text).join() !== argumentsOf(chinese.get(key) ?? '').join()).map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('can be formatted in both languages', () => {
    for (const [locale, messages, texts] of [['en', en, english], ['zh', zh, chinese]] as const) {
      const translate = createTranslator({ locale, messages, onError: (error) => { throw error; } });
      for (const [key, text] of texts) {
        const values = Object.fromEntries(argumentsOf(text).map((name) => [name, 1]));
        expect(translate.markup(key as 'site.title', { ...values, line: (part: string) => part } as never), `${locale} ${key}`).not.toContain('{');
      }
    }
  });

  it('hold exactly the messages of the error table, and a word for each action', () => {
    const entries = Object.values(errorTable);
    expect(Object.keys(en.errors).sort()).toEqual([...new Set(entries.map((entry) => entry.messageKey))].sort());
    expect(Object.keys(en.errorActions)).toEqual(expect.arrayContaining(entries.map((entry) => entry.action)));
  });

  it('name every measure', () => {
    expect(Object.keys(en.after.measureNames)).toEqual([...measureNames]);
  });

  it('never exclaim', () => {
    expect([...english, ...chinese].filter(([, text]) => /[!！]/u.test(text))).toEqual([]);
  });
});
