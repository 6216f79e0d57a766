import type { AlarmDetail, AlarmLine } from '@chengyun/contract/alarm';
import { type Role, roles } from '@chengyun/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { directoryQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { useTongue } from '../../ui/Zone.tsx';
import { secondText } from '../parts/exact-time.ts';

/** What happened to the alarm, newest first: who did what and why. */
export function AlarmStory({ detail }: { readonly detail: AlarmDetail }) {
  const { t } = useTranslation('alarms');
  return (
    <section className="dv-part" aria-label={t('story')}>
      <h2>{t('story')}</h2>
      <ol className="dv-story">
        {detail.journal.toReversed().map((line) => (
          <StoryLine key={line.seq} line={line} />
        ))}
      </ol>
    </section>
  );
}

function StoryLine({ line }: { readonly line: AlarmLine }) {
  const { t } = useTranslation('alarms');
  const { zone } = useTongue();
  const people = useQuery(directoryQuery(useTown().id)).data?.people;
  const names: Readonly<Record<string, string>> = t('line', {
    returnObjects: true,
    role: t(`role.${roleOf(line.detail['to'])}`),
  });
  const who = line.actorId
    ? (people?.find(({ id }) => id === line.actorId)?.name ?? t(`role.${line.actorRole}`))
    : null;
  const said = ['reason', 'note', 'value', 'text'].flatMap((name) => {
    const value = line.detail[name];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  const until = line.detail['until'];
  return (
    <li>
      <time dateTime={line.at} title={secondText(new Date(line.at), zone)}>
        {secondText(new Date(line.at), zone)}
      </time>
      <i aria-hidden />
      <p>
        <b>{names[line.action] ?? line.action}</b>
        {who && <span> · {who}</span>}
        {said.length > 0 && <span className="dv-said">{said.join(' · ')}</span>}
        {typeof until === 'string' && (
          <span className="dv-said">
            {t('fact.shelvedUntil')} <DateTime at={until} />
          </span>
        )}
      </p>
    </li>
  );
}

function roleOf(value: unknown): Role {
  return roles.find((role) => role === value) ?? 'chief';
}
