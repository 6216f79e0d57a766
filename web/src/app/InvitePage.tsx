import type { InviteShown } from '@chengyun/contract/invitation';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { inLanguage } from '../text/language.ts';
import { useFailureWords } from '../ui/failure.ts';
import { Loading } from '../ui/States.tsx';
import { DateTime } from '../ui/Times.tsx';
import { GatePage } from './GatePage.tsx';
import { usePreferences } from './preferences.tsx';

/** Opens the link of an invitation: whose town and what, and a password to be set. A link that holds no more says why. */
export function InvitePage() {
  const { t } = useTranslation(['invite', 'frame']);
  const { language } = usePreferences();
  const token = window.location.hash.slice(1);
  const shown = useQuery({
    queryKey: ['invite', token],
    queryFn: ({ signal }) => api<InviteShown>(paths.inviteLook(), { body: { token }, signal }),
    retry: false,
    gcTime: 0,
  });
  const failed = useFailureWords(shown.error);
  if (shown.isError) {
    return (
      <GatePage title={failed.title} lead={t('closed')}>
        <Alert type="warning" showIcon title={failed.detail} className="cy-gate-alert" role="alert" />
        <Link to="/sign-in">{t('toSignIn')}</Link>
      </GatePage>
    );
  }
  if (!shown.data) {
    return (
      <GatePage title={t('title')} lead={t('opening')}>
        <Loading rows={4} inset={false} />
      </GatePage>
    );
  }
  const { name, town } = shown.data;
  return (
    <GatePage title={t('title')} lead={t('lead', { name, town: inLanguage(town, language) })}>
      <SetPassword token={token} shown={shown.data} />
    </GatePage>
  );
}

type Fields = { readonly next: string };

function SetPassword({ token, shown }: { readonly token: string; readonly shown: InviteShown }) {
  const { t } = useTranslation(['invite', 'frame']);
  const [client, navigate] = [useQueryClient(), useNavigate()];
  const take = useMutation({
    mutationFn: ({ next }: Fields) => api(paths.inviteTake(), { body: { token, password: next } }),
    onSuccess: async () => {
      client.clear();
      await navigate({ to: '/', replace: true });
    },
  });
  const { detail } = useFailureWords(take.error);
  const { username, roles, expiresAt, minLength, kinds } = shown;
  return (
    <Form<Fields> layout="vertical" requiredMark={false} size="large" onFinish={take.mutate} disabled={take.isPending}>
      <dl className="cy-invite">
        <dt>{t('username')}</dt>
        <dd>{username}</dd>
        <dt>{t('roles')}</dt>
        <dd>{roles.map((role) => t(`frame:roles.${role}`)).join(' · ')}</dd>
        <dt>{t('ends')}</dt>
        <dd>
          <DateTime at={expiresAt} full />
        </dd>
      </dl>
      {take.isError && <Alert type="error" showIcon title={detail} className="cy-gate-alert" role="alert" />}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <Form.Item
        name="next"
        label={t('next')}
        extra={t('rule', { length: minLength, kinds })}
        rules={[{ required: true, message: t('frame:password.needNext') }]}
      >
        <Input.Password autoFocus autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <AgainField />
      <Button type="primary" htmlType="submit" block loading={take.isPending}>
        {t('submit')}
      </Button>
      <p className="cy-gate-later">{t('later')}</p>
    </Form>
  );
}

function AgainField() {
  const { t } = useTranslation(['invite', 'frame']);
  return (
    <Form.Item
      name="again"
      label={t('again')}
      dependencies={['next']}
      rules={[
        ({ getFieldValue }) => ({
          validator: (_rule, value?: string) =>
            (value ?? '') === (getFieldValue('next') ?? '')
              ? Promise.resolve()
              : Promise.reject(new Error(t('frame:password.differ'))),
        }),
      ]}
    >
      <Input.Password autoComplete="new-password" maxLength={128} />
    </Form.Item>
  );
}
