'use client';
import { useTranslations } from 'next-intl';
import type { DecisionView } from '../call-view.ts';
import { OverlapDrawing } from './overlap-drawing-svg.tsx';

/** How the monitoring seat decided on one utterance: what it found, when the sound ducked, held and stopped, and why. */
export function DecisionCard({ decision, headingLevel: Heading = 'h2' }: { decision: DecisionView; headingLevel?: 'h2' | 'h3' }) {
  const t = useTranslations('call.decision');
  const confidence = decision.status === 'deciding' ? decision.confidenceSoFar : (decision.verdict?.confidence ?? null);
  return (
    <div className="dec">
      <div className="h">
        <Heading>{decision.overlap === null ? t('title') : t('titleOverlap', { overlap: decision.overlap })}</Heading>
        <span className="sm dim">{decision.epochAfter === null ? t('epoch', { epoch: decision.epochBefore }) : t('epochRaised', { before: decision.epochBefore, after: decision.epochAfter })}</span>
      </div>
      <p className="verd">
        <b>{verdictWords(decision, t)}</b>
        {confidence === null ? null : <span>{decision.status === 'deciding' ? t('soFar', { confidence: confidence.toFixed(2) }) : confidence.toFixed(2)}</span>}
      </p>
      {decision.speakingSeat === null ? null : <OverlapDrawing decision={decision} />}
      {decision.verdict === null || decision.verdict.reasons.length === 0 ? null : (
        <dl>
          {decision.verdict.reasons.map((reason) => (
            <div className="why" key={reason.name}>
              <dt title={reason.detail === '' ? undefined : reason.detail}>{t(`reasons.${reason.name}`)}</dt>
              <dd className="m" aria-hidden="true"><i style={{ width: `${reason.score * 100}%` }} /></dd>
              <dd>{reason.score.toFixed(2)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<'call.decision'>>;

/** What it found, and what came of it. A pending decision never claims anything. */
function verdictWords(decision: DecisionView, t: Translate): string {
  const { status, speakingSeat, decidingSeat, verdict } = decision;
  if (status === 'deciding') return t('deciding', { seat: decidingSeat });
  if (status === 'abandoned') return t('abandoned');
  if (status === 'not-a-query') {
    const kind = t(`kinds.${verdict?.kind ?? 'unknown'}`);
    return speakingSeat === null ? t('notAQuestion', { kind }) : t('goesOn', { kind, seat: speakingSeat });
  }
  if (verdict?.kind === 'command') return t('command');
  return speakingSeat === null ? t('answers', { seat: decidingSeat }) : t('tookOver', { seat: decidingSeat });
}
