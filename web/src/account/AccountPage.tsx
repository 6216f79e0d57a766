import './account.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me.ts';
import { Mark } from '../ui/Mark.tsx';
import { Panel } from '../ui/Panel.tsx';
import { ErrorState, Loading } from '../ui/States.tsx';
import { DateTime } from '../ui/Times.tsx';
import { FactorsPanel } from './FactorsPanel.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { factorsQuery } from './queries.ts';
import { SessionsPanel } from './SessionsPanel.tsx';

/** The reader's own account: password, second factors, where they are signed in. */
export function AccountPage() {
  const { t } = useTranslation(['account', 'frame']);
  const me = useQuery(meQuery).data;
  const factors = useQuery(factorsQuery);
  const refused = useLocation().search['refused'];
  useEffect(() => {
    document.title = `${t('title')} · ${t('frame:product')}`;
  }, [t]);
  const enrolling = me?.next === 'enrol';
  return (
    <div className="cy-account">
      <header className="cy-account-top">
        <Link to="/" className="cy-account-home">
          <Mark size={24} />
          {t('frame:product')}
        </Link>
        {!enrolling && (
          <Link to="/">
            <Button>{t('toWork')}</Button>
          </Link>
        )}
      </header>
      <main className="cy-account-main">
        <h1>{t('title')}</h1>
        {me && (
          <p className="cy-quiet">
            {me.user.name} · {me.user.username}
          </p>
        )}
        {enrolling && <Alert type="warning" showIcon title={t('mustEnrol')} className="cy-account-alert" />}
        {refused && (
          <Alert type="error" showIcon role="alert" title={t(refusedWords(refused))} className="cy-account-alert" />
        )}
        <Panel title={t('password.title')}>
          <p>
            {me?.passwordEnds ? (
              <>
                {t('password.ends')} <DateTime at={me.passwordEnds} full />
              </>
            ) : (
              t('password.noEnd')
            )}
          </p>
          <p className="cy-account-acts">
            <Link to="/password" search={{ return: '/account' }}>
              <Button>{t('password.change')}</Button>
            </Link>
          </p>
        </Panel>
        {factors.isPending && <Loading rows={4} inset={false} />}
        {factors.isError && <ErrorState error={factors.error} onRetry={factors.refetch} />}
        {factors.data && <FactorsPanel factors={factors.data} />}
        {factors.data?.oidc && !enrolling && <IdentityPanel oidc={factors.data.oidc} />}
        <SessionsPanel />
      </main>
    </div>
  );
}

function refusedWords(code: string): 'identity.taken' | 'identity.refused' {
  return code === 'account.oidc-taken' ? 'identity.taken' : 'identity.refused';
}
