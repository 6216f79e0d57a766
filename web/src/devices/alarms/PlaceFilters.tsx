import { CloseOutlined } from '@ant-design/icons';
import { NO_REASON } from '@chengyun/contract/alarm-query';
import { useTranslation } from 'react-i18next';
import { momentText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { useLocal, useProfiles } from '../parts/use-profiles.ts';
import {
  type AlarmFilterName,
  type AlarmFilters,
  askedCases,
  askedSpeeds,
  askedVerdicts,
  oneOf,
  withAlarmFilter,
} from './alarm-filters.ts';

type PlaceFiltersProps = { readonly filters: AlarmFilters; readonly onChange: (next: AlarmFilters) => void };

/** What the list is narrowed to, each to be taken away; silent where it is not. */
export function PlaceFilters({ filters, onChange }: PlaceFiltersProps) {
  const { t } = useTranslation('alarms');
  const words = Object.entries({ ...usePlaceWords(filters), ...useFigureWords(filters) });
  const set = words.filter(([name]) => name in filters);
  if (set.length === 0) return null;
  return (
    <ul className="dv-filters">
      {set.map(([name, text]) => (
        <li key={name}>
          <button
            type="button"
            aria-label={t('filter.drop', { name: text })}
            onClick={() => onChange(withAlarmFilter(filters, name as AlarmFilterName, undefined))}
          >
            {text} <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

type Words = Partial<Readonly<Record<AlarmFilterName, string>>>;

function usePlaceWords({ building, area, site, model, profile }: AlarmFilters): Words {
  const { t } = useTranslation('alarms');
  const local = useLocal();
  const profiles = useProfiles();
  const kinds = (profile ?? '').split(',').map((one) => {
    const known = profiles.find(({ id }) => id === one);
    return known ? local(known.name) : one;
  });
  return {
    building: t('filter.building', { name: building ?? '' }),
    area: t('filter.area', { name: area ?? '' }),
    site: t('filter.site', { name: site ?? '' }),
    model: t('filter.model', { name: model ?? '' }),
    profile: t('filter.profile', { name: kinds.join(' / ') }),
    device: t('filter.device'),
    incident: t('filter.incident'),
    occasion: t('filter.occasion'),
  };
}

function useFigureWords({ verdict, reason, ack, judge, case: made, from, to }: AlarmFilters): Words {
  const { t } = useTranslation('alarms');
  const { t: figures } = useTranslation('fireDesk');
  const [tongue, now] = [useTongue(), new Date()];
  const pace = (value: string | undefined) => {
    const speed = oneOf(askedSpeeds, value) ?? 'none';
    return speed === 'done' ? t('filter.done') : figures(`figures.speed.${speed}`);
  };
  const moment = (text: string | undefined) => {
    const at = new Date(text ?? '');
    return Number.isNaN(at.getTime()) ? (text ?? '') : momentText(at, now, tongue);
  };
  return {
    counted: t('filter.counted'),
    verdict: t('filter.verdict', { name: t(`filter.verdictName.${oneOf(askedVerdicts, verdict) ?? 'none'}`) }),
    reason: t('filter.reason', { name: reason === NO_REASON ? figures('figures.noReason') : (reason ?? '') }),
    ack: t('filter.ack', { name: pace(ack) }),
    judge: t('filter.judge', { name: pace(judge) }),
    case: t('filter.case', { name: t(`filter.caseName.${oneOf(askedCases, made) ?? 'any'}`) }),
    from: t('filter.from', { at: moment(from) }),
    to: t('filter.to', { at: moment(to) }),
  };
}
