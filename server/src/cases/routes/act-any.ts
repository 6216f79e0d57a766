import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { type Asked, actOnCase, type InTown } from '../act.ts';
import { mergeCases, splitCase, unmergeCase } from '../join.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import type { Loop } from '../loop.ts';

/** Any action by its name: those on one case, and those that take more than one. */
export function actAny(loop: Loop, world: InTown, asked: Asked): Promise<CaseAggregate> {
  switch (asked.action) {
    case 'merge':
      return mergeCases(loop, world, { ...asked, input: asked.input as ActionInput<'merge'> });
    case 'unmerge':
      return unmergeCase(loop, world, { ...asked, input: asked.input as ActionInput<'unmerge'> });
    case 'split':
      return splitCase(loop, world, { ...asked, input: asked.input as ActionInput<'split'> });
    default:
      return actOnCase(loop, world, asked as Asked<ActionName>);
  }
}
