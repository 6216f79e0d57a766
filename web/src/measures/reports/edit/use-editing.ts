import type { ReportDetail } from '@chengyun/contract/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { reportQuery, reportsKey } from '../queries.ts';
import type { Made } from '../ReportPane.tsx';
import { type Draft, draftOf, editingOf } from './draft.ts';

/** A draft under the hand: what stands there now, and how it begins, ends and is kept. */
export type Editing = {
  readonly draft: Draft | undefined;
  readonly change: (draft: Draft) => void;
  readonly begin: () => void;
  readonly cancel: () => void;
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly error: unknown;
};

/** Edits a version in place; what was not touched is not sent. */
export function useEditing(detail: Made): Editing {
  const { content } = detail;
  const [draft, setDraft] = useState<Draft>();
  const { mutate, isPending, error, reset } = useSaving(detail, () => setDraft(undefined));
  const begin = useCallback(() => setDraft(draftOf(content)), [content]);
  const cancel = useCallback(() => {
    reset();
    setDraft(undefined);
  }, [reset]);
  const save = useCallback(() => {
    if (draft) mutate(draft);
  }, [draft, mutate]);
  return useMemo(
    () => ({ draft, change: setDraft, begin, cancel, save, isSaving: isPending, error }),
    [draft, begin, cancel, save, isPending, error],
  );
}

function useSaving({ report, version, content }: Made, done: () => void) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) =>
      api<ReportDetail>(paths.reportVersion(town, report.id, version.version), {
        ...{ method: 'PATCH', body: editingOf(draftOf(content), draft), version: version.revision },
      }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(reportQuery(town, report.id, undefined).queryKey, saved);
      queryClient.setQueryData(reportQuery(town, report.id, version.version).queryKey, saved);
      done();
      void message.success(t('saved'));
      await queryClient.invalidateQueries({ queryKey: [...reportsKey(town), 'list'] });
    },
  });
}
