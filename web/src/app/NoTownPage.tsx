import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me.ts';
import { EmptyState } from '../ui/States.tsx';
import { MakeTownPage } from './MakeTownPage.tsx';
import { useSignOut } from './sign-out.ts';

/** An account that belongs to no town yet. */
export function NoTownPage() {
  const { t } = useTranslation('frame');
  const leave = useSignOut();
  const me = useQuery(meQuery).data;
  if (me?.user.bootstrap || me?.user.post === 'sysadmin') return <MakeTownPage bootstrap={me.user.bootstrap} />;
  return (
    <main className="cy-alone">
      <EmptyState
        whole
        title={t('noTown.title')}
        hint={t('noTown.hint')}
        action={<Button onClick={leave}>{t('user.signOut')}</Button>}
      />
    </main>
  );
}
