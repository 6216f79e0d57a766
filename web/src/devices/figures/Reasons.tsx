import type { AlarmFigures } from '@chengyun/contract/alarm-figures';
import { NO_REASON } from '@chengyun/contract/alarm-query';
import { useTranslation } from 'react-i18next';
import { Bars } from './Bars.tsx';

/** Verdicts by their reasons, most frequent first. */
export function Reasons({ reasons }: Pick<AlarmFigures, 'reasons'>) {
  const { t } = useTranslation('fireDesk');
  const bars = reasons.map(({ verdict, reason, counted }) => {
    const why = reason === NO_REASON ? t('figures.noReason') : reason;
    const found = t(`figures.${verdict}`);
    const label = (
      <>
        <b className={verdict === 'false' ? 'dv-false' : undefined}>{found}</b> {why}
      </>
    );
    return { key: `${verdict} ${reason}`, label, name: `${found} ${why}`, counted };
  });
  return (
    <section aria-label={t('figures.reasons')}>
      <h2>{t('figures.reasons')}</h2>
      {bars.length === 0 ? (
        <p className="dv-none">{t('figures.reasonsNone')}</p>
      ) : (
        <Bars bars={bars} label={t('figures.reasons')} />
      )}
    </section>
  );
}
