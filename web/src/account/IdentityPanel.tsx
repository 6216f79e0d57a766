import type { MyFactors } from '@chengyun/contract/second-factor';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/Panel.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { connect, disconnect } from './queries.ts';

/** The reader's identity at the unified provider. */
export function IdentityPanel({ oidc }: { readonly oidc: NonNullable<MyFactors['oidc']> }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { name, connected } = oidc;
  const act = connected ? t('identity.disconnect') : t('identity.connect');
  const run = (password: string) =>
    connected
      ? disconnect({ password }).then(() => client.invalidateQueries({ queryKey: ['me', 'factors'] }))
      : connect({ password });
  return (
    <Panel title={name}>
      <p>{t(connected ? 'identity.on' : 'identity.off', { name })}</p>
      <p className="cy-account-acts">
        <Button danger={connected} onClick={() => setAsking(true)}>
          {act}
        </Button>
      </p>
      {asking && (
        <PasswordDialog
          {...{ title: act, lead: t('askLead'), okText: act, danger: connected }}
          onClose={() => setAsking(false)}
          onPassword={run}
        />
      )}
    </Panel>
  );
}
