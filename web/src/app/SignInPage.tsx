import { useLocation, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../api/session.ts';
import { useFailureWords } from '../ui/failure.ts';
import { GatePage } from './GatePage.tsx';
import { safeReturn } from './search.ts';

type Fields = { readonly username: string; readonly password: string };
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
    </GatePage>
  );
}
