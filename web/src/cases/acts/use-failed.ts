import type { ActionName } from '@chengyun/contract/actions';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { caseKey } from '../../api/things.ts';
import { useActionName } from '../words.ts';

/** Says that an act sent without a form failed and why, and reads the case again: it may have changed meanwhile. */
export function useFailed(): (action: ActionName, caseId: string, error: unknown) => void {
  const { t } = useTranslation('cases');
  const { t: frame } = useTranslation('frame');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const name = useActionName();
  return useCallback(
    (action, caseId, error) => {
      const told =
        error instanceof ApiProblem && error.status > 0 ? (error.detail ?? error.title) : frame('error.network');
      void message.error({ content: t('act.failed', { action: name(action), why: told }), duration: 6 });
      void queryClient.invalidateQueries({ queryKey: caseKey(town, caseId), exact: true });
    },
    [t, frame, message, queryClient, town, name],
  );
}
