import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { callBack, check, close, reopen } from './check-steps.ts';
import type { Decided, StepContext } from './context.ts';
import { note } from './correct-steps.ts';
import { dispatch, notOurs } from './dispatch-steps.ts';
import { accept, assign, contact, reply } from './handling-steps.ts';
import { decline, file, quickClose, verifyBeforeFiling, verifyResult } from './intake-steps.ts';
import {
  appeal,
  askExtension,
  askSuspension,
  askVoid,
  decideAppeal,
  decideExtension,
  decideSuspension,
  decideVoid,
  resume,
  reviewAppeal,
} from './request-steps.ts';
import { answerSupervision, lead, liftSupervision, supervise, urge } from './supervision-steps.ts';

/** Actions that look at one case only; those that need more (merge, unmerge, split, edit, undo) are decided at the edge. */
export type PlainAction = Exclude<ActionName, 'merge' | 'unmerge' | 'split' | 'edit' | 'undo'>;

type Deciders = { readonly [A in PlainAction]: (context: StepContext, input: ActionInput<A>) => Decided };

/** What each action decides. The life table has been asked before; here the particulars are. */
export const deciders: Deciders = {
  verify_before_filing: verifyBeforeFiling,
  verify_result: verifyResult,
  file,
  decline,
  quick_close: quickClose,
  dispatch,
  not_ours: notOurs,
  accept,
  assign,
  start: accept,
  contact,
  ask_extension: askExtension,
  decide_extension: decideExtension,
  ask_suspension: askSuspension,
  decide_suspension: decideSuspension,
  resume,
  reply,
  check,
  call_back: callBack,
  close,
  reopen,
  ask_void: askVoid,
  decide_void: decideVoid,
  supervise,
  lead,
  urge,
  answer_supervision: answerSupervision,
  lift_supervision: liftSupervision,
  appeal,
  review_appeal: reviewAppeal,
  decide_appeal: decideAppeal,
  note,
};

/** Decides a plain action. */
export function decide<A extends PlainAction>(action: A, context: StepContext, input: ActionInput<A>): Decided {
  return deciders[action](context, input);
}
