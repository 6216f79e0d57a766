import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me.ts';
import { changePassword } from '../api/session.ts';
import { useFailureWords } from '../ui/failure.ts';
import { GatePage } from './GatePage.tsx';
import { isStrong } from './password-rule.ts';
import { safeReturn } from './search.ts';

type Fields = { readonly current: string; readonly next: string; readonly again: string };

/** Changing one's own password, by choice or because the first one must go. */
export function PasswordPage() {
  const { t } = useTranslation('frame');
  const me = useQuery(meQuery).data;
  const change = useChange();
  return (
    <GatePage title={t('password.title')} lead={t(me?.mustChangePassword ? 'password.first' : 'password.lead')}>
      <Form layout="vertical" requiredMark={false} onFinish={change.submit} disabled={change.busy} size="large">
        {change.words && <Alert type="error" showIcon title={change.words} className="cy-gate-alert" role="alert" />}
        <input type="text" name="username" autoComplete="username" value={me?.user.username ?? ''} readOnly hidden />
        <Form.Item
          name="current"
          label={t('password.current')}
          rules={[{ required: true, message: t('password.needCurrent') }]}
        >
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <NewPassword />
        <Button type="primary" htmlType="submit" block loading={change.busy}>
          {t('password.submit')}
        </Button>
      </Form>
    </GatePage>
  );
}

function NewPassword() {
  const { t } = useTranslation('frame');
  const refuse = (words: string) => Promise.reject(new Error(words));
  return (
    <>
      <Form.Item
        name="next"
        label={t('password.next')}
        extra={t('password.rule')}
        dependencies={['current']}
        rules={[
          { required: true, message: t('password.needNext') },
          ({ getFieldValue }) => ({
            validator: (_rule, value?: string) => {
              if (!value) return Promise.resolve();
              if (!isStrong(value)) return refuse(t('password.weak'));
              return value === getFieldValue('current') ? refuse(t('password.same')) : Promise.resolve();
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value?: string) =>
              (value ?? '') === (getFieldValue('next') ?? '') ? Promise.resolve() : refuse(t('password.differ')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}

function useChange() {
  const { t } = useTranslation('frame');
  const { message } = App.useApp();
  const [queryClient, navigate, { search }] = [useQueryClient(), useNavigate(), useLocation()];
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const words = useFailureWords(refused).detail;
  const submit = async ({ current, next }: Fields) => {
    setBusy(true);
    try {
      await changePassword({ currentPassword: current, newPassword: next });
      void message.success(t('password.done'));
      queryClient.removeQueries({ queryKey: meQuery.queryKey });
      await navigate({ href: safeReturn(search['return']), replace: true });
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, words: refused === undefined ? undefined : words, submit };
}
