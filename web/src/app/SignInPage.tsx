import { useLocation, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attempt, signIn } from '../api/session.ts';
import { GatePage } from './GatePage.tsx';
import { safeReturn } from './search.ts';

type Fields = { readonly username: string; readonly password: string };
type Refused = Extract<Attempt, { ok: false }>;

/** What went wrong and what to do about it. */
function useRefusal(refused: Refused | undefined): string | undefined {
  const { t } = useTranslation('frame');
  if (!refused) return undefined;
  if (refused.why === 'tooMany') return t('signIn.tooMany', { minutes: refused.minutes });
  if (refused.why === 'network' || refused.why === 'unexpected') return t(`error.${refused.why}Short`);
  return t(refused.why === 'disabled' ? 'signIn.disabled' : 'signIn.wrong');
}

/** The way in: user name, password, and back to where the reader came from. */
export function SignInPage() {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const { search } = useLocation();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const words = useRefusal(refused);
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`;
  }, [t]);
  const enter = async ({ username, password }: Fields) => {
    setBusy(true);
    const attempt = await signIn(username.trim(), password);
    setBusy(false);
    if (attempt.ok) return navigate({ href: safeReturn(search['return']), replace: true });
    setRefused(attempt);
    form.getFieldInstance('password')?.focus();
  };
  return (
    <GatePage title={t('signIn.title')} lead={search['ended'] ? t('signIn.signedOut') : t('signIn.lead')}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={enter} disabled={busy} size="large">
        {words && <Alert type="error" showIcon title={words} className="cy-gate-alert" role="alert" />}
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
