import { SearchOutlined } from '@ant-design/icons';
import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { useLocal, useProfiles } from '../parts/use-profiles.ts';
import { type DeviceFilterName, type DeviceFilters, toDeviceQuery } from './device-filters.ts';

type DeviceBarProps = {
  readonly filters: DeviceFilters;
  readonly onSet: (name: DeviceFilterName, value: string | undefined) => void;
};

/** What is typed is asked for once the hand rests. */
const restMs = 250;

/** Finding: by words, by kind. */
export function DeviceBar({ filters, onSet }: DeviceBarProps) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const [profiles, local] = [useProfiles(), useLocal()];
  const [words, setWords] = useState(filters.q ?? '');
  const asked = useRef(filters.q ?? '');
  useEffect(() => {
    if (words.trim() === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = words.trim();
      onSet('q', words.trim() || undefined);
    }, restMs);
    return () => clearTimeout(timer);
  }, [words, onSet]);
  useEffect(() => {
    // Cleared or followed from elsewhere: the field says what the address says.
    if ((filters.q ?? '') === asked.current) return;
    asked.current = filters.q ?? '';
    setWords(asked.current);
  }, [filters.q]);
  return (
    <>
      <Input
        className="dv-search"
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('search')}
        placeholder={t('search')}
        value={words}
        maxLength={64}
        allowClear
        onChange={(event) => setWords(event.target.value)}
      />
      <Select
        className="dv-pick"
        aria-label={t('profile')}
        value={filters.profile ?? ''}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('anyProfile') },
          ...profiles.map(({ id, name }) => ({ value: id, label: local(name) })),
        ]}
        onChange={(profile: string) => onSet('profile', profile || undefined)}
      />
      <ExportMenu
        places
        address={(asked) => withQuery(paths.deviceExport(town), { ...toDeviceQuery(filters), ...asked })}
      />
    </>
  );
}
