'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { Link, usePathname } from '../i18n/navigation.ts';

/** The same page in the other language, named in that language. */
export function LanguageLink() {
  const t = useTranslations('header');
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const other = useLocale() === 'zh' ? 'en' : 'zh';
  return (
    <Link href={search === '' ? pathname : `${pathname}?${search}`} locale={other} className="btn quiet small" lang={other === 'zh' ? 'zh-CN' : 'en'} hrefLang={other}>
      {t('otherLanguage')}
    </Link>
  );
}
