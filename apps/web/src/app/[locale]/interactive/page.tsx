import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { InteractivePage } from '../../../features/interactive/interactive-page.tsx';
import type { Locale } from '../../../i18n/routing.ts';

interface PageProps {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'header' });
  return { title: t('interactive') };
}

export default function Page() {
  return <Suspense fallback={null}><InteractivePage /></Suspense>;
}
