import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { v7 } from 'uuid';
import { contextFor } from '../../cases/act.ts';
import type { CaseAggregate, Step } from '../../cases/life/aggregate.ts';
import { applyStep } from '../../cases/life/apply-step.ts';
import { permit } from '../../cases/life/permit.ts';
import type { Decided, StepContext } from '../../cases/steps/context.ts';
import { decide, type PlainAction } from '../../cases/steps/decide.ts';
import { absorb, mergeInto } from '../../cases/steps/join-steps.ts';
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
  const context = contextOf(play, ground, actor, at);
  permit(action as ActionName, play.state, actor, context);
  const decided = decide(action, context, input);
  return takeDecided(play, ground, actor, { action, input: input as Step['input'], decided, at });
}

/** A report that goes into another case that is under way: both journals say so, as when a person merges them. */
export function playMerge(
  play: Play,
  main: Play,
  ground: Ground,
  actor: Actor,
  at: Date,
): { readonly merged: Play; readonly main: Play } {
  const context = contextOf(play, ground, actor, at);
  permit('merge', play.state, actor, context);
  const decided = mergeInto(context, main.state);
  const input: Step['input'] = { intoId: main.state.id };
  return {
    merged: takeDecided(play, ground, actor, { action: 'merge', input, decided, at }),
    main: takeDecided(main, ground, actor, {
      ...{ action: 'absorb', input: {}, at },
      decided: absorb(main.state, play.state),
    }),
  };
}

function contextOf({ state }: Play, ground: Ground, actor: Actor, at: Date): StepContext {
  return contextFor({ now: () => at, newId: () => v7({ msecs: at.getTime() }) }, ground, state, actor);
}

interface Taken {
  readonly action: string;
  readonly input: Step['input'];
  readonly decided: Decided;
  readonly at: Date;
}

function takeDecided({ state, steps }: Play, ground: Ground, actor: Actor, taken: Taken): Play {
  const { action, input, decided, at } = taken;
  const step: Step = {
    seq: state.version + 1,
    at: at.toISOString(),
    action,
    actorId: actor.id,
    actorRole: actor.roles[0] ?? 'system',
    actorUnitId: actor.unitIds[0] ?? null,
    from: state.state,
    to: decided.to,
    input,
    effects: decided.effects,
  };
  return { state: applyStep(state, step, ground.calendar), steps: [...steps, step] };
}
