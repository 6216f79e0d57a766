import type { Repeats } from '@chengyun/contract/repeats';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';

type RepeatsLinesProps = {
  readonly repeats: Repeats;
  /** Beside a form that is being filled in: the list opens apart, and the report itself is counted. */
  readonly beside?: boolean;
};

/** Whether there is anything to tell: what happened once is no repeat. */
export function isRepeated({ group, place }: Repeats): boolean {
  return (group?.callers ?? 0) > 1 || (place?.reports ?? 0) > 1;
}

/** 群体反映 and 高频 in plain words, each opening to the list of the cases counted; nobody is named. */
export function RepeatsLines({ repeats: { group, place }, beside = false }: RepeatsLinesProps) {
  const { t } = useTranslation('repeats');
  return (
    <ul className="cy-repeats">
      {group && group.callers > 1 && (
        <Line ids={group.ids} beside={beside} text={t('group', { n: group.callers, days: group.days })}>
          {group.callers >= group.atLeast && t('isGroup', { n: group.atLeast })}
        </Line>
      )}
      {place && place.reports > 1 && (
        <Line
          ids={place.ids}
          beside={beside}
          text={t(beside ? 'placeWithThis' : 'place', { n: place.reports, days: place.days, metres: place.metres })}
        >
          {place.level !== 'none' && t(`level.${place.level}`)}
        </Line>
      )}
    </ul>
  );
}

type LineProps = {
  readonly ids: readonly string[];
  readonly beside: boolean;
  readonly text: string;
  readonly children: string | false;
};

function Line({ ids, beside, text, children }: LineProps) {
  const { t } = useTranslation('repeats');
  const town = useTown().id;
  return (
    <li>
      <Link
        to="/$town/desk"
        params={{ town }}
        search={{ ids: ids.join(',') } as Record<string, string>}
        {...(beside ? { target: '_blank' } : {})}
      >
        <b>{text}</b>
        <small>{[children, t('list', { n: ids.length })].filter(Boolean).join(' · ')}</small>
      </Link>
    </li>
  );
}
