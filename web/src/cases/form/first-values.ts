import type { ActionName } from '@chengyun/contract/actions';
import type { CaseDetail } from '@chengyun/contract/case';
import { proposedInput } from '../acts/plan-acts.ts';
import type { Values } from './fields.ts';
import { openSupervisions, waitingRequests } from './waiting.ts';

/** What a form begins with: what is known or most often meant, never a decision that is the reader's. */
export function firstValues(action: ActionName, detail: CaseDetail, now: Date): Values {
  switch (action) {
    case 'file':
      return { category: detail.category ?? undefined, conditionCode: detail.condition?.code };
    case 'dispatch':
      return proposedInput(detail) ?? {};
    case 'contact':
      return { contacted: true, at: now.toISOString(), person: detail.reporter?.name ?? '' };
    case 'check':
      return { result: 'pass' };
    case 'call_back':
      return { reached: true };
    case 'edit':
      return editable(detail);
    case 'decide_extension':
    case 'decide_suspension':
    case 'decide_void':
    case 'review_appeal':
    case 'decide_appeal':
      return { requestId: onlyOf(waitingRequests(action, detail)) };
    case 'answer_supervision':
    case 'lift_supervision':
      return { supervisionId: onlyOf(openSupervisions(action, detail)) };
    default:
      return {};
  }
}

function onlyOf(list: readonly { readonly id: string }[]): string | undefined {
  return list.length === 1 ? list[0]?.id : undefined;
}

function editable(detail: CaseDetail): Values {
  const { title, matter, category, condition, place, position, areaCode, complainedUnitId } = detail;
  return {
    title,
    matter: matter ?? undefined,
    category: category ?? undefined,
    conditionCode: condition?.code,
    place: place ?? '',
    position: position ?? undefined,
    areaCode: position ? undefined : (areaCode ?? undefined),
    complainedUnitId: complainedUnitId ?? undefined,
  };
}

/** Of a correction, only what was changed is sent; the rest would say that it was put right as well. */
export function onlyChanged(action: ActionName, body: Values, first: Values): Values {
  if (action !== 'edit') return body;
  const same = (name: string) => JSON.stringify(body[name]) === JSON.stringify(first[name]);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !same(name)));
}
