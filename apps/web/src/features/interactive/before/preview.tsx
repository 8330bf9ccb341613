'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Link } from '../../../i18n/navigation.ts';
import { useCallStore } from '../call-context.tsx';
import type { PermissionView } from '../call-view.ts';
import { isTrouble, type DeviceTrouble } from '../session/device-trouble.ts';

/** Your picture before the call, or what stands in its way and what to do about it. */
export function Preview() {
  const { view, actions } = useCallStore();
  const t = useTranslations('before');
  const video = useRef<HTMLVideoElement>(null);
  const { stream } = view.camera;
  useEffect(() => {
    if (video.current !== null && video.current.srcObject !== stream) video.current.srcObject = stream;
  }, [stream]);
  const hasPicture = stream !== null && view.camera.isOn;
  const isAsked = view.microphone === 'unknown';
  return (
    <div className={`pic preview ${hasPicture ? '' : 'preview-words'}`}>
      {hasPicture ? <><video ref={video} autoPlay playsInline muted disablePictureInPicture aria-label={t('previewLabel')} /><span className="tag">{t('onlyYou')}</span></> : null}
      {!hasPicture && isAsked ? (
        <div className="ask-permission">
          <p>{t('askPermission')}</p>
          <div className="ask-buttons">
            <button type="button" className="btn solid" onClick={() => actions.openDevices(true)}>{t('allowBoth')}</button>
            <button type="button" className="btn" onClick={() => actions.openDevices(false)}>{t('allowMicrophone')}</button>
          </div>
        </div>
      ) : null}
      {!hasPicture && view.microphone === 'asking' ? <p className="ask-permission">{t('asking')}</p> : null}
      {!hasPicture && view.microphone === 'granted' ? <CameraWords permission={view.cameraPermission} /> : null}
      {isTrouble(view.microphone) ? <Remedy device="microphone" permission={view.microphone} isOver={hasPicture} /> : null}
    </div>
  );
}

function CameraWords({ permission }: { permission: PermissionView }) {
  const { actions } = useCallStore();
  const t = useTranslations('before');
  if (isTrouble(permission)) return <Remedy device="camera" permission={permission} isOver={false} />;
  return (
    <div className="ask-permission">
      <p>{t(permission === 'asking' ? 'asking' : 'cameraOff')}</p>
      <div className="ask-buttons"><button type="button" className="btn" onClick={() => actions.toggleCamera()}>{t('turnCameraOn')}</button></div>
    </div>
  );
}

interface RemedyProps {
  device: 'microphone' | 'camera';
  permission: DeviceTrouble;
  isOver: boolean;
}

/** What happened, then what to do. */
function Remedy({ device, permission, isOver }: RemedyProps) {
  const { actions } = useCallStore();
  const t = useTranslations('before');
  return (
    <div className={`ask-permission remedy ${isOver ? 'over' : ''}`} role="alert">
      <p><b>{t(`remedies.${device}.${permission}.what`)}</b> {t(`remedies.${device}.${permission}.do`)}</p>
      <div className="ask-buttons">
        {permission === 'insecure' ? <Link className="btn" href="/certificate">{t('certificate')}</Link> : <button type="button" className="btn" onClick={() => actions.retryPermission(device)}>{t('tryAgain')}</button>}
        {device === 'microphone' && permission !== 'insecure' ? <span className="sm dim">{t('typingWorks')}</span> : null}
      </div>
    </div>
  );
}
