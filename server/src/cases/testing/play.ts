import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import type { NewCase } from '@chengyun/contract/case';
import type { Actor } from '../../people/actor.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { contextFor } from '../act.ts';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import { permit } from '../life/permit.ts';
import { openCase } from '../open-case.ts';
import type { Decided, StepContext } from '../steps/context.ts';
import { mergeInto, split } from '../steps/join-steps.ts';
import { decideAction, foldStep, stepOf } from '../steps/next-step.ts';
import { idOf } from './a-town.ts';

/** A case with its journal, held in memory. */
export interface Played {
  readonly aggregate: CaseAggregate;
  readonly journal: readonly Step[];
}

/** What is done to a case held in memory. */
export interface Move<A extends ActionName = ActionName> {
  readonly action: A;
  readonly input: ActionInput<A>;
  readonly actor: Actor;
  readonly now: Date;
}

/** The world of a case held in memory; `main` is what merges go into. */
export interface Stage {
  readonly ground: Ground;
  readonly newId: () => string;
  readonly main: CaseAggregate;
}

/** Opens a case in memory; its serial also makes its id. */
export function open(ground: Ground, report: NewCase, actor: Actor, now: Date, serial: number): Played {
  const { aggregate, step } = openCase(report, { ground, actor, now, id: idOf(0xca5e0000 + serial), serial });
  return { aggregate, journal: [step] };
}

/** Takes any action on a case in memory, as the edge does in the database; throws the refusal. */
export function play<A extends ActionName>(before: Played, move: Move<A>, stage: Stage): Played {
  const { actor, now, action, input } = move;
  const { ground, newId } = stage;
  const context = contextFor({ now: () => now, newId }, ground, before.aggregate, actor);
  const decided = decideAny(context, move, before.journal, stage);
  return take(before, { action, input, actor, decided }, context.now, ground);
}

/** Adds a step that was already decided. */
export function take(before: Played, taken: Parameters<typeof stepOf>[1], at: Date, ground: Ground): Played {
  const step = stepOf(before.aggregate, taken, at);
  const aggregate = foldStep(before.aggregate, step, before.journal, ground.calendar);
  return { aggregate, journal: [...before.journal, step] };
}

function decideAny(context: StepContext, move: Move, journal: readonly Step[], stage: Stage): Decided {
  const { action, input } = move;
  if (action === 'merge') {
    permit(action, context.before, context.actor, context);
    return mergeInto(context, stage.main);
  }
  if (action === 'split') {
    permit(action, context.before, context.actor, context);
    const parts = (input as ActionInput<'split'>).parts;
    return split(
      context,
      parts.map((_, at) => ({ id: stage.newId(), number: `part ${at}` })),
    );
  }
  return decideAction(context, action, input as ActionInput<typeof action>, journal);
}
