import type { DeviceProfile } from '@chengyun/contract/profile';
import { useTranslation } from 'react-i18next';
import { withField } from './draft.ts';
import { NumberField, TextField } from './fields.tsx';

type HeadProps = {
  readonly profile: DeviceProfile;
  readonly isNew: boolean;
  readonly onChange: (profile: DeviceProfile) => void;
};

/** What the kind is called, and how often it should be heard of. */
export function ProfileHead({ profile, isNew, onChange }: HeadProps) {
  const { t } = useTranslation('devices');
  const name = (language: 'zh' | 'en') => (text: string | undefined) =>
    onChange({ ...profile, name: { ...profile.name, [language]: text ?? '' } });
  return (
    <section className="dv-part dv-wide" aria-label={t('profiles.about')}>
      <div className="dv-grid">
        {isNew && (
          <TextField
            path="id"
            label={t('profiles.id')}
            value={profile.id}
            onChange={(id) => onChange({ ...profile, id: id ?? '' })}
          />
        )}
        <TextField path="name.zh" label={t('profiles.nameZh')} value={profile.name.zh} onChange={name('zh')} />
        <TextField path="name.en" label={t('profiles.nameEn')} value={profile.name.en} onChange={name('en')} />
        <NumberField
          path="heartbeatSeconds"
          label={t('profiles.heartbeat')}
          value={profile.heartbeatSeconds}
          onChange={(heartbeatSeconds) => onChange({ ...profile, heartbeatSeconds } as DeviceProfile)}
        />
        <TextField
          path="dialect"
          label={t('profiles.dialect')}
          value={profile.dialect}
          onChange={(dialect) => onChange(withField(profile, 'dialect', dialect || undefined))}
        />
      </div>
    </section>
  );
}
