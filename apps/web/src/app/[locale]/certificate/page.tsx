import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { CertificateGuide } from '../../../features/certificate/certificate-guide.tsx';
import type { Locale } from '../../../i18n/routing.ts';

interface PageProps {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'certificate' });
  return { title: t('short') };
}

export default async function Page({ params }: PageProps) {
  setRequestLocale((await params).locale);
  return <CertificateGuide />;
}
