import type { ActionName } from '@chengyun/contract/actions';
import type { CaseReceipt } from '@chengyun/contract/case-list';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { createElement, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { ApiProblem, isConflict } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { caseKey, caseQuery } from '../../api/things.ts';
import { useActionName } from '../words.ts';
import { DoneWords } from './DoneWords.tsx';

export type Sending = {
  readonly caseId: string;
  readonly action: ActionName;
  readonly body: Readonly<Record<string, unknown>>;
  /** The version the reader saw. */
  readonly version: number;
  /** One per intention: a repeat after a broken line acts once. */
  readonly key: string;
  /** To whom it went, for the words that say it is done. */
  readonly to?: string | undefined;
};

/** Gives `send`: acts with If-Match and Idempotency-Key, reads the case again, and offers to take it back if one may. */
export function useSendAct(): (sending: Sending) => Promise<CaseReceipt> {
  const queryClient = useQueryClient();
  const town = useTown().id;
  const { t } = useTranslation('cases');
  const { message } = App.useApp();
  const name = useActionName();
  const send = useCallback(
    async (sending: Sending): Promise<CaseReceipt> => {
      const { caseId, action, body, version, key, to } = sending;
      const takeBack = (seq: number, since: number) => {
        message.destroy(caseId);
        const undoing = { caseId, action: 'undo', body: { seq }, version: since, key: newKey() } as const;
        send(undoing).catch((error: unknown) => {
          const why = error instanceof ApiProblem ? (error.detail ?? error.title) : '';
          void message.error(t('act.failed', { action: name('undo'), why }));
        });
      };
      const receipt = await api<CaseReceipt>(paths.caseAction(town, caseId, action), { body, version, key });
      const { number } = receipt;
      const values = { number, action: name(action) };
      const done = to ? t('act.doneTo', { ...values, to }) : t('act.done', values);
      const text = action === 'undo' ? t('act.undone', { number }) : done;
      const tell = (onUndo?: () => void) =>
        void message.open({
          // One for each case: what was said of the step before, and its undo, no longer holds.
          ...{ key: caseId, type: 'success', duration: onUndo ? 8 : 4 },
          content: createElement(DoneWords, { text, onUndo }),
        });
      tell();
      await queryClient.invalidateQueries({ queryKey: caseKey(town, caseId), exact: true });
      const now = await queryClient.fetchQuery({ ...caseQuery(town, caseId), staleTime: 1000 }).catch(() => undefined);
      const seq = now?.allowedActions.find((one) => one.action === 'undo')?.undoes;
      if (seq !== undefined) tell(() => takeBack(seq, receipt.version));
      return receipt;
    },
    [queryClient, town, message, t, name],
  );
  return send;
}

/** True when the same intention may be sent again under its key: nothing is known of what became of it. */
export function mayRepeat(error: unknown): boolean {
  return error instanceof ApiProblem && !isConflict(error) && (error.status === 0 || error.status >= 500);
}
