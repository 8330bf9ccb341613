'use client';
import { useTranslations } from 'next-intl';
import { keyOf } from '../keys/call-keys.ts';
import { useCallStore } from '../call-context.tsx';
import { turnStages, type TurnStages } from './turn-stages.ts';

const turnsShown = 3;
const stageNames = ['endpoint', 'verdict', 'firstAudio', 'played'] as const;

interface LatencySectionProps {
  isOpen: boolean;
  onToggle: () => void;
}

/** From your last word to the first sound of the answer, as this browser measured it; opens into the stages of the last turns. */
export function LatencySection({ isOpen, onToggle }: LatencySectionProps) {
  const { view } = useCallStore();
  const t = useTranslations('call');
  const stages = view.turns.map(turnStages).filter((turn) => turn !== null).toReversed();
  const latest = stages[0];
  return (
    <section aria-label={t('latency.title')}>
      <div className="h">
        <h2>{t('latency.title')}</h2>
        <button type="button" className="btn quiet small" aria-expanded={isOpen} onClick={onToggle}>{t(isOpen ? 'latency.fewer' : 'latency.more')}<kbd>{keyOf.details}</kbd></button>
      </div>
      {latest === undefined ? <p className="sm dim">{t('latency.none')}</p> : <p className="v2v">{Math.round(latest.total)}<small>{t('latency.takenHere')}</small></p>}
      {isOpen && latest !== undefined ? <TurnBars turns={stages.slice(0, turnsShown)} /> : null}
    </section>
  );
}

function TurnBars({ turns }: { turns: readonly TurnStages[] }) {
  const t = useTranslations('call.latency');
  const longest = Math.max(...turns.map((turn) => turn.total));
  return (
    <>
      <ul className="stages">
        {turns.map((turn) => (
          <li className="turn" key={turn.turn}>
            <span className="dim">{t('turn', { turn: turn.turn + 1 })}</span>
            <span className="b" aria-hidden="true">
              {stageNames.map((name) => <i key={name} className={`p-${name}`} style={{ width: `${(turn[name] / longest) * 100}%` }} />)}
            </span>
            <span className="unseen">{stageNames.map((name) => `${t(`stages.${name}`)} ${Math.round(turn[name])} ms`).join(', ')}; </span>
            <span className="sum">{Math.round(turn.total)} ms</span>
          </li>
        ))}
      </ul>
      <p className="k" aria-hidden="true">{stageNames.map((name) => <span key={name}><i className={`p-${name}`} />{t(`stages.${name}`)}</span>)}</p>
    </>
  );
}
