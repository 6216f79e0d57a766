import type { GoalSetting, GoalThing } from '@chengyun/contract/goals-answer';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { directoryQuery } from '../../api/ground.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { goalText } from './goal-values.ts';
import { mayKeepGoals } from './may-keep.ts';
import { useGoalChange } from './use-goal-change.ts';

/** Targets of the plan's years and who answers; those who keep goals change them in place. */
export function GoalSettings({ thing }: { readonly thing: GoalThing }) {
  const { t } = useTranslation('goals');
  const town = useTown();
  const [editing, setEditing] = useState(false);
  const { line, targets } = thing;
  const edit = mayKeepGoals(town.roles) && !editing && (
    <Button size="small" type="link" onClick={() => setEditing(true)}>
      {t('edit')}
    </Button>
  );
  return (
    <Panel title={t('settings')} extra={edit}>
      {editing ? (
        <SettingForm thing={thing} onClose={() => setEditing(false)} />
      ) : (
        <>
          <dl className="gl-targets">
            {targets.map(({ year, value, own }) => (
              <div key={year}>
                <dt>{t('targetOf', { year })}</dt>
                <dd title={t(own ? 'own' : 'ofPlan')}>
                  {goalText(value, line.decimals)}
                  {own && <small>{t('own')}</small>}
                </dd>
              </div>
            ))}
          </dl>
          <p className="gl-answers">
            {t('named', { name: t('facts.lead'), value: line.unitName ?? t('noUnit') })}
            {line.post && ` · ${line.post}`}
          </p>
        </>
      )}
    </Panel>
  );
}

function SettingForm({ thing, onClose }: { readonly thing: GoalThing; readonly onClose: () => void }) {
  const { t } = useTranslation('goals');
  const town = useTown().id;
  const id = useId();
  const { line, targets, version } = thing;
  const units = useQuery(directoryQuery(town)).data?.units ?? [];
  const [values, setValues] = useState<Readonly<Record<string, number | null>>>({});
  const [unitId, setUnitId] = useState(line.unitId);
  const [post, setPost] = useState(line.post);
  const save = useGoalChange(() => {
    const body: GoalSetting = { targets: values, post, ...(unitId === line.unitId ? {} : { unitId }) };
    return api(paths.goal(town, line.id), { method: 'PATCH', version, body });
  }, onClose);
  return (
    <form
      className="gl-setting"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      {targets.map(({ year, value }) => (
        <label key={year} htmlFor={`${id}-${year}`}>
          {t('targetOf', { year })}
          <InputNumber
            id={`${id}-${year}`}
            value={year in values ? (values[year] ?? null) : value}
            precision={line.decimals}
            onChange={(given) => setValues({ ...values, [year]: given })}
          />
        </label>
      ))}
      <label htmlFor={`${id}-unit`}>
        {t('head.lead')}
        <Select
          id={`${id}-unit`}
          showSearch={{ optionFilterProp: 'label' }}
          value={unitId}
          onChange={setUnitId}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
      </label>
      <label htmlFor={`${id}-post`}>
        {t('post')}
        <Input
          id={`${id}-post`}
          value={post}
          maxLength={60}
          placeholder={t('postHint')}
          onChange={(event) => setPost(event.target.value)}
        />
      </label>
      <p>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>{' '}
        <Button onClick={onClose}>{t('cancel')}</Button>
      </p>
      <FailureNote error={save.error} />
    </form>
  );
}
