import type { DevicePage } from '@chengyun/contract/device';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AutoComplete, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { areasQuery } from '../../api/ground.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { devicesKey } from '../../api/things.ts';
import { Chip } from '../../ui/Row.tsx';
import { type Announcement, scopes } from './announcement.ts';

type WhereProps = {
  readonly values: Announcement;
  readonly onChange: (changed: Partial<Announcement>) => void;
};

/** Where a drill is held: a building, a whole community, or single devices. */
export function WhereFields({ values, onChange }: WhereProps) {
  const { t } = useTranslation('fireDesk');
  const { scope } = values;
  return (
    <>
      <fieldset className="dv-chips dv-chips-wrap">
        <legend>{t('form.where')}</legend>
        {scopes.map((one) => (
          <Chip key={one} label={t(`form.scope.${one}`)} on={scope === one} onPick={() => onChange({ scope: one })} />
        ))}
      </fieldset>
      {scope === 'building' && <BuildingField values={values} onChange={onChange} />}
      {scope === 'community' && <CommunityField values={values} onChange={onChange} />}
      {scope === 'devices' && <DevicesField values={values} onChange={onChange} />}
    </>
  );
}

const found = 50;

function useFound(query: Readonly<Record<string, string>>) {
  const town = useTown().id;
  return (
    useQuery({
      queryKey: [...devicesKey(town), 'found', query],
      queryFn: ({ signal }) => api<DevicePage>(paths.devices(town), { query: { ...query, limit: found }, signal }),
      placeholderData: keepPreviousData,
    }).data?.devices ?? []
  );
}

function BuildingField({ values: { building }, onChange }: WhereProps) {
  const { t } = useTranslation('fireDesk');
  const id = useId();
  const devices = useFound(building.trim() === '' ? {} : { q: building.trim() });
  const names = [...new Set(devices.flatMap((device) => device.building ?? []))];
  return (
    <div>
      <label htmlFor={id}>{t('form.building')}</label>
      <AutoComplete
        id={id}
        value={building}
        placeholder={t('form.find')}
        options={names.map((value) => ({ value }))}
        onChange={(next: string) => onChange({ building: next })}
      />
    </div>
  );
}

function CommunityField({ values: { communityCode }, onChange }: WhereProps) {
  const { t } = useTranslation('fireDesk');
  const id = useId();
  const areas = useQuery(areasQuery(useTown().id)).data?.areas ?? [];
  const communities = areas.filter(({ level }) => level === 'community');
  return (
    <div>
      <label htmlFor={id}>{t('form.community')}</label>
      <Select
        id={id}
        value={communityCode || null}
        showSearch={{ optionFilterProp: 'label' }}
        options={communities.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(next) => onChange({ communityCode: next ?? '' })}
      />
    </div>
  );
}

function DevicesField({ values: { deviceIds }, onChange }: WhereProps) {
  const { t } = useTranslation('fireDesk');
  const id = useId();
  const [q, setQ] = useState('');
  const devices = useFound(q.trim() === '' ? {} : { q: q.trim() });
  const options = devices.map((device) => ({
    value: device.id,
    label: [device.name, device.building].filter(Boolean).join(' · '),
  }));
  return (
    <div>
      <label htmlFor={id}>{t('form.devices')}</label>
      <Select
        id={id}
        mode="multiple"
        value={[...deviceIds]}
        placeholder={t('form.find')}
        showSearch={{ filterOption: false, onSearch: setQ }}
        options={options}
        onChange={(next) => onChange({ deviceIds: next })}
      />
    </div>
  );
}
