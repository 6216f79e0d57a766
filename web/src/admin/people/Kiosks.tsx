import { PlusOutlined } from '@ant-design/icons';
import type { Kiosk, MadeKiosk } from '@chengyun/contract/kiosk';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useNow } from '../../ui/now.ts';
import { Secret } from '../../ui/Secret.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { groundKey } from '../shared/queries.ts';
import { useChange } from '../shared/use-change.ts';
import { usePowers } from './powers.ts';

function kiosksQuery(town: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'kiosks'],
    queryFn: ({ signal }) => api<readonly Kiosk[]>(paths.kiosks(town), { signal }),
  });
}

/** Screens that show the wall: let in by the security administrator, shut out by either. */
export function Kiosks() {
  const { t } = useTranslation('wall');
  const { id } = useTown();
  const kiosks = useQuery(kiosksQuery(id));
  const powers = usePowers();
  const [adding, setAdding] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const columns = useColumns();
  const add = powers.rights && (
    <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('kiosks.add')}
    </Button>
  );
  return (
    <section className="cy-kiosks" aria-labelledby="kiosks">
      <header>
        <h2 id="kiosks">{t('kiosks.title')}</h2>
        {add}
      </header>
      <p className="cy-quiet">{t('kiosks.lead')}</p>
      {kiosks.isPending && <Loading rows={2} />}
      {kiosks.isError && <ErrorState error={kiosks.error} onRetry={kiosks.refetch} />}
      {kiosks.data?.length === 0 && <EmptyState title={t('kiosks.empty')} hint={t('kiosks.emptyHint')} />}
      {kiosks.data && kiosks.data.length > 0 && (
        <Table<Kiosk>
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={kiosks.data}
          pagination={false}
          scroll={{ x: 820 }}
        />
      )}
      {adding && <NewScreen onClose={() => setAdding(false)} onMade={setLink} />}
      <Secret title={t('kiosks.made')} hint={t('kiosks.madeHint')} secret={link} onClose={() => setLink(null)} />
    </section>
  );
}

function useColumns(): TableColumnsType<Kiosk> {
  const { t } = useTranslation(['wall', 'keys']);
  const moment = (at: string | null) => (at === null ? t('keys:never') : <DateTime at={at} />);
  return [
    { title: t('kiosks.name'), dataIndex: 'name' },
    { title: t('kiosks.opened'), dataIndex: 'openedAt', render: moment },
    { title: t('kiosks.renewed'), dataIndex: 'renewedAt', render: moment },
    { title: t('kiosks.lastUsed'), dataIndex: 'lastUsedAt', render: moment },
    { title: t('kiosks.address'), dataIndex: 'lastAddress' },
    { title: t('kiosks.state'), key: 'state', render: (_, kiosk) => <KioskState kiosk={kiosk} /> },
  ];
}

/** How it stands with a screen. */
function standingOf({ revokedAt, expiresAt, openedAt }: Kiosk, now: Date): 'revoked' | 'expired' | 'waiting' | 'valid' {
  if (revokedAt) return 'revoked';
  if (new Date(expiresAt) < now) return 'expired';
  return openedAt ? 'valid' : 'waiting';
}

function KioskState({ kiosk }: { readonly kiosk: Kiosk }) {
  const { t } = useTranslation(['wall', 'admin']);
  const { modal } = App.useApp();
  const { id } = useTown();
  const powers = usePowers();
  const standing = standingOf(kiosk, useNow());
  const revoke = useChange<Kiosk>({
    touches: ['kiosks'],
    act: () => api(paths.kiosk(id, kiosk.id), { method: 'DELETE' }),
  });
  const ask = () =>
    void modal.confirm({
      ...{ title: t('kiosks.revokeAsk', { name: kiosk.name }), okText: t('kiosks.revoke') },
      ...{ cancelText: t('admin:cancel'), okButtonProps: { danger: true }, onOk: () => revoke.mutateAsync() },
    });
  return (
    <>
      {standing === 'valid' ? t('kiosks.valid') : <span className="cy-tag">{t(`kiosks.${standing}`)}</span>}{' '}
      {standing !== 'revoked' && (powers.accounts || powers.rights) && (
        <Button size="small" type="text" danger loading={revoke.isPending} onClick={ask}>
          {t('kiosks.revoke')}
        </Button>
      )}
    </>
  );
}

type NewScreenProps = { readonly onClose: () => void; readonly onMade: (link: string) => void };

function NewScreen({ onClose, onMade }: NewScreenProps) {
  const { t } = useTranslation(['wall', 'admin']);
  const { id } = useTown();
  const [form] = Form.useForm<{ readonly name: string }>();
  const make = useChange<MadeKiosk, { readonly name: string }>({
    touches: ['kiosks'],
    act: (body) => api(paths.kiosks(id), { body }),
    onDone: ({ link }) => {
      onMade(new URL(link, window.location.href).href);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('kiosks.add')}
      okText={t('kiosks.add')}
      cancelText={t('admin:cancel')}
      confirmLoading={make.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={make.mutate}>
        <Form.Item name="name" label={t('kiosks.name')} rules={[{ required: true, message: t('admin:needed') }]}>
          <Input maxLength={64} placeholder={t('kiosks.namePlaceholder')} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
