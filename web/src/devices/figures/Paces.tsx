import type { AlarmFigures, Pace } from '@chengyun/contract/alarm-figures';
import { useTranslation } from 'react-i18next';
import { useTongue } from '../../ui/Zone.tsx';
import { Bars } from './Bars.tsx';
import { CountLink } from './CountLink.tsx';
import { spanWords } from './span-words.ts';

/** How long it took to take note of alarms, and to judge them. */
export function Paces({ data }: { readonly data: AlarmFigures }) {
  const { t } = useTranslation('fireDesk');
  return (
    <>
      <OnePace title={t('figures.ack')} pace={data.acknowledged} />
      <OnePace title={t('figures.judge')} pace={data.judged} />
    </>
  );
}

function OnePace({ title, pace }: { readonly title: string; readonly pace: Pace }) {
  const { t } = useTranslation('fireDesk');
  const tongue = useTongue();
  const words = { short: (n: number) => t('figures.seconds', { n }), none: t('figures.none') };
  const bars = pace.bands.map(({ speed, counted }) => {
    const label = t(`figures.speed.${speed}`);
    return { key: speed, label, name: `${title} ${label}`, counted };
  });
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p className="dv-pace">
        <CountLink counted={pace.done} name={title}>
          <b>{spanWords(pace.medianSeconds, words, tongue)}</b>
        </CountLink>{' '}
        {t('figures.median')} · {t('figures.ninth')} {spanWords(pace.ninthSeconds, words, tongue)}
      </p>
      <Bars bars={bars} label={title} />
    </section>
  );
}
