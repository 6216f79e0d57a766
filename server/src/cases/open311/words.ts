import type { CaseState, Localized } from '@chengyun/contract/words';

/** What a client shows of a case's state: what the staff do among themselves is left out, as for residents' own reports. */
export const statusNotes: Readonly<Record<CaseState, Localized>> = {
  reported: { zh: '已收到，等待受理', en: 'Received, not looked at yet' },
  filed: { zh: '已受理，等待派遣', en: 'Accepted, waiting for a unit' },
  dispatched: { zh: '已转承办单位', en: 'Passed on to the unit that handles it' },
  handling: { zh: '承办单位正在处理', en: 'The unit is handling it' },
  handled: { zh: '承办单位已答复，等待核查回访', en: 'The unit has answered; the answer is being checked' },
  checked: { zh: '承办单位已答复，等待结案', en: 'The unit has answered; it is about to be closed' },
  closed: { zh: '已办结', en: 'Done and closed' },
  declined: { zh: '不予受理', en: 'Not accepted' },
  voided: { zh: '已作废', en: 'Void' },
  merged: { zh: '与同一事项的其他案件合并办理', en: 'Joined to another report of the same matter' },
};

/** The words of the one attribute. */
export const attributeWords = {
  zh: { datatype_description: '从列表中选一项', description: '业务类型；办理时限可能因此不同' },
  en: { datatype_description: 'One of the list', description: 'Type of the matter; the limit may go by it' },
} as const;

export const mediaLine: Localized = { zh: '附图链接：', en: 'Linked picture: ' };

/** What a client tells the reporter beside the id. */
export function numberNotice(number: string): Localized {
  return { zh: `受理编号 ${number}`, en: `Case number ${number}` };
}
