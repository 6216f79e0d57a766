import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me.ts';
import { ApiProblem } from '../api/problem.ts';
import { askPasskey, showCode, showPasskey } from '../api/session.ts';
import { useFailureWords } from '../ui/failure.ts';
import { GatePage } from './GatePage.tsx';
import { safeReturn } from './search.ts';
import { useSignOut } from './sign-out.ts';

/** The second factor, after the password. */
export function FactorPage() {
  const { t } = useTranslation(['account', 'frame']);
  const leave = useSignOut();
  const show = useShow();
  useEffect(() => {
    document.title = `${t('factor.title')} · ${t('frame:product')}`;
  }, [t]);
  return (
    <GatePage title={t('factor.title')} lead={t('factor.lead')}>
      <Form<{ code: string }>
        layout="vertical"
        requiredMark={false}
        size="large"
        disabled={show.busy}
        onFinish={({ code }) => show.run(() => showCode(code))}
      >
        {show.words && <Alert type="error" showIcon title={show.words} className="cy-gate-alert" role="alert" />}
        <Form.Item
          name="code"
          label={t('factor.code')}
          rules={[{ required: true, min: 6, message: t('factor.needCode') }]}
        >
          <Input autoFocus autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={32} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={show.busy}>
          {t('factor.submit')}
        </Button>
      </Form>
      {browserSupportsWebAuthn() && (
        <Button block size="large" className="cy-gate-other" disabled={show.busy} onClick={() => show.run(byPasskey)}>
          {t('factor.passkey')}
        </Button>
      )}
      <p className="cy-gate-note">{t('factor.lost')}</p>
      <Button type="link" className="cy-gate-back" onClick={leave}>
        {t('factor.elsewhere')}
      </Button>
    </GatePage>
  );
}

async function byPasskey(): Promise<void> {
  const { options } = await askPasskey();
  const optionsJSON = options as Parameters<typeof startAuthentication>[0]['optionsJSON'];
  await showPasskey(await startAuthentication({ optionsJSON }));
}

function useShow() {
  const { t } = useTranslation('account');
  const [queryClient, navigate, { search }] = [useQueryClient(), useNavigate(), useLocation()];
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const told = useFailureWords(refused).detail;
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
      queryClient.removeQueries({ queryKey: meQuery.queryKey });
      await navigate({ href: safeReturn(search['return']), replace: true });
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  // What is no answer of ours is the browser's: the reader cancelled, or no key was there.
  const words = refused === undefined ? undefined : refused instanceof ApiProblem ? told : t('passkey.cancelled');
  return { busy, words, run };
}
