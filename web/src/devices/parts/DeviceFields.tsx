import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import { PickPoint } from '../../map/PickPoint.tsx';
import { Labelled } from './Labelled.tsx';
import { useLocal, useProfiles } from './use-profiles.ts';

type Point = readonly [lon: number, lat: number];

/** Where a device stands, as a form has it. */
export type PlaceValues = {
  readonly building: string;
  readonly place: string;
  readonly position: Point | undefined;
};

type PlaceFieldsProps = {
  readonly values: PlaceValues;
  readonly onSet: (next: Partial<PlaceValues>) => void;
  /** Where the map begins; the town when left out. */
  readonly at?: Point | null | undefined;
};

/** Building, place and position of a device. */
export function PlaceFields({ values, onSet, at }: PlaceFieldsProps) {
  const { t } = useTranslation('devices');
  return (
    <>
      {(['building', 'place'] as const).map((name) => (
        <Labelled key={name} label={t(`waiting.${name}`)}>
          {(id) => (
            <Input
              id={id}
              value={values[name]}
              maxLength={name === 'building' ? 120 : 200}
              onChange={({ target }) => onSet({ [name]: target.value })}
            />
          )}
        </Labelled>
      ))}
      <div className="dv-form-wide">
        <span>
          {t('waiting.position')} <small>{t('waiting.positionHint')}</small>
        </span>
        <LazyMapView label={t('waiting.position')} {...(at && { at: { position: [at[0], at[1]], zoom: 16 } as const })}>
          <PickPoint value={values.position} onPick={(position) => onSet({ position })} />
        </LazyMapView>
      </div>
    </>
  );
}

type ProfileFieldProps = {
  readonly value: string | undefined;
  readonly onPick: (profileId: string | undefined) => void;
  readonly wide?: boolean;
};

/** What kind of device it is. */
export function ProfileField({ value, onPick, wide = false }: ProfileFieldProps) {
  const { t } = useTranslation('devices');
  const [profiles, local] = [useProfiles(), useLocal()];
  return (
    <Labelled wide={wide} label={t('waiting.profile')} hint={t('waiting.profileHint')}>
      {(id) => (
        <Select
          {...{ id, allowClear: true, showSearch: true, optionFilterProp: 'label' }}
          {...(value && { value })}
          options={profiles.map((one) => ({ value: one.id, label: local(one.name) }))}
          onChange={onPick}
        />
      )}
    </Labelled>
  );
}
