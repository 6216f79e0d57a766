import type { KindPolicy } from '@chengyun/contract/pack';
import type { CaseAggregate } from './aggregate.ts';

/** Where the policy does not say how many attempts that reach nobody stand for a call-back. */
const USUAL_TRIES = 3;

/** After so many attempts that reached nobody a case may be closed without a call-back. */
export function callBackTries({ quotas }: Pick<KindPolicy, 'quotas'>): number {
  return quotas.callBackTries ?? USUAL_TRIES;
}

/** Whether closing still waits for the call-back. */
export function callBackMissing(
  { fields }: Pick<CaseAggregate, 'fields'>,
  kind: Pick<KindPolicy, 'callBack' | 'quotas'>,
): boolean {
  if (kind.callBack !== 'required' || fields.calledBack) return false;
  return fields.missedCalls < callBackTries(kind);
}
