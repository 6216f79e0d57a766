import type { ActionName } from './actions.ts';
import type { CaseState, Localized, Matter, Role, SupervisionLevel } from './words.ts';

/** The field's standard terms for states, actions, roles, clocks and business types (docs/words.md), for both languages. */
export const stateNames: Readonly<Record<CaseState, Localized>> = {
  reported: { zh: '待受理', en: 'reported' },
  filed: { zh: '待派遣', en: 'filed' },
  dispatched: { zh: '已派遣', en: 'dispatched' },
  handling: { zh: '处置中', en: 'in handling' },
  handled: { zh: '待核查', en: 'handled' },
  checked: { zh: '待结案', en: 'checked' },
  closed: { zh: '已结案', en: 'closed' },
  declined: { zh: '不予立案', en: 'declined' },
  voided: { zh: '作废', en: 'voided' },
  merged: { zh: '已并案', en: 'merged' },
};

/** Actions, and the steps that only the product itself writes. */
export const actionTitles: Readonly<Record<ActionName | SystemStep, Localized>> = {
  report: { zh: '上报', en: 'Report' },
  import: { zh: '导入', en: 'Import' },
  import_closed: { zh: '导入办结', en: 'Import as closed' },
  absorb: { zh: '并入案件', en: 'Take in a merged case' },
  release: { zh: '解除并案', en: 'Release a merged case' },
  main_closed: { zh: '主案办结告知', en: 'Main case closed' },
  correct_reporter: { zh: '更正来电人信息', en: 'Correct the reporter' },
  verify_before_filing: { zh: '核实', en: 'Verify before filing' },
  verify_result: { zh: '核实反馈', en: 'Verification result' },
  file: { zh: '立案', en: 'File' },
  decline: { zh: '不予立案', en: 'Decline' },
  quick_close: { zh: '即发即处', en: 'Close on the spot' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  not_ours: { zh: '退单', en: 'Not ours' },
  accept: { zh: '接单', en: 'Accept' },
  assign: { zh: '指派', en: 'Assign' },
  start: { zh: '开始处置', en: 'Start handling' },
  contact: { zh: '先行联系', en: 'Contact the reporter' },
  ask_extension: { zh: '申请延期', en: 'Ask for more time' },
  decide_extension: { zh: '审批延期', en: 'Decide on more time' },
  ask_suspension: { zh: '申请挂账', en: 'Ask to suspend' },
  decide_suspension: { zh: '审批挂账', en: 'Decide on suspension' },
  resume: { zh: '恢复办理', en: 'Resume' },
  reply: { zh: '反馈', en: 'Reply' },
  check: { zh: '核查', en: 'Check' },
  call_back: { zh: '回访', en: 'Call back' },
  close: { zh: '结案', en: 'Close' },
  reopen: { zh: '重新办理', en: 'Reopen' },
  merge: { zh: '并案', en: 'Merge' },
  unmerge: { zh: '撤销并案', en: 'Unmerge' },
  split: { zh: '拆分', en: 'Split' },
  ask_void: { zh: '申请作废', en: 'Ask to void' },
  decide_void: { zh: '审批作废', en: 'Decide on voiding' },
  supervise: { zh: '督办', en: 'Supervise' },
  lead: { zh: '领办', en: 'Take the lead' },
  urge: { zh: '催办', en: 'Urge' },
  answer_supervision: { zh: '督办答复', en: 'Answer the supervision' },
  lift_supervision: { zh: '解除督办', en: 'Lift the supervision' },
  appeal: { zh: '超时申诉', en: 'Appeal the lateness' },
  review_appeal: { zh: '申诉初审', en: 'Review the appeal' },
  decide_appeal: { zh: '申诉终审', en: 'Decide the appeal' },
  edit: { zh: '更正', en: 'Correct' },
  note: { zh: '备注', en: 'Note' },
  undo: { zh: '撤回', en: 'Undo' },
};

export type SystemStep =
  | 'report'
  | 'import'
  | 'import_closed'
  | 'absorb'
  | 'release'
  | 'main_closed'
  | 'correct_reporter';

export const roleNames: Readonly<Record<Role, Localized>> = {
  admin: { zh: '业务管理员', en: 'business administrator' },
  intake: { zh: '受理员', en: 'intake clerk' },
  dispatcher: { zh: '派遣员', en: 'dispatcher' },
  chief: { zh: '值班长', en: 'duty chief' },
  unit: { zh: '承办单位', en: 'handling unit' },
  patrol: { zh: '巡查员', en: 'patrol worker' },
  leader: { zh: '镇领导', en: 'town leader' },
  enterprise: { zh: '企业用户', en: 'company account' },
  resident: { zh: '居民', en: 'resident' },
  sysadmin: { zh: '系统管理员', en: 'system administrator' },
  secadmin: { zh: '安全管理员', en: 'security administrator' },
  auditor: { zh: '审计员', en: 'auditor' },
  kiosk: { zh: '大屏', en: 'screen of the wall' },
  system: { zh: '系统', en: 'the system' },
};

export const clockNames: Readonly<Record<string, Localized>> = {
  accept: { zh: '受理', en: 'accept' },
  file: { zh: '立案', en: 'file' },
  dispatch: { zh: '派遣', en: 'dispatch' },
  contact: { zh: '先行联系', en: 'contact' },
  handle: { zh: '处置', en: 'handle' },
  check: { zh: '核查', en: 'check' },
  whole: { zh: '办结', en: 'whole case' },
};

export const supervisionNames: Readonly<Record<SupervisionLevel, Localized>> = {
  urge: { zh: '催办', en: 'urged' },
  yellow: { zh: '黄牌督办', en: 'yellow card' },
  red: { zh: '红牌督办', en: 'red card' },
  led: { zh: '领导领办', en: 'led by a leader' },
  council: { zh: '联席会议', en: 'joint council' },
};

/** Business types of a report (业务类型). */
export const matterNames: Readonly<Record<Matter, Localized>> = {
  consult: { zh: '咨询', en: 'consultation' },
  help: { zh: '求助', en: 'request for help' },
  complaint: { zh: '投诉', en: 'complaint' },
  suggestion: { zh: '意见建议', en: 'suggestion' },
  other: { zh: '其他', en: 'other' },
};
