import './audit.css';
import type { SecurityOverview } from '@chengyun/contract/audit';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { useChange } from '../shared/use-change.ts';
import { securityQuery } from './audit-queries.ts';

/** Who is locked, which keys are a worry, is the chain whole, when was the last backup. */
export function SecurityPage() {
  const { t } = useTranslation('security');
  const { id } = useTown();
  const found = useQuery(securityQuery(id));
  return (
    <AdminPage title={t('title')} lead={t('lead')} extra={<CheckNow />}>
      {found.isPending && <Loading rows={6} />}
      {found.isError && <ErrorState error={found.error} onRetry={found.refetch} />}
      {found.data && (
        <div className="se-grid">
          <Chains chains={found.data.chains} />
          <Locked overview={found.data} />
          <Keys keys={found.data.keys} />
          <Panel title={t('backup')}>
            <p className="se-fact">
              {found.data.backup ? <DateTime at={found.data.backup.at} full /> : t('backupNone')}
            </p>
            {found.data.backup && <p className="cy-code">{found.data.backup.name}</p>}
          </Panel>
          <Erasures erasures={found.data.erasures} />
        </div>
      )}
    </AdminPage>
  );
}

function CheckNow() {
  const { t } = useTranslation('security');
  const { id, roles } = useTown();
  const { message } = App.useApp();
  const check = useChange({
    touches: ['security'],
    act: () => api(paths.securityCheck(id), { method: 'POST' }),
    onDone: () => void message.info(t('checkAsked')),
  });
  if (!roles.includes('auditor') && !roles.includes('secadmin')) return null;
  return (
    <Button loading={check.isPending} onClick={() => check.mutate()}>
      {t('check')}
    </Button>
  );
}

function Chains({ chains }: Pick<SecurityOverview, 'chains'>) {
  const { t } = useTranslation('security');
  return (
    <Panel title={t('chain')}>
      <Table
        rowKey="chain"
        size="small"
        pagination={false}
        dataSource={chains}
        columns={[
          {
            ...{ title: t('chain'), dataIndex: 'chain' },
            render: (chain: string) => t(chain === '_platform' ? 'chainOf.platform' : 'chainOf.town'),
          },
          { title: t('seals'), dataIndex: 'seals' },
          { title: t('waiting'), dataIndex: 'waiting' },
          {
            ...{ title: t('sealedAt'), dataIndex: 'sealedAt' },
            render: (at: string | null) => (at ? <DateTime at={at} /> : '—'),
          },
          {
            ...{ title: t('checked'), dataIndex: 'check' },
            render: (check: SecurityOverview['chains'][number]['check']) => <Checked check={check} />,
          },
        ]}
      />
    </Panel>
  );
}

function Checked({ check }: { readonly check: SecurityOverview['chains'][number]['check'] }) {
  const { t } = useTranslation('security');
  if (!check) return <>{t('notChecked')}</>;
  const { length } = check.problems;
  return (
    <>
      <span className={length > 0 ? 'cy-tag cy-tag-late' : 'cy-tag'}>
        {length > 0 ? t('broken', { count: length }) : t('whole')}
      </span>{' '}
      <DateTime at={check.at} /> · {t('rows', { count: check.rows })}
    </>
  );
}

function Locked({ overview: { locked, failures } }: { readonly overview: SecurityOverview }) {
  const { t } = useTranslation('security');
  return (
    <Panel title={t('locked')}>
      <p>
        {t('failures')}: <b>{failures ?? t('failuresHidden')}</b>
      </p>
      {locked.length === 0 && <p>{t('lockedNone')}</p>}
      {locked.length > 0 && (
        <Table
          rowKey={({ username, address }) => `${username} ${address}`}
          size="small"
          pagination={false}
          dataSource={locked}
          columns={[
            { title: t('username'), dataIndex: 'username' },
            { title: t('address'), dataIndex: 'address' },
            { title: t('tries'), dataIndex: 'tries' },
            { title: t('until'), dataIndex: 'until', render: (at: string) => <DateTime at={at} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function Keys({ keys }: Pick<SecurityOverview, 'keys'>) {
  const { t } = useTranslation('security');
  const moment = (at: string | null) => (at ? <DateTime at={at} /> : t('never'));
  return (
    <Panel title={t('keys')}>
      {keys.length === 0 && <p>{t('keysNone')}</p>}
      {keys.length > 0 && (
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={keys}
          columns={[
            { title: t('keyName'), dataIndex: 'name' },
            {
              ...{ title: t('worry'), dataIndex: 'worry' },
              render: (worry: SecurityOverview['keys'][number]['worry']) => t(`worries.${worry}`),
            },
            { title: t('lastUsed'), dataIndex: 'lastUsedAt', render: moment },
            { title: t('expires'), dataIndex: 'expiresAt', render: moment },
          ]}
        />
      )}
    </Panel>
  );
}

function Erasures({ erasures }: Pick<SecurityOverview, 'erasures'>) {
  const { t } = useTranslation('security');
  return (
    <Panel title={t('erasures')}>
      {erasures.length === 0 && <p>{t('erasuresNone')}</p>}
      {erasures.length > 0 && (
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={erasures}
          columns={[
            { title: t('erasedAt'), dataIndex: 'at', render: (at: string) => <DateTime at={at} /> },
            { title: t('erasedCases'), dataIndex: 'cases', align: 'right' },
            {
              ...{ title: t('erasedWhy'), key: 'why' },
              render: (_, { reason, months }) => reason ?? t('erasedByPolicy', { months: months ?? 0 }),
            },
            { title: t('erasedBy'), dataIndex: 'by', render: (by: string | null) => by ?? t('system') },
          ]}
        />
      )}
    </Panel>
  );
}
