import type { ActionName } from '@chengyun/contract/actions';
import { type CaseState, openStates, outsideRoles, type Role } from '@chengyun/contract/words';

/** Who must be on the case, beyond having one of the roles. */
export type Standing =
  | 'anyone' // the role is enough
  | 'lead' // a person of the lead unit
  | 'tasked' // a person of any unit with an open task
  | 'finder' // whoever reported it
  | 'other' // anyone but the one who handled it (核查) or asked (作废)
  | 'asked' // a person of the unit that has or last had it (申诉, 督办答复)
  | 'involved'; // the desk, or a person of a unit with an open task or that last had it (先行联系)

/** One line of the life table: from which states, by whom, to which state, with what consequences. */
export interface LifeRule {
  readonly from: readonly CaseState[];
  /** The state after, or "same"; `or` names the state when the input says otherwise (a failed check). */
  readonly to: CaseState | 'same';
  readonly or?: CaseState;
  readonly roles: readonly Role[];
  readonly standing: Standing;
  /** Allowed while the case is suspended (挂账). */
  readonly whileSuspended?: true;
  /** May be taken back by its actor within the policy's minutes, as long as nothing followed. */
  readonly undo?: true;
}

const desk: readonly Role[] = ['intake', 'chief'];
const dispatch: readonly Role[] = ['dispatcher', 'chief'];
const anyDesk: readonly Role[] = ['intake', 'dispatcher', 'chief'];
const everyone: readonly Role[] = ['intake', 'dispatcher', 'chief', 'unit', 'patrol', 'leader'];
const open = openStates;
// A supervision outlives the handling: it is answered and lifted explicitly, if need be after closing.
const ended: readonly CaseState[] = [...openStates, 'closed'];

/**
 * The life of a case as data (3-the-loop, "States and actions"; domain.md §1.2). The API, the buttons, the permission
 * check, the diagram in the docs and the model-based test all read this one table.
 */
export const lifeTable: Readonly<Record<ActionName, LifeRule>> = {
  verify_before_filing: { from: ['reported'], to: 'same', roles: desk, standing: 'anyone', undo: true },
  verify_result: { from: ['reported'], to: 'same', roles: ['patrol', 'unit'], standing: 'tasked' },
  file: { from: ['reported'], to: 'filed', roles: desk, standing: 'anyone', undo: true },
  decline: { from: ['reported'], to: 'declined', roles: desk, standing: 'anyone', undo: true },
  quick_close: { from: ['reported'], to: 'closed', roles: ['patrol', 'unit'], standing: 'finder' },
  dispatch: { from: ['filed'], to: 'dispatched', roles: dispatch, standing: 'anyone', undo: true },
  not_ours: { from: ['dispatched', 'handling'], to: 'filed', roles: ['unit'], standing: 'lead' },
  accept: { from: ['dispatched'], to: 'handling', roles: ['unit'], standing: 'lead', undo: true },
  assign: { from: ['dispatched', 'handling'], to: 'handling', roles: ['unit'], standing: 'lead', undo: true },
  start: { from: ['dispatched'], to: 'handling', roles: ['unit'], standing: 'lead', undo: true },
  contact: {
    from: open,
    to: 'same',
    roles: [...anyDesk, 'unit', 'patrol'],
    standing: 'involved',
    whileSuspended: true,
  },
  ask_extension: { from: ['handling'], to: 'same', roles: ['unit'], standing: 'lead' },
  decide_extension: { from: ['handling'], to: 'same', roles: dispatch, standing: 'anyone' },
  ask_suspension: { from: ['handling'], to: 'same', roles: ['unit'], standing: 'lead' },
  decide_suspension: { from: ['handling'], to: 'same', roles: dispatch, standing: 'anyone' },
  resume: {
    from: ['handling'],
    to: 'same',
    roles: ['dispatcher', 'chief', 'system'],
    standing: 'anyone',
    whileSuspended: true,
  },
  reply: { from: ['handling'], to: 'handled', or: 'handling', roles: ['unit'], standing: 'tasked' },
  check: { from: ['handled'], to: 'checked', or: 'handling', roles: [...anyDesk, 'patrol'], standing: 'other' },
  call_back: {
    from: ['handled', 'checked'],
    to: 'same',
    or: 'handling',
    // The reporter too, of their own case (standing.ts).
    roles: [...desk, ...outsideRoles],
    standing: 'anyone',
  },
  close: { from: ['checked'], to: 'closed', roles: desk, standing: 'anyone', undo: true },
  reopen: { from: ['closed'], to: 'filed', roles: anyDesk, standing: 'anyone' },
  merge: { from: open, to: 'merged', roles: desk, standing: 'anyone', whileSuspended: true },
  unmerge: { from: ['merged'], to: 'same', roles: desk, standing: 'anyone' },
  split: { from: ['reported', 'filed'], to: 'voided', roles: desk, standing: 'anyone' },
  ask_void: { from: open, to: 'same', roles: anyDesk, standing: 'anyone', whileSuspended: true },
  decide_void: { from: open, to: 'same', or: 'voided', roles: anyDesk, standing: 'other', whileSuspended: true },
  supervise: { from: open, to: 'same', roles: ['leader', 'chief', 'system'], standing: 'anyone', whileSuspended: true },
  lead: { from: open, to: 'same', roles: ['leader', 'chief'], standing: 'anyone', whileSuspended: true },
  urge: { from: open, to: 'same', roles: [...anyDesk, 'leader', 'system'], standing: 'anyone', whileSuspended: true },
  answer_supervision: { from: ended, to: 'same', roles: ['unit'], standing: 'asked', whileSuspended: true },
  lift_supervision: { from: ended, to: 'same', roles: ['leader', 'chief'], standing: 'anyone', whileSuspended: true },
  appeal: { from: ['closed'], to: 'same', roles: ['unit'], standing: 'asked' },
  review_appeal: { from: ['closed'], to: 'same', roles: dispatch, standing: 'anyone' },
  decide_appeal: { from: ['closed'], to: 'same', roles: desk, standing: 'anyone' },
  edit: { from: open, to: 'same', roles: anyDesk, standing: 'anyone', whileSuspended: true },
  note: { from: open, to: 'same', roles: everyone, standing: 'anyone', whileSuspended: true },
  undo: { from: [...open, 'declined', 'closed'], to: 'same', roles: everyone, standing: 'anyone' },
};
