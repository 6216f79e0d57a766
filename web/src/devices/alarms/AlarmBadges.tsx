import type { AlarmSummary } from '@chengyun/contract/alarm';
import { useTranslation } from 'react-i18next';

/** What sets an alarm apart: drill, maintenance, shelved, escalated, condition over. Nothing where nothing does. */
export function AlarmBadges({ alarm }: { readonly alarm: AlarmSummary }) {
  const { t } = useTranslation('alarms');
  const { occasion, shelvedUntil, escalatedTo, endedAt, state } = alarm;
  const open = state !== 'cleared';
  return (
    <>
      {occasion && <span className="dv-badge dv-badge-blue">{t(`badge.${occasion.kind}`)}</span>}
      {shelvedUntil && <span className="dv-badge">{t('badge.shelved')}</span>}
      {escalatedTo && state === 'raised' && (
        <span className="dv-badge dv-badge-red">{t('badge.escalated', { role: t(`role.${escalatedTo}`) })}</span>
      )}
      {endedAt && open && <span className="dv-badge">{t('badge.ended')}</span>}
    </>
  );
}
