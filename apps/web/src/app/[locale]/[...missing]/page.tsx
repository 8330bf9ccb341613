import { notFound } from 'next/navigation';

/** Every path that no surface has: answered in the language and the look of the page. */
export default function MissingPage(): never {
  notFound();
}
