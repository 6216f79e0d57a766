import type { DeviceSummary } from '@chengyun/contract/device';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import { useNow } from '../../ui/now.ts';
import { type Fact, PageHeader } from '../../ui/PageHeader.tsx';
import { RelativeTime } from '../../ui/Times.tsx';
import { lampOfPulse, pulseOf, silentAfter } from '../list/device-pulse.ts';
import { useLocal, useProfiles } from '../parts/use-profiles.ts';
import { DeviceEdit } from './DeviceEdit.tsx';

/** Name, whether it is heard of, what it is, where it stands, and the ways to its alarms and its building. */
export function DeviceHead({ device, keeps }: { readonly device: DeviceSummary; readonly keeps: boolean }) {
  const { t } = useTranslation('devices');
  const [town, local, now] = [useTown().id, useLocal(), useNow()];
  const profile = useProfiles().find(({ id }) => id === device.profileId);
  const pulse = pulseOf(device, profile && silentAfter(profile), now);
  const lamp = lampOfPulse(pulse);
  const { model, dialect, clockSkewSeconds, lastSeen, building, place } = device;
  const facts: readonly (Fact | false)[] = [
    { name: t('fact.number'), value: <code>{device.externalId}</code> },
    {
      name: t('fact.kind'),
      value: profile ? (
        <Link to="/$town/device-profiles" params={{ town }} search={{ profile: profile.id, device: device.id }}>
          {local(profile.name)}
        </Link>
      ) : (
        t('noProfile')
      ),
    },
    model !== null && { name: t('fact.model'), value: model },
    dialect !== null && { name: t('fact.dialect'), value: dialect },
    { name: t('fact.place'), value: [building, place].filter(Boolean).join(' · ') || '—' },
    { name: t('fact.seen'), value: lastSeen ? <RelativeTime at={lastSeen} /> : t('fact.never') },
    clockSkewSeconds !== null && { name: t('fact.skew'), value: skewWords(clockSkewSeconds, t) },
  ];
  return (
    <PageHeader
      eyebrow={
        <span className="dv-eyebrow">
          {lamp && <Lamp lamp={lamp} label={t(`pulse.${pulse}`)} />}
          {[t(`protocolName.${device.protocol}`), t(`pulse.${pulse}`)].join(' · ')}
        </span>
      }
      title={device.name}
      facts={facts.filter((fact) => fact !== false)}
      extra={
        <span className="dv-links">
          {keeps && <DeviceEdit device={device} />}
          <Link to="/$town/alarms" params={{ town }} search={{ device: device.id }}>
            {t('alarmsHere')}
          </Link>
          {building && (
            <Link to="/$town/devices" params={{ town }} search={{ building }}>
              {t('buildingHere')}
            </Link>
          )}
        </span>
      }
    />
  );
}

type SkewWords = (key: 'fact.fast' | 'fact.slow' | 'fact.exact', values: { readonly n: number }) => string;

/** Two seconds are the network's, not the clock's. */
function skewWords(seconds: number, t: SkewWords): string {
  if (Math.abs(seconds) <= 2) return t('fact.exact', { n: 0 });
  return t(seconds > 0 ? 'fact.fast' : 'fact.slow', { n: Math.abs(seconds) });
}
