import { changesBetween } from '@chengyun/contract/changes';
import type { Pack } from '@chengyun/contract/pack';
import type { PolicyVersion } from '@chengyun/contract/policy';
import type { DeviceProfile } from '@chengyun/contract/profile';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { Differences } from './Differences.tsx';
import { packVersionQuery, packVersionsQuery } from './queries.ts';

/** So many versions are looked at; older ones stand on the page of packs. */
const most = 12;

type VersionsProps = {
  readonly pack: Pack;
  readonly profileId: string;
  readonly mayEdit: boolean;
  readonly onRestore: (profile: DeviceProfile, version: number) => void;
};

/** The versions in which this profile changed: who, when, why, what; each can be brought back. */
export function ProfileVersions({ pack, profileId, mayEdit, onRestore }: VersionsProps) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const versions = (useQuery(packVersionsQuery(town, pack.id)).data?.versions ?? []).slice(0, most);
  const packs = useQueries({
    queries: versions.map(({ version }) => packVersionQuery(town, pack.id, version)),
  });
  if (packs.some(({ isPending }) => isPending)) return <Loading rows={3} inset={false} />;
  const then = (nth: number) => packs[nth]?.data?.profiles?.find(({ id }) => id === profileId);
  const lines = versions.flatMap((version, nth) => {
    const [profile, before] = [then(nth), then(nth + 1)];
    const changes = changesBetween(before, profile);
    return profile && (changes.length > 0 || nth === versions.length - 1)
      ? [{ version, profile, changes: before ? changes : null, newest: nth === 0 }]
      : [];
  });
  return (
    <section className="dv-part dv-wide" aria-label={t('profiles.versions')}>
      <h2>
        {t('profiles.versions')} <small>{t('profiles.versionsHint')}</small>
      </h2>
      <ol className="dv-versions">
        {lines.map(({ version, profile, changes }) => (
          <li key={version.version}>
            <VersionHead version={version} />
            {mayEdit && version.version !== pack.version && (
              <Button size="small" onClick={() => onRestore(profile, version.version)}>
                {t('profiles.restore')}
              </Button>
            )}
            {changes && (
              <details>
                <summary>{t('profiles.changes', { n: changes.length })}</summary>
                <Differences changes={changes} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function VersionHead({ version: { version, note, createdBy, createdAt } }: { readonly version: PolicyVersion }) {
  const { t } = useTranslation('devices');
  return (
    <p>
      <b>{t('profiles.version', { n: version })}</b> {note}{' '}
      <small className="dv-quiet">
        {createdBy && createdBy !== 'system' ? createdBy : t('profiles.shipped')} · <DateTime at={createdAt} full />
      </small>
    </p>
  );
}
