import type { Role } from '@chengyun/contract/words';

const handlers: readonly Role[] = ['intake', 'dispatcher', 'chief', 'unit', 'patrol'];
const everyone: readonly Role[] = [...handlers, 'leader'];
export const anyDesk: readonly Role[] = ['intake', 'dispatcher', 'chief'];
const intake: readonly Role[] = ['intake', 'chief'];
export const dispatch: readonly Role[] = ['dispatcher', 'chief'];
const unit: readonly Role[] = ['unit'];
export const press: readonly Role[] = ['leader', 'chief'];

/** Who takes which step of a case: the table of design page 3, "States and actions". */
export const STEP_ROLES: Readonly<Record<string, readonly Role[]>> = {
  ...{ verify_before_filing: intake, verify_result: ['patrol', 'unit'], file: intake, decline: intake },
  ...{ quick_close: ['patrol', 'unit'], dispatch, not_ours: unit, accept: unit, assign: unit, start: unit },
  ...{ contact: handlers, ask_extension: unit, decide_extension: dispatch, ask_suspension: unit },
  ...{ decide_suspension: dispatch, resume: dispatch, reply: unit, check: [...anyDesk, 'patrol'], call_back: intake },
  ...{ close: intake, reopen: anyDesk, merge: intake, unmerge: intake, split: intake, ask_void: anyDesk },
  ...{ decide_void: anyDesk, supervise: press, lead: press, urge: [...anyDesk, 'leader'], answer_supervision: unit },
  ...{ lift_supervision: press, appeal: unit, review_appeal: dispatch, decide_appeal: intake, edit: anyDesk },
  ...{ note: everyone, undo: everyone },
};
