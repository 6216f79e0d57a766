/** What the loop refuses, in words for the reader. `{name}` is filled with the refusal's own values. */
export const caseRefusals = {
  'case.not-allowed-now': {
    status: 422,
    title: { zh: '当前不能执行此操作', en: 'Not allowed now' },
    sentence: {
      zh: '案件 {number} 当前为“{state}”，不能{action}。当前可执行：{allowed}。',
      en: 'Case {number} is {state} and cannot be given "{action}" now. Allowed: {allowed}.',
    },
  },
  'case.not-yours': {
    status: 403,
    title: { zh: '无权执行此操作', en: 'Not yours to do' },
    sentence: {
      zh: '{action}须由{who}执行。',
      en: '"{action}" is for {who}.',
    },
  },
  'case.complained-of': {
    status: 403,
    title: { zh: '对被投诉单位保密', en: 'Not for the unit complained of' },
    sentence: {
      zh: '案件 {number} 投诉的是您所在单位，诉求人信息不予显示；如需联系，请由受理人员代为转达。',
      en: 'Case {number} complains of your unit, which learns nothing of the reporter; ask the intake desk to pass a message on.',
    },
  },
  'case.view-personal': {
    status: 422,
    title: { zh: '视图不能保存号码', en: 'A view keeps no number' },
    sentence: {
      zh: '视图的名称和条件中不能含电话号码或身份证号；请去掉后再保存，需要时直接搜索。',
      en: 'A kept view holds no telephone or identity number, in its name or conditions; take it out, and search for it when you need it.',
    },
  },
  'case.looked-often': {
    status: 429,
    title: { zh: '查看次数已达上限', en: 'Looked too often' },
    sentence: {
      zh: '{span}内已查看 {used} 次个人信息（上限 {most} 次），请稍后再试；确需更多时由安全管理员调整策略。',
      en: 'You have looked at personal data {used} times within one {span} (at most {most}); wait, or ask the security administrator to change the policy.',
    },
  },
  'case.searched-often': {
    status: 429,
    title: { zh: '按个人信息搜索次数已达上限', en: 'Searched for people too often' },
    sentence: {
      zh: '{span}内已按 {used} 个号码或姓名搜索（上限 {most} 个），请稍后再试；按编号、内容、地点搜索不受限制。',
      en: 'You have searched for {used} numbers or names of people within one {span} (at most {most}); wait, or search by case number, words or place.',
    },
  },
  'case.suspended': {
    status: 422,
    title: { zh: '案件挂账中', en: 'Case is suspended' },
    sentence: {
      zh: '案件 {number} 挂账至 {until}，恢复前不能{action}。',
      en: 'Case {number} is suspended until {until}; resume it before "{action}".',
    },
  },
  'case.changed': {
    status: 409,
    title: { zh: '案件已被他人更新', en: 'The case has changed' },
    sentence: {
      zh: '案件 {number} 已更新到第 {version} 版（您依据第 {seen} 版），现为“{state}”。请查看后再操作。',
      en: 'Case {number} is now at version {version} (you saw {seen}) and is {state}. Look again, then act.',
    },
  },
  'case.quota-used': {
    status: 422,
    title: { zh: '次数已用完', en: 'No more times left' },
    sentence: {
      zh: '{action}最多 {most} 次，案件 {number} 已用 {used} 次。',
      en: '"{action}" may be granted {most} times; case {number} has had {used}.',
    },
  },
  'case.too-far': {
    status: 422,
    title: { zh: '日期超出允许范围', en: 'Date out of range' },
    sentence: {
      zh: '{action}的日期须晚于 {earliest}、不迟于 {latest}，所填为 {given}。',
      en: 'The date for "{action}" must be after {earliest} and not after {latest}; given: {given}.',
    },
  },
  'case.needs': {
    status: 422,
    title: { zh: '缺少必要内容', en: 'Something is missing' },
    sentence: { zh: '{action}前还须：{what}。', en: 'Before "{action}": {what}.' },
  },
  'case.known': {
    status: 409,
    title: { zh: '该编号已登记', en: 'Already reported' },
    sentence: {
      zh: '来源 {source} 的编号 {number} 已登记为案件，请按此编号查找，不必重复上报。',
      en: 'Number {number} of source {source} is a case already; search for it instead of reporting it again.',
    },
  },
  'case.erase-open': {
    status: 422,
    title: { zh: '案件尚未办结', en: 'The case has not ended' },
    sentence: {
      zh: '案件 {number} 尚未办结，个人信息仍须用于办理，办结后方可清除。',
      en: 'Case {number} has not ended; what is personal of it is still needed. Erase it once the case has ended.',
    },
  },
  'case.erased-already': {
    status: 422,
    title: { zh: '没有可清除的个人信息', en: 'Nothing personal to erase' },
    sentence: {
      zh: '案件 {number} 没有留存个人信息，或已清除。',
      en: 'Case {number} holds nothing personal, or it was erased already.',
    },
  },
  'case.own-too-many': {
    status: 429,
    title: { zh: '今日提交过多', en: 'Too many today' },
    sentence: {
      zh: '24 小时内最多提交 {most} 件诉求，请明日再提交；紧急情况请直接拨打 12345。',
      en: 'At most {most} reports within 24 hours; report again tomorrow, or call 12345 if it is urgent.',
    },
  },
  'case.own-not-to-rate': {
    status: 422,
    title: { zh: '现在不能评价', en: 'Not to be rated now' },
    sentence: {
      zh: '{number} 尚未答复、已经评价或已经办结，现在不能评价。',
      en: '{number} has no answer yet, was rated already or is closed.',
    },
  },
  'case.no-such': {
    status: 422,
    title: { zh: '所指对象不存在', en: 'No such thing' },
    sentence: { zh: '{what} “{value}” 不存在或不可用。', en: '{what} "{value}" does not exist or cannot be used.' },
  },
} as const;

export type CaseRefusalCode = keyof typeof caseRefusals;
