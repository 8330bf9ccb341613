import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation.ts';
import { SiteHeader } from '../../ui/site-header.tsx';

export default function NotFoundPage() {
  const t = useTranslations('lost');
  return (
    <>
      <SiteHeader current={null} />
      <main id="main" tabIndex={-1} className="plain-page">
        <h1 className="voice">{t('notFoundTitle')}</h1>
        <p className="plain-lead">{t('notFoundText')}</p>
        <p><Link className="btn solid" href="/interactive">{t('toCall')}</Link></p>
      </main>
    </>
  );
}
