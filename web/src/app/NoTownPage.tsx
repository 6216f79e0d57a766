import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/States.tsx';
import { useSignOut } from './sign-out.ts';

/** An account that belongs to no town yet. */
export function NoTownPage() {
  const { t } = useTranslation('frame');
  const leave = useSignOut();
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
