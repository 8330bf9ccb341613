'use client';
import { useTranslations } from 'next-intl';
import { useState, type FormEvent, type KeyboardEvent, type Ref } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { useCallStore } from '../call-context.tsx';
import { keyOf } from '../keys/call-keys.ts';

/** Above this share of the limit the count is shown. */
const countFrom = 0.8;
const characterLimitWithoutEngine = 2000;

/** A typed question: it interrupts as a spoken one does. Keeps its text until the call can take it; an input method's Enter never sends. */
export function AskBox({ ref }: { ref: Ref<HTMLInputElement> }) {
  const { view, actions } = useCallStore();
  const t = useTranslations('call.ask');
  const [text, setText] = useState('');
  const limit = view.engine?.limits.textCharacters ?? characterLimitWithoutEngine;
  const isTooLong = text.length > limit;
  const canSend = text.trim() !== '' && !isTooLong && view.connection.state === 'connected';

  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!canSend) return;
    actions.sendText(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // 229 is the input method's own Enter; Safari reports it after the composition has ended.
    if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <form className="ask" onSubmit={send}>
      <input ref={ref} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} placeholder={t('placeholder')} aria-label={t('label')} aria-invalid={isTooLong} autoComplete="off" enterKeyHint="send" />
      {text.length > limit * countFrom ? <span className={isTooLong ? 'ask-count bad' : 'ask-count'} role="status">{t('count', { length: text.length, limit })}</span> : null}
      <kbd aria-hidden="true">{keyOf.ask}</kbd>
      <button type="submit" className="btn solid sq" aria-label={t('send')} aria-disabled={!canSend}><Icon name="send" size={18} /></button>
    </form>
  );
}
