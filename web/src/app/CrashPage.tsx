import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { EmptyState, ErrorState } from '../ui/States.tsx';

/** In place of a page that failed: an answer the server gave is told; a fault of ours says what to do. */
export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation('frame');
  const router = useRouter();
  if (error instanceof ApiProblem) return <ErrorState error={error} onRetry={() => void router.invalidate()} />;
  const reload = <Button onClick={() => window.location.reload()}>{t('error.reload')}</Button>;
  return (
    <div role="alert">
      <EmptyState whole title={t('error.crashed')} hint={t('error.crashedHint')} action={reload} />
    </div>
  );
}
