import type { PrivacyKind, PrivacyOutcome, PrivacyState, PrivacyStepName } from '@chengyun/contract/privacy-request';
import type { Localized } from '@chengyun/contract/words';

/** What refusals call the kinds, states, steps and outcomes of a request. */
export const privacyNames = {
  kind: {
    access: { zh: '查阅复制', en: 'access' },
    correct: { zh: '更正补充', en: 'correction' },
    erase: { zh: '删除', en: 'erasure' },
    object: { zh: '撤回同意、拒绝处理', en: 'objection' },
  },
  state: {
    received: { zh: '已受理', en: 'received' },
    verified: { zh: '已核验身份', en: 'identity verified' },
    answered: { zh: '已答复', en: 'answered' },
    refused: { zh: '不予办理', en: 'refused' },
  },
  step: {
    receive: { zh: '受理', en: 'receiving it' },
    verify: { zh: '核验身份', en: 'verifying the identity' },
    look: { zh: '查看申请人', en: 'looking at who asks' },
    ask_export: { zh: '申请导出个人信息', en: 'asking for the data' },
    export: { zh: '导出个人信息', en: 'taking out the data' },
    correct: { zh: '更正个人信息', en: 'correcting the data' },
    erase: { zh: '清除个人信息', en: 'erasing the data' },
    answer: { zh: '答复', en: 'answering it' },
    refuse: { zh: '不予办理', en: 'refusing it' },
  },
  outcome: {
    done: { zh: '已办理', en: 'done' },
    partly: { zh: '部分办理', en: 'done in part' },
    nothing_held: { zh: '未留存其个人信息', en: 'nothing held' },
  },
} as const satisfies {
  readonly kind: Readonly<Record<PrivacyKind, Localized>>;
  readonly state: Readonly<Record<PrivacyState, Localized>>;
  readonly step: Readonly<Record<PrivacyStepName, Localized>>;
  readonly outcome: Readonly<Record<PrivacyOutcome, Localized>>;
};
