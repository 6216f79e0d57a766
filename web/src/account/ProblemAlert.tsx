import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { useFailureWords } from '../ui/failure.ts';

/** What went wrong, in words; what the browser itself refused (a passkey that was cancelled) is told as such. */
export function ProblemAlert({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('account');
  const words = useFailureWords(error);
  const title = error instanceof ApiProblem ? words.detail : t('passkey.cancelled');
  return <Alert type="error" showIcon role="alert" title={title} className="cy-account-alert" />;
}
