'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallStore } from '../call-context.tsx';
import { CameraPicture } from './camera-picture.tsx';

/** What it sees: the camera as it runs, and the very frame that an answer used, with its age. */
export function CameraSection() {
  const { view } = useCallStore();
  const t = useTranslations('call');
  const format = useFormatter();
  const { camera } = view;
  const hasAnswerFrame = camera.answerFrameUrl !== null;
  const frameUrl = camera.answerFrameUrl ?? camera.lastFrameUrl;
  const ageMs = hasAnswerFrame ? camera.answerFrameAgeMs : camera.lastFrameAgeMs;
  const age = ageMs === null ? null : format.number(ageMs / 1000, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <section aria-label={t('camera')}>
      <div className="camrow">
        <CameraPicture className="pic-live" camera={camera} permission={view.cameraPermission} tag={t('cameraLive')} />
        <div>
          <div className="pic pic-frame">
            {/* An object URL of a frame of this very page; an image optimizer has nothing to do here. */}
            {frameUrl === null ? <span className="pic-empty">{t('noFrame')}</span> : <img src={frameUrl} alt={t(hasAnswerFrame ? 'answerFrameAlt' : 'lastFrameAlt')} />}
          </div>
          {frameUrl === null || age === null ? null : (
            <p className="xs dim pic-note">{hasAnswerFrame ? t('answerFrame', { seat: camera.answerSeat ?? view.generationSeat, age }) : t('lastFrame', { age })}</p>
          )}
        </div>
      </div>
    </section>
  );
}
