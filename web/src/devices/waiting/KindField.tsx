import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../parts/Labelled.tsx';
import { useLocal, useProfiles } from '../parts/use-profiles.ts';

type KindFieldProps = {
  /** A profile, '' for a device that is to have none, undefined while nothing is chosen. */
  readonly value: string | undefined;
  readonly fault: boolean;
  readonly onPick: (profileId: string) => void;
};

/** What a device is let in as: a kind, or said outright that it has none, for then nothing it says makes an alarm. */
export function KindField({ value, fault, onPick }: KindFieldProps) {
  const { t } = useTranslation('devices');
  const [profiles, local] = [useProfiles(), useLocal()];
  return (
    <Labelled label={t('waiting.profile')} hint={t('waiting.profileHint')}>
      {(id) => (
        <Select
          {...{ id, showSearch: true, optionFilterProp: 'label', status: fault ? 'error' : '' }}
          {...(value !== undefined && { value })}
          options={[
            ...profiles.map((one) => ({ value: one.id, label: local(one.name) })),
            { value: '', label: t('waiting.noProfile') },
          ]}
          onChange={onPick}
        />
      )}
    </Labelled>
  );
}
