'use client';
import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface SheetProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/** A panel over the page: from the right on a desktop, from below on a phone. Escape closes it, the focus goes back to where it was. */
export function Sheet({ isOpen, onClose, title, children }: SheetProps) {
  const t = useTranslations('header');
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => { if (!open) onClose(); }}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content className="sheet" aria-describedby={undefined}>
          <header>
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close asChild>
              <button type="button" className="btn quiet sq" aria-label={t('close')}><Icon name="close" /></button>
            </Dialog.Close>
          </header>
          <div className="inside">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
