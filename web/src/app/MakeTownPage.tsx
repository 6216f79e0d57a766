import type { NewTown, Town } from '@chengyun/contract/town';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { meQuery } from '../api/me.ts';
import { paths } from '../api/paths.ts';
import { useFailureWords } from '../ui/failure.ts';
import { GatePage } from './GatePage.tsx';
import { useSignOut } from './sign-out.ts';

type Fields = { id: string; zh: string; en: string; prefix: string; lon: number; lat: number };

/** An installation without a town: its first one is made here. */
export function MakeTownPage({ bootstrap }: { readonly bootstrap: boolean }) {
  const { t } = useTranslation(['frame', 'account']);
  const leave = useSignOut();
  const [client, navigate] = [useQueryClient(), useNavigate()];
  const make = useMutation({
    mutationFn: (fields: Fields) => api<Town>(paths.towns(), { body: townOf(fields) }),
    onSuccess: async ({ id }) => {
      client.removeQueries({ queryKey: meQuery.queryKey });
      await navigate({ to: '/$town', params: { town: id } });
    },
  });
  const words = useFailureWords(make.error).detail;
  const rules = [{ required: true, message: t('newTown.needed') }];
  return (
    <GatePage title={t('newTown.title')} lead={t('newTown.lead')}>
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => make.mutate(fields)}>
        {make.error && <Alert type="error" showIcon role="alert" title={words} className="cy-gate-alert" />}
        <Form.Item name="zh" label={t('newTown.zh')} rules={rules}>
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Form.Item name="en" label={t('newTown.en')} rules={rules}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('newTown.id')}
          rules={[...rules, { pattern: /^[a-z][a-z0-9_]{0,30}$/, message: t('newTown.idRule') }]}
        >
          <Input maxLength={31} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="prefix"
          label={t('newTown.prefix')}
          rules={[...rules, { pattern: /^[A-Z]{2,6}$/, message: t('newTown.prefixRule') }]}
        >
          <Input maxLength={6} />
        </Form.Item>
        <div className="cy-setup-pair">
          <Form.Item name="lon" label={t('newTown.lon')} rules={rules}>
            <InputNumber min={-180} max={180} step={0.01} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="lat" label={t('newTown.lat')} rules={rules}>
            <InputNumber min={-90} max={90} step={0.01} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" block size="large" loading={make.isPending}>
          {t('newTown.submit')}
        </Button>
      </Form>
      {bootstrap && (
        <p className="cy-gate-note">
          <Link to="/setup">{t('account:setup.open')}</Link>
        </p>
      )}
      <Button type="link" className="cy-gate-back" onClick={leave}>
        {t('user.signOut')}
      </Button>
    </GatePage>
  );
}

/** About 10 km around the middle, until the areas are imported. */
function townOf({ id, zh, en, prefix, lon, lat }: Fields): NewTown {
  return { id, name: { zh, en }, prefix, center: [lon, lat], bbox: [lon - 0.05, lat - 0.05, lon + 0.05, lat + 0.05] };
}
