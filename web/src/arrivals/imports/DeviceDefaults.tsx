import { type DeviceProtocol, deviceProtocols } from '@chengyun/contract/device';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { Field } from '../new-case/Field.tsx';

type Defaults = { readonly protocol: DeviceProtocol | undefined; readonly profile: string | undefined };
type DeviceDefaultsProps = Defaults & { readonly onChange: (next: Defaults) => void };

/** The protocol and the kind of all devices of a list, where no column says otherwise. */
export function DeviceDefaults({ protocol, profile, onChange }: DeviceDefaultsProps) {
  const { t, i18n } = useTranslation('imports');
  const { t: names } = useTranslation('devices');
  const { data } = useQuery(packsQuery(useTown().id));
  const profiles = data?.packs.flatMap((pack) => pack.profiles ?? []) ?? [];
  return (
    <>
      <Field label={t('devices.protocol')} note={t('devices.where')}>
        {(id) => (
          <Select
            {...{ id, allowClear: true, placeholder: t('devices.byColumn') }}
            {...(protocol !== undefined && { value: protocol })}
            options={deviceProtocols.map((value) => ({ value, label: names(`protocolName.${value}`) }))}
            onChange={(next: DeviceProtocol | undefined) => onChange({ protocol: next, profile })}
          />
        )}
      </Field>
      <Field label={t('devices.profile')} note={t('devices.where')}>
        {(id) => (
          <Select
            {...{ id, allowClear: true, showSearch: true, placeholder: t('devices.byColumn') }}
            {...(profile !== undefined && { value: profile })}
            optionFilterProp="label"
            options={profiles.map((one) => ({ value: one.id, label: inLanguage(one.name, i18n.language) }))}
            onChange={(next: string | undefined) => onChange({ protocol, profile: next })}
          />
        )}
      </Field>
    </>
  );
}
