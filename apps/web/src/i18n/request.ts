import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import en from './messages/en.json';
import zh from './messages/zh.json';
import { routing } from './routing.ts';

const messages = { en, zh };

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  return { locale, messages: messages[locale] };
});
