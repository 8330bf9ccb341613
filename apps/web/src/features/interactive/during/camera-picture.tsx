'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { CameraView, PermissionView } from '../call-view.ts';

interface CameraPictureProps {
  camera: CameraView;
  permission: PermissionView;
  className?: string;
  tag?: string;
}

/** The running camera, mirrored as people know themselves. Off and refused are said in words. */
export function CameraPicture({ camera, permission, className = '', tag }: CameraPictureProps) {
  const t = useTranslations('call');
  const video = useRef<HTMLVideoElement>(null);
  const { stream } = camera;
  useEffect(() => {
    if (video.current !== null && video.current.srcObject !== stream) video.current.srcObject = stream;
  }, [stream]);
  const isShown = camera.isOn && stream !== null;
  const isRefused = permission !== 'granted' && permission !== 'unknown' && permission !== 'asking';
  return (
    <div className={`pic ${className}`}>
      {isShown ? <video ref={video} autoPlay playsInline muted disablePictureInPicture aria-label={t('cameraLive')} /> : <span className="pic-empty">{t(isRefused ? 'cameraRefused' : 'cameraOff')}</span>}
      {isShown && tag !== undefined ? <span className="tag">{tag}</span> : null}
    </div>
  );
}
