import type { AlarmSummary } from '@chengyun/contract/alarm';
import { useTranslation } from 'react-i18next';
import { type Fact, PageHeader } from '../../ui/PageHeader.tsx';
import { DateTime, RelativeTime } from '../../ui/Times.tsx';
import { AlarmBadges } from '../alarms/AlarmBadges.tsx';
import { AlarmSign } from '../alarms/AlarmSign.tsx';
import { useLocal } from '../parts/use-profiles.ts';

/** What it is, of which device, where, and what it says. */
export function AlarmHead({ alarm }: { readonly alarm: AlarmSummary }) {
  const { t } = useTranslation('alarms');
  const local = useLocal();
  const { device, kind, severity, state, part, value, text, times, raisedAt, lastAt, shelvedUntil, verdict } = alarm;
  const where = [device.building, device.place].filter(Boolean).join(' · ');
  const facts: readonly (Fact | false)[] = [
    { name: t('fact.place'), value: where || t('noPlace') },
    device.model !== null && { name: t('fact.model'), value: device.model },
    value !== null && { name: t('fact.value'), value },
    text !== null && { name: t('fact.said'), value: text },
    { name: t('fact.rule'), value: local(alarm.rule) },
    { name: t('fact.first'), value: <DateTime at={raisedAt} /> },
    times > 1 && {
      name: t('fact.last'),
      value: (
        <>
          <RelativeTime at={lastAt} /> · {t('times', { n: times })}
        </>
      ),
    },
    shelvedUntil !== null && { name: t('fact.shelvedUntil'), value: <DateTime at={shelvedUntil} /> },
    verdict !== null && {
      name: t('fact.verdict'),
      value: [t(`state.${verdict}`), alarm.reason].filter(Boolean).join(' · '),
    },
  ];
  return (
    <PageHeader
      eyebrow={
        <span className="dv-eyebrow">
          <AlarmSign alarm={alarm} />
          {[t(`kind.${kind}`), t(`severity.${severity}`), t(`state.${state}`)].join(' · ')}
          <AlarmBadges alarm={alarm} />
        </span>
      }
      title={[device.name, part && t('part', { part })].filter(Boolean).join(' · ')}
      facts={facts.filter((fact) => fact !== false)}
    />
  );
}
