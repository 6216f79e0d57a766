import type { ActionInput } from '@chengyun/contract/actions';
import { actionTitles } from '@chengyun/contract/names';
import type { SupervisionLevel } from '@chengyun/contract/words';
import type { SupervisionFields } from '../life/aggregate.ts';
import { refuse, refuseWithout } from '../refuse.ts';
import type { Decided, StepContext } from './context.ts';

interface Raised {
  readonly level: SupervisionLevel;
  readonly demand: string;
  readonly answerBy: string | null;
  readonly leaderId?: string;
  readonly automatic?: boolean;
}

/** 督办: level, demand and the date to answer by. */
export function supervise(context: StepContext, input: ActionInput<'supervise'>): Decided {
  requireFuture(context, input.answerBy);
  return raise(context, input);
}

/** 领办: a leader takes the case under their own name. */
export function lead(context: StepContext, input: ActionInput<'lead'>): Decided {
  requireFuture(context, input.answerBy);
  return raise(context, { ...input, level: 'led' });
}

/** 催办. */
export function urge(context: StepContext, input: ActionInput<'urge'>): Decided {
  return raise(context, { level: 'urge', demand: input.demand, answerBy: input.answerBy ?? null });
}

/** Lays a supervision on the case; the timer's ladder uses it too. */
export function raise(context: StepContext, one: Raised): Decided {
  const { level, demand, answerBy, leaderId = null, automatic = false } = one;
  const id = context.newId();
  return {
    to: context.before.state,
    effects: { supervisions: [{ op: 'raise', id, level, demand, leaderId, answerBy, automatic }] },
  };
}

/** 督办答复. */
export function answerSupervision(context: StepContext, input: ActionInput<'answer_supervision'>): Decided {
  const one = openSupervision(context, input.supervisionId);
  return {
    to: context.before.state,
    effects: { supervisions: [{ op: 'answer', id: one.id, text: input.text }] },
  };
}

/** 解除督办: answered and lifted explicitly; an urge needs no answer. */
export function liftSupervision(context: StepContext, input: ActionInput<'lift_supervision'>): Decided {
  const one = openSupervision(context, input.supervisionId);
  if (one.level !== 'urge' && !one.answeredAt) {
    refuseWithout(actionTitles.lift_supervision, '承办单位已答复督办', 'an answer by the unit');
  }
  return { to: context.before.state, effects: { supervisions: [{ op: 'lift', id: one.id }] } };
}

function openSupervision(context: StepContext, id: string): SupervisionFields {
  const one = context.before.supervisions.find((supervision) => supervision.id === id);
  if (!one || one.liftedAt) {
    return refuse('case.no-such', { what: { zh: '未解除的督办', en: 'Open supervision' }, value: id });
  }
  return one;
}

function requireFuture(context: StepContext, answerBy: string): void {
  if (new Date(answerBy) <= context.now) {
    refuse('case.too-far', {
      action: actionTitles.supervise,
      earliest: context.now.toISOString(),
      latest: { zh: '不限', en: 'any time' },
      given: answerBy,
    });
  }
}
