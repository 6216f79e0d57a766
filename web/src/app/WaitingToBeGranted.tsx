import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me.ts';
import { EmptyState } from '../ui/States.tsx';
import { useSignOut } from './sign-out.ts';

/** An account whose rights nobody has granted yet. */
export function WaitingToBeGranted() {
  const { t } = useTranslation(['account', 'frame']);
  const [client, router, leave] = [useQueryClient(), useRouter(), useSignOut()];
  const reload = async () => {
    await client.refetchQueries({ queryKey: meQuery.queryKey, exact: true });
    await router.invalidate();
  };
  return (
    <main className="cy-alone">
      <EmptyState
        whole
        title={t('waiting.title')}
        hint={t('waiting.lead')}
        action={
          <>
            <Button type="primary" onClick={reload}>
              {t('waiting.reload')}
            </Button>{' '}
            <Button onClick={leave}>{t('frame:user.signOut')}</Button>
          </>
        }
      />
    </main>
  );
}
