import { expect, test } from 'vitest';
import { opened } from '../session/testing/call-events.ts';
import { exampleQuestionOf } from './example-question.ts';

const engine = {
  ...opened().engine, abilities: [{ key: 'time', examples: { en: ['What time is it?'], zh: ['现在几点？'] } }],
  languages: [{ language: 'en' as const, hears: true, speaks: true, reads: true }, { language: 'zh' as const, hears: false, speaks: true, reads: true }],
};

test('an example in a language that the engine reads and does not hear must be typed', () => {
  expect(exampleQuestionOf(engine, 'zh')).toEqual({ text: '现在几点？', mustBeTyped: true });
  expect(exampleQuestionOf(engine, 'en')).toEqual({ text: 'What time is it?', mustBeTyped: false });
});

test('an engine that hears nothing says so elsewhere, and one without examples gives none', () => {
  expect(exampleQuestionOf({ ...engine, missing: [{ part: 'recognizer', code: 'engine.recognizer-missing', remedy: 'x' }] }, 'zh')?.mustBeTyped).toBe(false);
  expect(exampleQuestionOf({ ...engine, abilities: [] }, 'zh')).toBeNull();
});
