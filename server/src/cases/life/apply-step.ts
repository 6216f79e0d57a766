import { lampOf } from '../clocks/lamp.ts';
import type {
  CaseAggregate,
  CaseFields,
  RequestEffect,
  RequestFields,
  Step,
  SupervisionEffect,
  SupervisionFields,
  TaskEffect,
  TaskFields,
} from './aggregate.ts';
import { applyClockEffects } from './apply-clocks.ts';
import type { Calendars } from './calendars.ts';

// Lateness is judged by these; a desk that was slow to dispatch is measured, but the case is not late for it.
const lateClocks = ['handle', 'whole'] as const;

/** The case after a step. Pure: everything was decided when the step was made. Not for steps that undo others. */
export function applyStep(before: CaseAggregate | null, step: Step, calendars: Calendars): CaseAggregate {
  const base = before ?? opened(step);
  const { effects } = step;
  const clocks = applyClockEffects(base.clocks, effects.clocks ?? [], new Date(step.at), calendars);
  const fields: CaseFields = effects.set ? { ...base.fields, ...effects.set } : base.fields;
  // A lateness once found stays, whatever becomes of the clock afterwards.
  const late = fields.late || lateClocks.some((name) => clocks[name]?.verdict === 'late') || leavesLateness(base, step);
  return {
    ...base,
    version: step.seq,
    // A step that left the state alone leaves it alone also where an earlier one was taken back (并案 undone).
    state: step.from === step.to ? base.state : step.to,
    updatedAt: step.at,
    fields: late === fields.late ? fields : { ...fields, late },
    clocks,
    tasks: (effects.tasks ?? []).reduce((tasks, effect) => applyTask(tasks, effect, step), base.tasks),
    requests: (effects.requests ?? []).reduce((list, effect) => applyRequest(list, effect, step), base.requests),
    supervisions: (effects.supervisions ?? []).reduce(
      (list, effect) => applySupervision(list, effect, step),
      base.supervisions,
    ),
  };
}

// Handed to another unit, the handling clock begins anew; that it had run out before stays on record.
function leavesLateness({ clocks }: CaseAggregate, step: Step): boolean {
  const anew = step.effects.clocks?.some((effect) => effect.op === 'restart' && effect.name === 'handle') ?? false;
  return anew && clocks.handle !== undefined && lampOf(clocks.handle, new Date(step.at)) === 'red';
}

/** Rebuilds a case from its whole journal, leaving out the steps that later ones undid. Null for an empty journal. */
export function rebuild(steps: readonly Step[], calendars: Calendars): CaseAggregate | null {
  const undone = new Set(steps.flatMap((step) => step.effects.undoes ?? []));
  return steps
    .filter((step) => !undone.has(step.seq))
    .reduce<CaseAggregate | null>((state, step) => foldStep(state, step, calendars), null);
}

function foldStep(state: CaseAggregate | null, step: Step, calendars: Calendars): CaseAggregate {
  if (step.effects.undoes === undefined || !state) return applyStep(state, step, calendars);
  return { ...state, version: step.seq, updatedAt: step.at };
}

const sinceAdded = {
  missedCalls: 0,
  grouped: false,
  frequent: 'none',
  complainedUnitId: null,
  reporterRole: null,
  reporterUnitId: null,
} as const satisfies Partial<CaseFields>;

function opened(step: Step): CaseAggregate {
  const first = step.effects.opened;
  if (!first) throw new Error(`A journal must begin by opening its case, not with "${step.action}".`);
  return {
    id: first.id,
    number: first.number,
    version: 0,
    state: step.to,
    updatedAt: step.at,
    // A journal of before a field was there opened its case without it.
    fields: { ...sinceAdded, ...first.fields },
    clocks: {},
    tasks: [],
    requests: [],
    supervisions: [],
  };
}

function applyTask(tasks: readonly TaskFields[], effect: TaskEffect, step: Step): readonly TaskFields[] {
  if (effect.op === 'open') {
    const { id, unitId, part } = effect;
    const task = { id, unitId, part, handlerId: null, openedAt: step.at, closedAt: null, result: null };
    return inOrder([...tasks, { ...task, state: 'open' }], (one) => one.openedAt);
  }
  return tasks.map((task) => {
    if (task.id !== effect.id) return task;
    if (effect.op === 'accept') return { ...task, state: 'accepted', handlerId: effect.handlerId };
    return { ...task, state: effect.state, closedAt: step.at, result: effect.result };
  });
}

function applyRequest(list: readonly RequestFields[], effect: RequestEffect, step: Step): readonly RequestFields[] {
  if (effect.op === 'ask') {
    const { id, kind, reason, until } = effect;
    const asked = { askedBy: step.actorId, askedAt: step.at, decidedBy: null, decidedAt: null, decision: null };
    return inOrder([...list, { id, kind, state: 'open', reason, until, ...asked }], (one) => one.askedAt);
  }
  const { id, state, decision } = effect;
  return list.map((request) =>
    request.id === id ? { ...request, state, decision, decidedBy: step.actorId, decidedAt: step.at } : request,
  );
}

function applySupervision(
  list: readonly SupervisionFields[],
  effect: SupervisionEffect,
  step: Step,
): readonly SupervisionFields[] {
  if (effect.op === 'raise') {
    const { op: _, ...raised } = effect;
    const open = { answer: null, answeredAt: null, liftedAt: null };
    return inOrder([...list, { ...raised, byId: step.actorId, at: step.at, ...open }], (one) => one.at);
  }
  return list.map((one) => {
    if (one.id !== effect.id) return one;
    if (effect.op === 'answer') return { ...one, answer: effect.text, answeredAt: step.at };
    return { ...one, liftedAt: step.at };
  });
}

// The order the database gives them back in: by time, and by id within one step.
function inOrder<T extends { readonly id: string }>(list: readonly T[], at: (one: T) => string): readonly T[] {
  const key = (one: T) => `${at(one)} ${one.id}`;
  return list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
