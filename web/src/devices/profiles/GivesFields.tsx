import { alarmKinds, healthKinds, severities } from '@chengyun/contract/alarm-words';
import type { Pack } from '@chengyun/contract/pack';
import type { CaseWanted, Gives } from '@chengyun/contract/profile';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../parts/use-profiles.ts';
import { ChoiceField } from './fields.tsx';

type GivesProps = {
  readonly path: string;
  readonly gives: Gives;
  readonly pack: Pack;
  readonly onChange: (gives: Gives) => void;
};

/** What comes of a rule: an alarm and how bad, with or without a case; or a line of the maintenance list. */
export function GivesFields({ path, gives, pack, onChange }: GivesProps) {
  const { t } = useTranslation('devices');
  const { t: words } = useTranslation('alarms');
  const options = [
    ...alarmKinds.map((value) => ({ value: value as string, label: words(`kind.${value}`) })),
    ...healthKinds.map((value) => ({
      value: value as string,
      label: t('profiles.maintenance', { name: t(`health.kind.${value}`) }),
    })),
  ];
  const choose = (kind: string | undefined) => {
    const health = healthKinds.find((one) => one === kind);
    if (health) return onChange({ kind: health });
    const alarm = alarmKinds.find((one) => one === kind) ?? 'warning';
    onChange('severity' in gives ? { ...gives, kind: alarm } : { kind: alarm, severity: 'minor' });
  };
  return (
    <>
      <div className="dv-grid">
        <ChoiceField
          {...{ path: `${path}.kind`, label: t('profiles.gives'), value: gives.kind as string, options }}
          onChange={choose}
        />
        {'severity' in gives && (
          <ChoiceField
            path={`${path}.severity`}
            label={t('profiles.severity')}
            value={gives.severity}
            options={severities.map((value) => ({ value, label: words(`severity.${value}`) }))}
            onChange={(severity) => severity && onChange({ ...gives, severity })}
          />
        )}
      </div>
      {'severity' in gives && <CaseFields {...{ path, gives, pack, onChange }} />}
    </>
  );
}

type AlarmGiven = Extract<Gives, { severity: unknown }>;

function CaseFields({ path, gives, pack, onChange }: GivesProps & { readonly gives: AlarmGiven }) {
  const { t } = useTranslation('devices');
  const local = useLocal();
  const wanted = gives.case;
  const set = (next: Partial<CaseWanted>) => wanted && onChange({ ...gives, case: { ...wanted, ...next } });
  const toggle = (on: boolean) => {
    const { case: _, ...rest } = gives;
    onChange(on ? { ...rest, case: firstCase(pack) } : rest);
  };
  const classes = pack.taxonomies.flatMap(({ id, categories }) =>
    categories.map(({ code, name }) => ({ value: `${id}/${code}`, label: `${code} ${local(name)}` })),
  );
  return (
    <>
      <Checkbox checked={wanted !== undefined} onChange={({ target }) => toggle(target.checked)}>
        {t('profiles.makesCase')}
      </Checkbox>
      {wanted && (
        <div className="dv-grid">
          <ChoiceField
            path={`${path}.case.kind`}
            label={t('profiles.caseKind')}
            value={wanted.kind}
            options={pack.kinds.map(({ id, name }) => ({ value: id, label: local(name) }))}
            onChange={(kind) => kind && set({ kind })}
          />
          <ChoiceField
            path={`${path}.case.category`}
            label={t('profiles.caseClass')}
            value={`${wanted.taxonomy}/${wanted.category}`}
            options={classes}
            search
            onChange={(ref) => {
              const [taxonomy = '', category = ''] = (ref ?? '').split('/');
              set({ taxonomy, category });
            }}
          />
          <ChoiceField
            path={`${path}.case.needs`}
            label={t('profiles.needs')}
            value={wanted.needs}
            options={(['one', 'two', 'person'] as const).map((value) => ({
              value,
              label: t(`profiles.need.${value}`),
            }))}
            onChange={(needs) => needs && set({ needs })}
          />
        </div>
      )}
    </>
  );
}

/** The first kind and class of the pack, to be chosen from there. */
function firstCase({ kinds, taxonomies }: Pack): CaseWanted {
  const [taxonomy] = taxonomies;
  return {
    ...{ kind: kinds[0]?.id ?? '', needs: 'person' },
    ...{ taxonomy: taxonomy?.id ?? '', category: taxonomy?.categories[0]?.code ?? '' },
  };
}
