import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import type { CaseDetail } from '@chengyun/contract/case';
import { actKeys, isAction } from './act-keys.ts';

/** What a button does: asks for its form, or acts at once with this input. */
export type Act = {
  readonly action: ActionName;
  readonly k: string;
  /** Acts at once; without it a form is asked for. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** What the desk calls it where the action's name says too little. */
  readonly label?: 'proposed' | 'redispatch' | 'pass';
  readonly danger?: boolean;
};

export type ActPlan = {
  readonly primary: Act | undefined;
  readonly shown: readonly Act[];
  readonly more: readonly Act[];
  readonly undo: { readonly seq: number } | undefined;
};

/** What moves a case on, in the order of its life; the first one allowed is what Enter does. */
const forward: readonly ActionName[] = [
  'verify_result',
  'file',
  'decide_void',
  'decide_extension',
  'decide_suspension',
  'answer_supervision',
  'dispatch',
  'accept',
  'reply',
  'check',
  'call_back',
  'close',
  'review_appeal',
  'decide_appeal',
];

/** What stands beside it, before the rest goes under “more”. */
const beside: readonly ActionName[] = [
  ...forward,
  'not_ours',
  'decline',
  'contact',
  'merge',
  'verify_before_filing',
  'assign',
  'quick_close',
  'ask_extension',
  'resume',
  'reopen',
  'urge',
  'supervise',
  'lead',
  'appeal',
];

/** Takes nothing but a wish: no form stands in the way, and what may be taken back offers it. */
const atOnce: readonly ActionName[] = ['accept', 'start', 'close'];
const grave: readonly ActionName[] = ['decline', 'ask_void', 'not_ours'];
const mostShown = 3;

type Planned = Pick<CaseDetail, 'allowedActions' | 'proposals' | 'journal'>;

/** The bar of a case: what Enter does, what stands beside it, what is under “more”. Only what the server allows now. */
export function planActs(detail: Planned): ActPlan {
  const allowed = detail.allowedActions.map(({ action }) => action).filter(isAction);
  const offered = allowed.filter((action) => action !== 'undo' && !(action === 'start' && allowed.includes('accept')));
  const first = firstOf(
    forward.filter((action) => worthFirst(action, detail)),
    offered,
  );
  const proposed = first === 'dispatch' ? dispatchAsProposed(detail) : undefined;
  const primary = proposed ?? (first && actOf(first));
  const rest = offered.filter((action) => action !== first || proposed);
  const ranked = beside.filter((action) => rest.includes(action)).map(actOf);
  const shown = ranked
    .slice(0, mostShown)
    .map((act) => (proposed && act.action === 'dispatch' ? redispatch(act) : act));
  const taken = new Set(shown.map(({ action }) => action));
  const seq = detail.allowedActions.find(({ action }) => action === 'undo')?.undoes;
  return {
    primary,
    shown,
    more: rest.filter((action) => !taken.has(action)).map(actOf),
    undo: seq === undefined ? undefined : { seq },
  };
}

/** The lead unit proposed first and the co-handlers proposed with it; undefined when none is proposed. */
export function proposedInput({ proposals }: Pick<CaseDetail, 'proposals'>): ActionInput<'dispatch'> | undefined {
  const lead = proposals.find(({ part }) => part === 'lead');
  if (!lead) return undefined;
  const co = proposals
    .filter(({ part, unitId }) => part === 'co' && unitId !== lead.unitId)
    .map(({ unitId }) => unitId);
  return { leadUnitId: lead.unitId, ...(co.length > 0 ? { coUnitIds: [...new Set(co)] } : {}) };
}

function dispatchAsProposed(detail: Planned): Act | undefined {
  const input = proposedInput(detail);
  return input && { action: 'dispatch', k: 'enter', input, label: 'proposed' };
}

const redispatch = (act: Act): Act => ({ ...act, label: 'redispatch' });

// A call-back is the next thing to do while closing waits for it, also after one that reached nobody; once made, it may be
// made again but stands behind.
function worthFirst(action: ActionName, { allowedActions, journal }: Planned): boolean {
  if (action !== 'call_back' && action !== 'close') return true;
  const waits = allowedActions.some((one) => one.action === 'close' && one.needs.includes('calledBack'));
  const replied = journal.findLastIndex((line) => line.action === 'reply' && !line.undone);
  const reached = (line: Planned['journal'][number]) => line.action === 'call_back' && line.input['reached'] !== false;
  const called = journal.findLastIndex((line) => reached(line) && !line.undone) > replied;
  return action === 'close' ? called || !waits : !called && waits;
}

function firstOf(order: readonly ActionName[], offered: readonly ActionName[]): ActionName | undefined {
  return order.find((action) => offered.includes(action));
}

function actOf(action: ActionName): Act {
  return {
    action,
    k: actKeys[action],
    ...(atOnce.includes(action) ? { input: {} } : {}),
    ...(grave.includes(action) ? { danger: true } : {}),
  };
}
