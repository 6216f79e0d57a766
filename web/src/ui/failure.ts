import { useTranslation } from 'react-i18next';
import { ApiProblem, type InputFault } from '../api/problem.ts';

export type FailureWords = {
  readonly title: string;
  readonly detail: string;
  readonly ref: string | undefined;
  readonly faults: readonly InputFault[];
};

/** The words for an error: the server's own sentence when it gave one, otherwise ours; never a stack. */
export function useFailureWords(error: unknown): FailureWords {
  const { t } = useTranslation('frame');
  if (!(error instanceof ApiProblem)) {
    return { title: t('error.title'), detail: t('error.unexpected'), ref: undefined, faults: [] };
  }
  if (error.status === 0) {
    return { title: t('error.title'), detail: t('error.network'), ref: undefined, faults: [] };
  }
  const own = error.status < 500 ? error.detail : undefined;
  return {
    title: error.status === 403 ? t('error.forbidden') : error.status < 500 ? error.title : t('error.title'),
    detail: own ?? t('error.unexpected'),
    ref: error.ref,
    faults: error.errors,
  };
}
