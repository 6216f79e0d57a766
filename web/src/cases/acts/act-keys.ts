import { type ActionName, actionNames } from '@chengyun/contract/actions';

/** One key for each action, the same in every state, so that fingers can learn them; rarer ones with Shift. */
export const actKeys: Readonly<Record<ActionName, string>> = {
  file: 'f',
  decline: 'shift+f',
  verify_before_filing: 'v',
  verify_result: 'shift+v',
  quick_close: 'shift+q',
  dispatch: 'd',
  not_ours: 'b',
  accept: 'a',
  assign: 'g',
  start: 's',
  contact: 'c',
  ask_extension: 'e',
  decide_extension: 'y',
  ask_suspension: 'p',
  decide_suspension: 'shift+y',
  resume: 'u',
  reply: 'r',
  check: 'h',
  call_back: 't',
  close: 'w',
  reopen: 'o',
  merge: 'm',
  unmerge: 'shift+m',
  split: 'shift+s',
  ask_void: 'shift+z',
  decide_void: 'shift+d',
  supervise: 'i',
  lead: 'l',
  urge: 'shift+u',
  answer_supervision: 'q',
  lift_supervision: 'shift+i',
  appeal: 'shift+a',
  review_appeal: 'shift+r',
  decide_appeal: 'shift+h',
  edit: 'shift+e',
  note: 'n',
  undo: 'z',
};

/** Keys the desk itself uses. */
export const deskKeys = ['j', 'k', 'x', '/', '?', 'enter', 'escape', 'arrowdown', 'arrowup'] as const;

/** Narrows a name from the server to an action of the contract. */
export function isAction(name: string): name is ActionName {
  return (actionNames as readonly string[]).includes(name);
}
