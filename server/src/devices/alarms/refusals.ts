import { refusals } from '../../support/http/refusal.ts';

/** What is refused about alarms. */
export const alarmRefusals = refusals({
  'alarm.not-allowed-now': {
    status: 422,
    title: { zh: '当前不能执行此操作', en: 'Not allowed now' },
    sentence: {
      zh: '报警当前状态为“{state}”，不能执行“{action}”。当前可执行：{allowed}。',
      en: 'The alarm is {state} and cannot be given "{action}" now. Allowed: {allowed}.',
    },
  },
  'alarm.changed': {
    status: 409,
    title: { zh: '报警已被他人更新', en: 'The alarm has changed' },
    sentence: {
      zh: '报警已更新到第 {version} 版（您依据第 {seen} 版），现为“{state}”。请查看后再操作。',
      en: 'The alarm is now at version {version} (you saw {seen}) and is {state}. Look again, then act.',
    },
  },
  'alarm.shelve-too-long': {
    status: 422,
    title: { zh: '搁置时间不合要求', en: 'Shelving out of range' },
    sentence: {
      zh: '搁置截止时间 {until} 须晚于现在，且不超过 {hours} 小时。',
      en: 'Shelving until {until} must be in the future and {hours} hours away at most.',
    },
  },
  'alarm.occasion-time': {
    status: 422,
    title: { zh: '起止时间不合要求', en: 'Times do not fit' },
    sentence: {
      zh: '结束时间 {to} 须晚于开始时间 {from}，且时长不超过 {days} 天。',
      en: 'The end {to} must be after the beginning {from}, and {days} days after it at most.',
    },
  },
  'alarm.occasion-where': {
    status: 422,
    title: { zh: '缺少范围', en: 'No place given' },
    sentence: {
      zh: '请指定楼栋、社区或设备，演练和检修须有明确范围。',
      en: 'Name a building, a community or devices: a drill or maintenance window needs a place.',
    },
  },
});
