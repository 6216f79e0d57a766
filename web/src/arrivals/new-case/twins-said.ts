import type { CaseDraft } from '@chengyun/contract/case-list';
import type { ReportForm } from './report-form.ts';

/** What can be told of a report, and the place it was asked about. */
export type DraftAnswer = CaseDraft & Pick<ReportForm, 'position'>;

type Known = {
  readonly position: ReportForm['position'];
  readonly answer: Pick<DraftAnswer, 'twins' | 'position'> | undefined;
  readonly failed: boolean;
};

/** What the form says of likely twins; that there are none only where the answer is about the place that stands there. */
export function twinsSaid({ position, answer, failed }: Known): 'hint' | 'asking' | 'failed' | 'none' | 'found' {
  if (failed) return 'failed';
  if (answer && answer.twins.length > 0) return 'found';
  if (!position) return 'hint';
  return answer && isSame(answer.position, position) ? 'none' : 'asking';
}

function isSame(one: ReportForm['position'], other: ReportForm['position']): boolean {
  return one?.[0] === other?.[0] && one?.[1] === other?.[1];
}
