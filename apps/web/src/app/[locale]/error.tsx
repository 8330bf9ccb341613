'use client';
import { useTranslations } from 'next-intl';
import { SiteHeader } from '../../ui/site-header.tsx';

/** A fault of the page itself. The call lies on the server for half a minute more, so loading again takes it up. */
export default function ErrorPage() {
  const t = useTranslations('lost');
  return (
    <>
      <SiteHeader current={null} />
      <main id="main" tabIndex={-1} className="plain-page">
        <h1 className="voice">{t('errorTitle')}</h1>
        <p className="plain-lead">{t('errorText')}</p>
        <p><button type="button" className="btn solid" onClick={() => window.location.reload()}>{t('again')}</button></p>
      </main>
    </>
  );
}
