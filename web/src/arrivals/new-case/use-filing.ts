import type { CaseReceipt } from '@chengyun/contract/case-list';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { type ReportForm, toNewCase } from './report-form.ts';

/** What became of a report: the case, and the one it was to be merged into. */
export type Filed = {
  readonly receipt: CaseReceipt;
  readonly twin: ReportForm['twin'];
  readonly mergeError: unknown;
  readonly mergeKey: string;
};

/** Opens the case and merges it where wanted. `id` is the report's own: sent twice, it opens one case. */
export function useFiling(id: string) {
  const town = useTown().id;
  const queryClient = useQueryClient();
  const merge = async (filed: Filed): Promise<Filed> => {
    const { receipt, twin, mergeKey } = filed;
    if (!twin) return filed;
    const path = paths.caseAction(town, receipt.id, 'merge');
    return api<CaseReceipt>(path, { body: { intoId: twin.id }, key: mergeKey })
      .then((merged) => ({ ...filed, receipt: merged, mergeError: undefined }))
      .catch((mergeError: unknown) => ({ ...filed, mergeError }));
  };
  const file = useMutation({
    mutationFn: async (form: ReportForm) => {
      const receipt = await api<CaseReceipt>(paths.cases(town), { body: toNewCase(form), key: id });
      return merge({ receipt, twin: form.twin, mergeError: undefined, mergeKey: newKey() });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['town', town, 'cases'] }),
  });
  const mergeAgain = useMutation({ mutationFn: merge });
  return { file, mergeAgain };
}
