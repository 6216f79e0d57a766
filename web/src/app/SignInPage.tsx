import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { signIn, waysQuery } from '../api/session.ts';
import { useFailureWords } from '../ui/failure.ts';
import { GatePage } from './GatePage.tsx';
import { safeReturn } from './search.ts';

type Fields = { readonly username: string; readonly password: string };

const refusals = {
  'account.oidc-unknown': 'signIn.oidcUnknown',
  'account.oidc-down': 'signIn.oidcDown',
  'account.disabled': 'signIn.oidcDisabled',
} as const;

/** What became of a sign-in at the identity provider, which comes back in the address. */
function refusedThere(code: string): (typeof refusals)[keyof typeof refusals] | 'signIn.oidcRefused' {
  const known = Object.entries(refusals).find(([name]) => name === code);
  return known?.[1] ?? 'signIn.oidcRefused';
}

/** The unified identity provider, where one is set up. */
function OtherWays({ returnTo }: { readonly returnTo: string }) {
  const { t } = useTranslation('frame');
  const ways = useQuery(waysQuery).data;
  if (!ways?.oidc) return null;
  return (
    <Button block size="large" href={withQuery(paths.oidcStart(), { return: returnTo })} className="cy-gate-other">
      {t('signIn.with', { name: ways.oidc.name })}
    </Button>
  );
}

/** The way in: user name, password, and back to where the reader came from. */
export function SignInPage() {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const { search } = useLocation();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const words = useFailureWords(refused).detail;
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`;
  }, [t]);
  const enter = async ({ username, password }: Fields) => {
    setBusy(true);
    try {
      await signIn({ username: username.trim(), password });
      await navigate({ href: safeReturn(search['return']), replace: true });
    } catch (error) {
      setRefused(error);
      form.getFieldInstance('password')?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <GatePage title={t('signIn.title')} lead={search['ended'] ? t('signIn.signedOut') : t('signIn.lead')}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={enter} disabled={busy} size="large">
        {refused === undefined && search['refused'] && (
          <Alert
            type="error"
            showIcon
            title={t(refusedThere(search['refused']))}
            className="cy-gate-alert"
            role="alert"
          />
        )}
        {refused !== undefined && <Alert type="error" showIcon title={words} className="cy-gate-alert" role="alert" />}
        <Form.Item
          name="username"
          label={t('signIn.username')}
          rules={[{ required: true, whitespace: true, message: t('signIn.needUsername') }]}
        >
          <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.needPassword') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('signIn.submit')}
        </Button>
      </Form>
      <OtherWays returnTo={safeReturn(search['return'])} />
    </GatePage>
  );
}
