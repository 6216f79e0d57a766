import type { Invitation } from '@chengyun/contract/invitation';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { Chip } from '../../ui/Row.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { groundKey } from '../shared/queries.ts';
import { useChange } from '../shared/use-change.ts';
import { usePowers } from './powers.ts';

function invitationsQuery(town: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'invitations'],
    queryFn: ({ signal }) => api<readonly Invitation[]>(paths.invitations(town), { signal }),
  });
}

/** Links that were made for people; those that still wait first, all of late on demand. Nothing where none was ever made. */
export function Invitations() {
  const { t } = useTranslation('invite');
  const { id } = useTown();
  const invitations = useQuery(invitationsQuery(id));
  const [all, setAll] = useState(false);
  const columns = useColumns();
  if (invitations.isError) return <ErrorState error={invitations.error} onRetry={invitations.refetch} />;
  const made = invitations.data ?? [];
  if (made.length === 0) return null;
  const shown = all ? made : made.filter(({ state }) => state === 'open' || state === 'expired');
  return (
    <section className="cy-kiosks cy-invitations" aria-labelledby="invitations">
      <header>
        <h2 id="invitations">{t('list')}</h2>
        <Chip label={t('showAll')} count={made.length} on={all} onPick={() => setAll(!all)} />
      </header>
      <p className="cy-quiet">{t('listLead')}</p>
      {shown.length > 0 && (
        <Table<Invitation>
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={shown}
          scroll={{ x: 820 }}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, placement: ['bottomEnd'] }}
        />
      )}
    </section>
  );
}

function useColumns(): TableColumnsType<Invitation> {
  const { t } = useTranslation(['invite', 'people']);
  const moment = (at: string) => <DateTime at={at} />;
  return [
    {
      ...{ title: t('people:name'), dataIndex: 'name', width: 240 },
      render: (name: string, { username }) => (
        <>
          {name} <span className="cy-code">{username}</span>
        </>
      ),
    },
    { title: t('by'), dataIndex: 'by', width: 160 },
    { title: t('made'), dataIndex: 'createdAt', width: 150, render: moment },
    { title: t('ends'), dataIndex: 'expiresAt', width: 150, render: moment },
    { title: t('state'), key: 'state', render: (_, invitation) => <LinkState invitation={invitation} /> },
  ];
}

function LinkState({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation(['invite', 'admin']);
  const { modal } = App.useApp();
  const { id } = useTown();
  const powers = usePowers();
  const { state, name } = invitation;
  const revoke = useChange<Invitation>({
    touches: ['invitations'],
    act: () => api(paths.invitation(id, invitation.id), { method: 'DELETE' }),
  });
  const ask = () =>
    void modal.confirm({
      ...{ title: t('revokeAsk', { name }), okText: t('revoke'), cancelText: t('admin:cancel') },
      ...{ okButtonProps: { danger: true }, onOk: () => revoke.mutateAsync() },
    });
  return (
    <>
      {state === 'open' ? t('states.open') : <span className="cy-tag">{t(`states.${state}`)}</span>}{' '}
      {state === 'open' && powers.accounts && (
        <Button size="small" type="text" danger loading={revoke.isPending} onClick={ask}>
          {t('revoke')}
        </Button>
      )}
    </>
  );
}
