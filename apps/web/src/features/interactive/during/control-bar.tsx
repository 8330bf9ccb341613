'use client';
import { useTranslations } from 'next-intl';
import type { PointerEvent, Ref } from 'react';
import { useCallStore } from '../call-context.tsx';
import { keyOf } from '../keys/call-keys.ts';
import { AskBox } from './ask-box.tsx';
import { Knob } from './knob.tsx';

interface ControlBarProps {
  askRef: Ref<HTMLInputElement>;
  /** On a phone the question box opens over the row. */
  isAsking: boolean;
  onAsk: () => void;
}

export function ControlBar({ askRef, isAsking, onAsk }: ControlBarProps) {
  const { view, actions } = useCallStore();
  const t = useTranslations('call.controls');
  const isMicrophoneOn = !view.isMuted && view.microphone === 'granted';
  return (
    <div className={`bar ${isAsking ? 'asking' : ''}`} role="group" aria-label={t('title')}>
      <div className="g">
        {view.settings.talkMode === 'push' && view.microphone === 'granted' ? <PushButton /> : (
          <Knob icon={isMicrophoneOn ? 'microphone' : 'microphone-off'} look={isMicrophoneOn ? 'on' : 'plain'} label={t(view.isMuted ? 'unmute' : 'mute')} printedKey={keyOf.mute} aria-pressed={view.isMuted} disabled={view.microphone !== 'granted'} onClick={() => actions.toggleMute()} />
        )}
        <Knob icon={view.camera.isOn ? 'camera' : 'camera-off'} look={view.camera.isOn ? 'on' : 'plain'} label={t('camera')} printedKey={keyOf.camera} aria-pressed={view.camera.isOn} onClick={() => actions.toggleCamera()} />
        <Knob icon="stop" look="stop" label={t('stop')} printedKey={keyOf.stop} onClick={() => actions.stop()} />
        <Knob className="only-phone" icon="keyboard" label={t('type')} aria-expanded={isAsking} onClick={onAsk} />
        <Knob className="only-phone" icon="hang-up" look="endc" label={t('end')} onClick={() => actions.end()} />
      </div>
      <AskBox ref={askRef} />
      <div className="g r">
        <Knob icon="reset" label={t('reset')} printedKey={keyOf.reset} onClick={() => actions.reset()} />
        <Knob icon="hang-up" look="endc" label={t('end')} printedKey={keyOf.end} onClick={() => actions.end()} />
      </div>
    </div>
  );
}

/** Held with a finger, the mouse, Space or Enter: it hears as long as it is down. */
function PushButton() {
  const { view, actions } = useCallStore();
  const t = useTranslations('call.controls');
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    actions.pushToTalkDown();
  };
  const isTalkKey = (key: string): boolean => key === ' ' || key === 'Enter';
  return (
    <Knob
      icon="microphone" look={view.isPushed ? 'stop' : 'on'} label={t(view.isPushed ? 'pushed' : 'push')} printedKey={t('space')} aria-pressed={view.isPushed} className="push"
      onPointerDown={onPointerDown} onPointerUp={() => actions.pushToTalkUp()} onPointerCancel={() => actions.pushToTalkUp()} onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => { if (isTalkKey(event.key)) { event.preventDefault(); if (!event.repeat) actions.pushToTalkDown(); } }}
      onKeyUp={(event) => { if (isTalkKey(event.key)) actions.pushToTalkUp(); }}
    />
  );
}
