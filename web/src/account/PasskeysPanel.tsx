import type { MyFactors, Passkey } from '@chengyun/contract/second-factor';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/Panel.tsx';
import { DateTime } from '../ui/Times.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { addPasskey, removePasskey } from './queries.ts';

// A browser makes passkeys for a domain over https, or for localhost; never for a bare address.
const possible = () =>
  window.isSecureContext && browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(window.location.hostname);

/** Passkeys: security keys, and those of the device itself. */
export function PasskeysPanel({ factors }: { readonly factors: MyFactors }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const [asking, setAsking] = useState<Passkey | 'new'>();
  const [name, setName] = useState('');
  const renew = () => client.invalidateQueries({ queryKey: ['me'] });
  return (
    <Panel title={t('passkey.title')}>
      <p className="cy-quiet">{t('passkey.lead')}</p>
      {factors.passkeys.length > 0 && (
        <ul className="cy-account-list">
          {factors.passkeys.map((key) => (
            <li key={key.id}>
              <span>
                <b>{key.name}</b>
                <small>
                  {t('passkey.used')} {key.lastUsedAt ? <DateTime at={key.lastUsedAt} /> : t('never')}
                </small>
              </span>
              <Button
                size="small"
                danger
                onClick={() => setAsking(key)}
                aria-label={t('passkey.removeOne', { name: key.name })}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="cy-account-acts">
        {possible() ? (
          <Button onClick={() => setAsking('new')}>{t('passkey.add')}</Button>
        ) : (
          <span className="cy-quiet">{t('passkey.impossible')}</span>
        )}
      </p>
      {asking === 'new' && (
        <PasswordDialog
          {...{ title: t('passkey.add'), lead: t('passkey.addLead'), okText: t('next') }}
          onClose={() => setAsking(undefined)}
          onPassword={(password) => addPasskey({ password }, name.trim() || t('passkey.unnamed')).then(renew)}
        >
          <Form.Item label={t('passkey.name')} htmlFor="passkey-name">
            <Input
              id="passkey-name"
              value={name}
              maxLength={64}
              placeholder={t('passkey.nameHint')}
              onChange={(event) => setName(event.target.value)}
            />
          </Form.Item>
        </PasswordDialog>
      )}
      {asking && asking !== 'new' && (
        <PasswordDialog
          danger
          {...{ title: t('passkey.removeOne', { name: asking.name }), lead: t('askLead'), okText: t('remove') }}
          onClose={() => setAsking(undefined)}
          onPassword={(password) => removePasskey(asking.id, { password }).then(renew)}
        />
      )}
    </Panel>
  );
}
