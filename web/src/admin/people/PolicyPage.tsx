import type { AccountPolicy, AccountPolicyNow } from '@chengyun/contract/account-policy';
import { staffRoles } from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { RolesPick } from '../shared/picks.tsx';
import { policyQuery } from '../shared/queries.ts';
import { useChange } from '../shared/use-change.ts';

type Whole = Exclude<keyof AccountPolicy, 'singleSession' | 'factorRoles'>;

/** Groups of figures with what each may be. */
const GROUPS: readonly {
  readonly title: 'password' | 'session' | 'account' | 'personal';
  readonly fields: readonly (readonly [Whole, number, number])[];
}[] = [
  {
    title: 'password',
    fields: [
      ['minLength', 8, 64],
      ['kinds', 3, 4],
      ['history', 0, 24],
      ['maxAgeDays', 0, 365],
      ['issuedDays', 1, 90],
    ],
  },
  {
    title: 'session',
    fields: [
      ['idleMinutes', 5, 720],
      ['postIdleMinutes', 5, 720],
      ['sessionHours', 1, 24],
    ],
  },
  { title: 'account', fields: [['staleDays', 0, 730]] },
  {
    title: 'personal',
    fields: [
      ['looksPerHour', 1, 500],
      ['looksPerDay', 1, 5000],
      ['personalMonths', 0, 600],
      ['trackDays', 1, 90],
      ['privacyDays', 1, 22],
    ],
  },
];

/** The policy of accounts: passwords, sessions, second factors, accounts nobody uses. */
export function PolicyPage() {
  const { t } = useTranslation('policy');
  const { id } = useTown();
  const found = useQuery(policyQuery(id));
  return (
    <AdminPage title={t('title')} lead={t('lead')}>
      <div className="cy-admin-pad">
        {found.isPending && <Loading rows={8} inset={false} />}
        {found.isError && <ErrorState error={found.error} onRetry={found.refetch} />}
        {found.data && <PolicyForm key={found.data.version} now={found.data} />}
      </div>
    </AdminPage>
  );
}

function PolicyForm({ now }: { readonly now: AccountPolicyNow }) {
  const { t } = useTranslation(['policy', 'admin']);
  const { id } = useTown();
  const { message } = App.useApp();
  const save = useChange<AccountPolicyNow, AccountPolicy>({
    touches: ['account-policy'],
    act: (body) => api(paths.accountPolicy(id), { method: 'PUT', body, version: now.version }),
    onDone: () => void message.success(t('admin:saved')),
  });
  return (
    <Form<AccountPolicy>
      layout="vertical"
      requiredMark={false}
      disabled={!now.mayChange}
      initialValues={now.policy}
      onFinish={save.mutate}
      className="cy-policy"
    >
      {!now.mayChange && <p className="cy-quiet">{t('notYours')}</p>}
      {GROUPS.map(({ title, fields }) => (
        <fieldset key={title}>
          <legend>{t(`groups.${title}`)}</legend>
          {fields.map(([name, min, max]) => (
            <Form.Item
              key={name}
              name={name}
              label={t(`fields.${name}`)}
              rules={[{ required: true, message: t('admin:needed') }]}
            >
              <InputNumber min={min} max={max} precision={0} />
            </Form.Item>
          ))}
          {title === 'session' && (
            <Form.Item name="singleSession" label={t('fields.singleSession')} valuePropName="checked">
              <Switch />
            </Form.Item>
          )}
        </fieldset>
      ))}
      <fieldset>
        <legend>{t('groups.factor')}</legend>
        <Form.Item name="factorRoles" label={t('fields.factorRoles')} extra={t('factorHint')}>
          <RolesPick among={staffRoles} />
        </Form.Item>
      </fieldset>
      <FailureNote error={save.error} />
      {now.mayChange && (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('admin:save')}
        </Button>
      )}
      <p className="cy-quiet">
        {t('changed', { who: now.changedBy ?? t('admin:system') })} · <DateTime at={now.changedAt} full />
      </p>
    </Form>
  );
}
