import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { type Asked, actOnCase, type InTown } from '../act.ts';
import { mergeCases, splitCase, unmergeCase } from '../join.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import type { Loop } from '../loop.ts';
import { sealInput } from '../personal/seal-input.ts';

/** Any action by its name: those on one case, and those that take more than one. */
export async function actAny(loop: Loop, world: InTown, given: Asked): Promise<CaseAggregate> {
  // The parts of a split are sealed each under its own key, where they are made.
  if (given.action === 'split') {
    return splitCase(loop, world, { ...given, input: given.input as ActionInput<'split'> });
  }
  const asked = { ...given, input: await sealInput(loop, world, given.caseId, given.input) };
  switch (asked.action) {
    case 'merge':
      return mergeCases(loop, world, { ...asked, input: asked.input as ActionInput<'merge'> });
    case 'unmerge':
      return unmergeCase(loop, world, { ...asked, input: asked.input as ActionInput<'unmerge'> });
    default:
      return actOnCase(loop, world, asked as Asked<ActionName>);
  }
}
