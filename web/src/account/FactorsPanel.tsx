import type { MyFactors, TotpSecret } from '@chengyun/contract/second-factor';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/Panel.tsx';
import { PasskeysPanel } from './PasskeysPanel.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { beginTotp, removeTotp, renewCodes } from './queries.ts';
import { RecoveryDialog } from './RecoveryDialog.tsx';
import { TotpDialog } from './TotpDialog.tsx';

type Asking = 'begin' | 'remove' | 'renew';

/** The authenticator app and the passkeys of the reader. */
export function FactorsPanel({ factors }: { readonly factors: MyFactors }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const [secret, setSecret] = useState<TotpSecret>();
  const [codes, setCodes] = useState<readonly string[]>();
  const renew = () => client.invalidateQueries({ queryKey: ['me'] });
  const act: Readonly<Record<Asking, (password: string) => Promise<unknown>>> = {
    begin: async (password) => setSecret(await beginTotp({ password })),
    remove: (password) => removeTotp({ password }).then(renew),
    renew: async (password) => setCodes((await renewCodes({ password })).codes),
  };
  const confirmed = (fresh: readonly string[]) => {
    setSecret(undefined);
    setCodes(fresh);
  };
  return (
    <>
      <Panel title={t('totp.title')}>
        <p>{t(factors.totp ? 'totp.on' : 'totp.off')}</p>
        {factors.totp && <p className="cy-quiet">{t('recovery.left', { n: factors.recoveryCodesLeft })}</p>}
        <p className="cy-account-acts">
          {factors.totp ? (
            <>
              <Button onClick={() => setAsking('renew')}>{t('recovery.renew')}</Button>
              <Button danger onClick={() => setAsking('remove')}>
                {t('totp.remove')}
              </Button>
            </>
          ) : (
            <Button type="primary" onClick={() => setAsking('begin')}>
              {t('totp.begin')}
            </Button>
          )}
        </p>
      </Panel>
      <PasskeysPanel factors={factors} />
      {asking && (
        <PasswordDialog
          title={t(`totp.ask.${asking}`)}
          lead={t('askLead')}
          okText={t('next')}
          danger={asking === 'remove'}
          onClose={() => setAsking(undefined)}
          onPassword={act[asking]}
        />
      )}
      {secret && <TotpDialog secret={secret} onClose={() => setSecret(undefined)} onDone={confirmed} />}
      {codes && (
        <RecoveryDialog
          codes={codes}
          onClose={() => {
            setCodes(undefined);
            void renew();
          }}
        />
      )}
    </>
  );
}
