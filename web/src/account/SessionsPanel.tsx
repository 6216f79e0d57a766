import type { MySession } from '@chengyun/contract/second-factor';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/Panel.tsx';
import { ErrorState, Loading } from '../ui/States.tsx';
import { DateTime } from '../ui/Times.tsx';
import { browserName } from './browser-name.ts';
import { endSession, sessionsQuery } from './queries.ts';

/** Where the reader is signed in; one place or all others can be signed out. */
export function SessionsPanel() {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: (left) => client.setQueryData(sessionsQuery.queryKey, left),
  });
  const others = sessions.data?.filter(({ here }) => !here) ?? [];
  return (
    <Panel
      title={t('sessions.title')}
      extra={
        others.length > 0 && (
          <Button size="small" loading={end.isPending} onClick={() => end.mutate('others')}>
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      {sessions.isPending && <Loading rows={2} inset={false} />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={sessions.refetch} />}
      <ul className="cy-account-list">
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <SessionWords session={session} />
            {session.here ? (
              <span className="cy-tag">{t('sessions.here')}</span>
            ) : (
              <Button size="small" disabled={end.isPending} onClick={() => end.mutate(session.id)}>
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function SessionWords({ session }: { readonly session: MySession }) {
  const { t } = useTranslation('account');
  return (
    <span>
      <b>
        {browserName(session.browser) ?? t('sessions.unknown')} {session.address}
      </b>
      <small>
        {t('sessions.since')} <DateTime at={session.signedInAt} /> · {t('sessions.seen')}{' '}
        <DateTime at={session.seenAt} />
      </small>
    </span>
  );
}
