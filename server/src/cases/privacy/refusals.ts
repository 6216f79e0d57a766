import { refusals } from '../../support/http/refusal.ts';

/** What is refused of requests about personal data. */
export const privacyRefusals = refusals({
  'privacy.not-now': {
    status: 422,
    title: { zh: '当前不能执行此步骤', en: 'Not at this point' },
    sentence: {
      zh: '请求 {number} 当前为“{state}”，不能{step}。',
      en: 'Request {number} is "{state}"; {step} is not possible now.',
    },
  },
  'privacy.not-this-kind': {
    status: 422,
    title: { zh: '与请求类型不符', en: 'Not for this kind of request' },
    sentence: {
      zh: '请求 {number} 的类型是“{kind}”，不能{step}；申请人另有要求的，请另行登记。',
      en: 'Request {number} is of kind "{kind}"; {step} does not belong to it. Register another request if the person asks for more.',
    },
  },
  'privacy.not-theirs': {
    status: 422,
    title: { zh: '不是申请人反映的案件', en: 'Not a case of who asks' },
    sentence: {
      zh: '案件 {case} 不是以申请人的号码反映的，或已没有其个人信息，不能列入请求 {number}。请刷新案件清单后重选。',
      en: 'Case {case} was not reported from the number of who asks, or holds nothing of them any more; it is no part of request {number}. Read the list of cases again.',
    },
  },
  'privacy.undone': {
    status: 422,
    title: { zh: '尚未办理', en: 'Nothing was done yet' },
    sentence: {
      zh: '请求 {number} 尚未{step}，不能答复为“{outcome}”。',
      en: 'Request {number} cannot be answered "{outcome}" before {step}.',
    },
  },
  'privacy.still-held': {
    status: 422,
    title: { zh: '仍留存个人信息', en: 'Data is still held' },
    sentence: {
      zh: '仍有 {held} 件案件留存申请人的个人信息或已办理过，请求 {number} 不能答复为“{outcome}”。',
      en: '{held} cases still hold data of who asks, or something was done; request {number} cannot be answered "{outcome}".',
    },
  },
  'privacy.received-when': {
    status: 422,
    title: { zh: '收到时间不对', en: 'Received when?' },
    sentence: {
      zh: '收到时间 {given} 不能晚于现在，也不能早于 {days} 天前。',
      en: 'A request received at {given} is in the future, or more than {days} days ago.',
    },
  },
  'privacy.too-many-at-once': {
    status: 429,
    title: { zh: '超出查看上限', en: 'More than may be looked at' },
    sentence: {
      zh: '本次涉及 {wanted} 件案件，目前还可查看 {left} 件（每小时上限 {most} 件）。请分次导出，或稍后再试；确需更多时由安全管理员调整策略。',
      en: 'This takes {wanted} cases in full and {left} are left (at most {most} within one hour). Take them out in parts, wait, or ask the security administrator to change the policy.',
    },
  },
});
