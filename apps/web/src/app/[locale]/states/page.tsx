import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { StatesPage } from '../../../features/interactive/demonstration/demonstration-page.tsx';

export const metadata: Metadata = { title: 'Demonstration', robots: { index: false } };

/** For development and tests; on a production server only with `DUET_DEMONSTRATIONS=on`. */
export default function Page() {
  if (process.env.NODE_ENV === 'production' && process.env['DUET_DEMONSTRATIONS'] !== 'on') notFound();
  return <Suspense fallback={null}><StatesPage /></Suspense>;
}
