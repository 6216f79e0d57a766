import type { ImportKind, ImportMapping } from '@chengyun/contract/import';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Field } from '../new-case/Field.tsx';
import { DeviceDefaults } from './DeviceDefaults.tsx';

type ReadingProps = { readonly mapping: ImportMapping; readonly onChange: (mapping: ImportMapping) => void };

const systems = ['wgs84', 'gcj02', 'cgcs2000'] as const;

/** What holds for all rows: the zone of times, the system of positions; of devices their protocol and kind. */
export function ReadingFields({ kind, mapping, onChange }: ReadingProps & { readonly kind: ImportKind }) {
  const { t } = useTranslation('imports');
  return (
    <div className="arr-pair">
      {kind === 'devices' && (
        <DeviceDefaults
          protocol={mapping.protocol}
          profile={mapping.profile}
          onChange={({ protocol, profile }) => {
            const { protocol: _, profile: __, ...rest } = mapping;
            onChange({ ...rest, ...(protocol && { protocol }), ...(profile && { profile }) });
          }}
        />
      )}
      {kind === 'cases' && <ZoneField mapping={mapping} onChange={onChange} />}
      <Field label={t('map.crs')}>
        {(id) => (
          <Select
            id={id}
            value={mapping.crs ?? 'wgs84'}
            options={systems.map((value) => ({ value, label: t(`crs.${value}`) }))}
            onChange={(crs) => onChange({ ...mapping, crs })}
          />
        )}
      </Field>
    </div>
  );
}

function ZoneField({ mapping, onChange }: ReadingProps) {
  const { t } = useTranslation('imports');
  const town = useTown();
  const zones = useMemo(
    () => [
      { value: '', label: t('map.zoneTown', { zone: town.zone }) },
      ...Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })),
    ],
    [t, town.zone],
  );
  const setZone = (zone: string) => {
    const { zone: _, ...rest } = mapping;
    onChange(zone ? { ...rest, zone } : rest);
  };
  return (
    <Field label={t('map.zone')}>
      {(id) => <Select id={id} showSearch value={mapping.zone ?? ''} options={zones} onChange={setZone} />}
    </Field>
  );
}
