import { useTranslations } from 'next-intl';
import { Suspense, type ReactNode } from 'react';
import { Link } from '../i18n/navigation.ts';
import { LanguageLink } from './language-link.tsx';
import { Logo } from './logo.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** The surfaces that exist. A surface adds its line here when it is built: a dead link is worse than none. */
const surfaces = [{ key: 'interactive', href: '/interactive' }] as const;

interface SiteHeaderProps {
  current: (typeof surfaces)[number]['key'] | null;
  /** What the page itself has to say: the engine's name, the clock of a call. */
  children?: ReactNode;
}

export function SiteHeader({ current, children }: SiteHeaderProps) {
  const t = useTranslations('header');
  return (
    <header className="top">
      <a className="skip" href="#main">{t('skip')}</a>
      <Link className="mark" href="/interactive"><Logo /><span>Duet</span></Link>
      <nav aria-label={t('pages')}>
        {surfaces.map((surface) => (
          <Link key={surface.key} href={surface.href} aria-current={surface.key === current ? 'page' : undefined}>{t(surface.key)}</Link>
        ))}
      </nav>
      <div className="end">
        {children}
        <span className="tools">
          <Suspense fallback={null}><LanguageLink /></Suspense>
          <ThemeToggle />
        </span>
      </div>
    </header>
  );
}
