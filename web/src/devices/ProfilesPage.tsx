import './devices.css';
import './device.css';
import './profiles/profiles.css';
import type { Pack } from '@chengyun/contract/pack';
import type { DeviceProfile } from '@chengyun/contract/profile';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../api/ground.ts';
import { useTown } from '../api/TownProvider.tsx';
import { useListKeys } from '../ui/list-keys.ts';
import { RowWords } from '../ui/Row.tsx';
import { SplitFrame } from '../ui/SplitFrame.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { useLocal } from './parts/use-profiles.ts';
import { copyOf } from './profiles/draft.ts';
import { ProfileDesk } from './profiles/ProfileDesk.tsx';

type Placed = { readonly pack: Pack; readonly profile: DeviceProfile };

/** Kinds of devices: what they measure and when they alarm; looked at by who watches, edited by administrators. */
export function ProfilesPage() {
  const { t } = useTranslation('devices');
  const town = useTown();
  const { profile: chosen, copy, device, show } = useProfileAddress(town.id);
  const { data, error, refetch } = useQuery(packsQuery(town.id));
  const all = useMemo<readonly Placed[]>(
    () => data?.packs.flatMap((pack) => (pack.profiles ?? []).map((profile) => ({ pack, profile }))) ?? [],
    [data],
  );
  const ids = useMemo(() => all.map(({ profile }) => profile.id), [all]);
  useListKeys(ids, chosen, show);
  const one = all.find(({ profile }) => profile.id === chosen);
  return (
    <SplitFrame
      label={t('profiles.page')}
      list={
        <div className="cy-scroll">
          {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Loading rows={8} />}
          {data && all.length === 0 && <EmptyState title={t('profiles.none')} hint={t('profiles.noneHint')} />}
          <ProfileList all={all} chosen={chosen} device={device} />
        </div>
      }
      detail={
        one && (
          <ProfileDesk
            key={`${one.profile.id}@${one.pack.version} ${copy}`}
            pack={one.pack}
            saved={copy ? copyOf(one.profile, ids) : one.profile}
            from={copy ? null : one.profile.id}
            mayEdit={town.roles.includes('admin')}
            deviceId={device}
            onSaved={(id) => show(id)}
            onCopy={() => show(one.profile.id, true)}
          />
        )
      }
      empty={<EmptyState title={t('profiles.choose')} hint={t('profiles.chooseHint')} />}
      onBack={() => show()}
    />
  );
}

type ListProps = {
  readonly all: readonly Placed[];
  readonly chosen: string | undefined;
  readonly device: string | undefined;
};

function ProfileList({ all, chosen, device }: ListProps) {
  const { t } = useTranslation('devices');
  const [town, local] = [useTown().id, useLocal()];
  return (
    <ul aria-label={t('profiles.page')}>
      {all.map(({ pack, profile }) => (
        <li key={profile.id}>
          <Link
            className="cy-row"
            to="/$town/device-profiles"
            params={{ town }}
            search={{ profile: profile.id, ...(device && { device }) }}
            aria-current={profile.id === chosen}
          >
            <RowWords
              title={local(profile.name)}
              note={[
                local(pack.name),
                t('profiles.counts', { points: profile.points.length, rules: profile.rules.length }),
              ].join(' · ')}
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function useProfileAddress(town: string) {
  const search = useSearch({ strict: false }) as {
    readonly profile?: string;
    readonly copy?: string;
    readonly device?: string;
  };
  const navigate = useNavigate();
  const show = (profile?: string, copy = false) =>
    void navigate({
      to: '/$town/device-profiles',
      params: { town },
      search: { ...(profile && { profile }), ...(copy && { copy: '1' }) },
    });
  return { profile: search.profile, device: search.device, copy: search.copy !== undefined, show };
}
