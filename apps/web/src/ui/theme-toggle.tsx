'use client';
import { useTranslations } from 'next-intl';
import { Icon } from './icon.tsx';
import { chooseTheme, useTheme } from './use-theme.ts';

export function ThemeToggle() {
  const t = useTranslations('header');
  const theme = useTheme();
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" className="btn quiet small sq" aria-label={t(next === 'dark' ? 'toDark' : 'toLight')} onClick={() => chooseTheme(next)}>
      <Icon name="theme" size={18} />
    </button>
  );
}
