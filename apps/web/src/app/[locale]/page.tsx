import { redirect } from '../../i18n/navigation.ts';
import type { Locale } from '../../i18n/routing.ts';

export default async function HomePage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  redirect({ href: '/interactive', locale });
}
