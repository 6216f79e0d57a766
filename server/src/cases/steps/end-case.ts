import type { CaseFields, Effects, RequestEffect, RequestFields, SupervisionEffect } from '../life/aggregate.ts';
import { openTasks } from '../life/standing.ts';
import { each, everyClock } from './clock-effects.ts';
import type { StepContext } from './context.ts';

/** What ends a case that is not judged (作废, 并案, 拆分): no clock has a verdict and nobody waits for anything in it. */
export function endUnjudged(context: StepContext, result: string, set: Partial<CaseFields>): Effects {
  return {
    set: { ...set, suspendedUntil: null },
    clocks: each('drop', ...everyClock),
    tasks: withdrawAll(context, result),
    requests: lapseWaiting(context),
    supervisions: liftAll(context),
  };
}

/** Supervisions not yet lifted end with a case in which nobody can answer or lift them any more; this step is why. */
export function liftAll(context: StepContext): readonly SupervisionEffect[] {
  return context.before.supervisions.filter((one) => one.liftedAt === null).map((one) => ({ op: 'lift', id: one.id }));
}

/** Closes whatever tasks are still open, with the reason as their result. */
export function withdrawAll(context: StepContext, result: string) {
  return openTasks(context.before).map((task) => ({ op: 'close', id: task.id, state: 'withdrawn', result }) as const);
}

/** Requests still waiting have lost their object. */
export function lapseWaiting(
  context: StepContext,
  ...kinds: readonly RequestFields['kind'][]
): readonly RequestEffect[] {
  return context.before.requests
    .filter((request) => request.state === 'open' || request.state === 'reviewed')
    .filter((request) => kinds.length === 0 || kinds.includes(request.kind))
    .map((request) => ({ op: 'decide', id: request.id, state: 'lapsed', decision: null }));
}
