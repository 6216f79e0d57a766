import type { ActionInput } from '@chengyun/contract/actions';
import { actionTitles } from '@chengyun/contract/names';
import type { Localized, SupervisionLevel } from '@chengyun/contract/words';
import type { SupervisionFields } from '../life/aggregate.ts';
import { needsAnswer } from '../life/obstacles.ts';
import { refuse, refuseWithout } from '../refuse.ts';
import type { Decided, StepContext } from './context.ts';
import { clockText, instant } from './instant.ts';

interface Raised {
  readonly level: SupervisionLevel;
  readonly demand: string;
  readonly answerBy: string | null;
  readonly leaderId?: string;
  readonly automatic?: boolean;
}

/** 督办: level, demand and the date to answer by. */
export function supervise(context: StepContext, input: ActionInput<'supervise'>): Decided {
  return raise(context, { ...input, answerBy: future(context, actionTitles.supervise, input.answerBy) });
}

/** 领办: a leader takes the case under their own name. */
export function lead(context: StepContext, input: ActionInput<'lead'>): Decided {
  const answerBy = future(context, actionTitles.lead, input.answerBy);
  return raise(context, { ...input, level: 'led', answerBy });
}

/** 催办. */
export function urge(context: StepContext, input: ActionInput<'urge'>): Decided {
  const answerBy = input.answerBy === undefined ? null : future(context, actionTitles.urge, input.answerBy);
  return raise(context, { level: 'urge', demand: input.demand, answerBy });
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
  if (one.answeredAt) refuseWithout(actionTitles.answer_supervision, '督办尚未答复', 'a supervision not yet answered');
  return {
    to: context.before.state,
    effects: { supervisions: [{ op: 'answer', id: one.id, text: input.text }] },
  };
}

/** 解除督办: answered and lifted explicitly; an urge needs no answer, nor does one that no unit could give. */
export function liftSupervision(context: StepContext, input: ActionInput<'lift_supervision'>): Decided {
  const one = openSupervision(context, input.supervisionId);
  if (!one.answeredAt && needsAnswer(context.before, one.level)) {
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

function future({ now, calendar }: StepContext, action: Localized, given: string): string {
  const answerBy = instant(action, given);
  if (new Date(answerBy) > now) return answerBy;
  return refuse('case.too-far', {
    action,
    earliest: clockText(now, calendar),
    latest: { zh: '不限', en: 'any time' },
    given: clockText(new Date(answerBy), calendar),
  });
}
