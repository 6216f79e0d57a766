import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { v7 } from 'uuid';
import { contextFor } from '../../cases/act.ts';
import type { CaseAggregate, Step } from '../../cases/life/aggregate.ts';
import { applyStep } from '../../cases/life/apply-step.ts';
import { permit } from '../../cases/life/permit.ts';
import { decide, type PlainAction } from '../../cases/steps/decide.ts';
import type { Actor } from '../../people/actor.ts';
import type { Ground } from '../../town/ground/ground.ts';

/** A case being played: the same life table, decisions and folding that people's actions go through. */
export interface Play {
  readonly state: CaseAggregate;
  readonly steps: readonly Step[];
}

/** Takes one action in a played case at a moment; throws a Refusal as it would for a person. */
export function playStep<A extends PlainAction>(
  play: Play,
  ground: Ground,
  actor: Actor,
  action: A,
  input: ActionInput<A>,
  at: Date,
): Play {
  const { state } = play;
  const context = contextFor({ now: () => at, newId: () => v7({ msecs: at.getTime() }) }, ground, state, actor);
  permit(action as ActionName, state, actor, context);
  const decided = decide(action, context, input);
  const step: Step = {
    seq: state.version + 1,
    at: at.toISOString(),
    action,
    actorId: actor.id,
    actorRole: actor.roles[0] ?? 'system',
    actorUnitId: actor.unitIds[0] ?? null,
    from: state.state,
    to: decided.to,
    input: input as Step['input'],
    effects: decided.effects,
  };
  return { state: applyStep(state, step, ground.calendar), steps: [...play.steps, step] };
}
