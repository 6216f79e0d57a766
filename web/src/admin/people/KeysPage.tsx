import { PlusOutlined } from '@ant-design/icons';
import type { ApiKey } from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useNow } from '../../ui/now.ts';
import { Secret } from '../../ui/Secret.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { keysQuery } from '../shared/queries.ts';
import { useChange } from '../shared/use-change.ts';
import { KeyDrawer } from './KeyDrawer.tsx';
import { Kiosks } from './Kiosks.tsx';
import { usePowers } from './powers.ts';

/** Keys by which other systems reach the town. */
export function KeysPage() {
  const { t } = useTranslation('keys');
  const { id } = useTown();
  const keys = useQuery(keysQuery(id));
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const columns = useColumns();
  const powers = usePowers();
  const add = powers.accounts && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  const docs = <a href="/api/docs">{t('docs')}</a>;
  return (
    <AdminPage title={t('title')} lead={t('lead')} extra={add} bar={docs}>
      {keys.isPending && <Loading rows={5} />}
      {keys.isError && <ErrorState error={keys.error} onRetry={keys.refetch} />}
      {keys.data?.length === 0 && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} action={add} />}
      {keys.data && keys.data.length > 0 && (
        <Table<ApiKey>
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={keys.data}
          pagination={false}
          scroll={{ x: 820 }}
        />
      )}
      <Kiosks />
      {adding && <KeyDrawer onClose={() => setAdding(false)} onMade={setSecret} />}
      <Secret title={t('made')} hint={t('madeHint')} secret={secret} onClose={() => setSecret(null)} />
    </AdminPage>
  );
}

function useColumns(): TableColumnsType<ApiKey> {
  const { t } = useTranslation(['keys', 'admin', 'frame']);
  const moment = (at: string | null) => (at === null ? t('never') : <DateTime at={at} />);
  return [
    {
      ...{ title: t('name'), dataIndex: 'name' },
      render: (name: string, key) => (
        <>
          <b className="cy-strong">{name}</b>
          <span className="cy-code">{key.hint}</span>
        </>
      ),
    },
    {
      ...{ title: t('scopes'), dataIndex: 'scopes' },
      render: (scopes: ApiKey['scopes']) => t(scopes.includes('write') ? 'scope.write' : 'scope.read'),
    },
    {
      ...{ title: t('roles'), dataIndex: 'roles' },
      render: (roles: ApiKey['roles']) => roles.map((role) => t(`frame:roles.${role}`)).join(t('admin:listJoin')),
    },
    { title: t('lastUsed'), dataIndex: 'lastUsedAt', render: moment },
    { title: t('expires'), dataIndex: 'expiresAt', render: moment },
    { title: t('state'), key: 'state', render: (_, key) => <KeyState apiKey={key} /> },
  ];
}

function KeyState({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation(['keys', 'admin']);
  const { modal } = App.useApp();
  const { id } = useTown();
  const now = useNow();
  const revoke = useChange<ApiKey>({
    touches: ['keys'],
    act: () => api(paths.key(id, apiKey.id), { method: 'DELETE' }),
  });
  const powers = usePowers();
  const approve = useChange<ApiKey>({
    touches: ['keys'],
    act: () => api(paths.keyApproval(id, apiKey.id), { method: 'POST' }),
  });
  if (apiKey.revokedAt) return <span className="cy-tag cy-tag-late">{t('revoked')}</span>;
  if (apiKey.expiresAt && new Date(apiKey.expiresAt) < now) return <span className="cy-tag">{t('expired')}</span>;
  const ask = () =>
    void modal.confirm({
      ...{ title: t('revokeAsk', { name: apiKey.name }), okText: t('revoke'), cancelText: t('admin:cancel') },
      ...{ okButtonProps: { danger: true }, onOk: () => revoke.mutateAsync() },
    });
  return (
    <>
      {apiKey.approvedAt ? t('valid') : <span className="cy-tag cy-tag-first">{t('toApprove')}</span>}{' '}
      {!apiKey.approvedAt && powers.rights && (
        <Button size="small" type="primary" loading={approve.isPending} onClick={() => approve.mutate()}>
          {t('approve')}
        </Button>
      )}
      {(powers.accounts || powers.rights) && (
        <Button size="small" type="text" danger loading={revoke.isPending} onClick={ask}>
          {t('revoke')}
        </Button>
      )}
    </>
  );
}
