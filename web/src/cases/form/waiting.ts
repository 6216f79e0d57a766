import type { ActionName } from '@chengyun/contract/actions';
import type { CaseDetail, Request, Supervision } from '@chengyun/contract/case';

const decides: Readonly<Partial<Record<ActionName, readonly [Request['kind'], Request['state']]>>> = {
  decide_extension: ['extension', 'open'],
  decide_suspension: ['suspension', 'open'],
  decide_void: ['void', 'open'],
  review_appeal: ['appeal', 'open'],
  decide_appeal: ['appeal', 'reviewed'],
};

type Waits = Pick<CaseDetail, 'requests' | 'supervisions'>;

/** The requests an action may decide now. */
export function waitingRequests(action: ActionName, { requests }: Pick<Waits, 'requests'>): readonly Request[] {
  const [kind, state] = decides[action] ?? [];
  return requests.filter((request) => request.kind === kind && request.state === state);
}

/** The supervisions an action may answer or lift now. */
export function openSupervisions(
  action: ActionName,
  { supervisions }: Pick<Waits, 'supervisions'>,
): readonly Supervision[] {
  const open = supervisions.filter(({ liftedAt }) => !liftedAt);
  if (action !== 'answer_supervision') return open;
  return open.filter(({ answeredAt }) => !answeredAt);
}
