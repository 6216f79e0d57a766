import { refusals } from '../support/http/refusal.ts';

/** What the measures refuse. */
export const measureRefusals = refusals({
  'measure.unknown': {
    status: 404,
    title: { zh: '没有这个指标', en: 'No such measure' },
    sentence: {
      zh: '没有编号为“{id}”的指标；全部指标见 /measures。',
      en: 'There is no measure "{id}"; all of them are listed at /measures.',
    },
  },
  'measure.unknown-key': {
    status: 400,
    title: { zh: '没有这一项', en: 'No such value' },
    sentence: { zh: '{what}“{key}”不存在，可用：{fits}。', en: 'There is no {what} "{key}"; what fits: {fits}.' },
  },
  'measure.month-not-over': {
    status: 422,
    title: { zh: '该月尚未结束', en: 'The month is not over' },
    sentence: {
      zh: '{month} 尚未结束，次月起方可发布。',
      en: '{month} is not over; publish it from the first of the next month on.',
    },
  },
  'measure.month-published': {
    status: 409,
    title: { zh: '该月已发布', en: 'The month is published' },
    sentence: {
      zh: '{month} 已发布（第 {version} 版），已发布的数据不再变动；如需更正，请填写原因，另存为新版。',
      en: '{month} is published as version {version}, which stays as it is; give a reason to publish corrected figures beside it.',
    },
  },
  'measure.month-unchanged': {
    status: 409,
    title: { zh: '数据没有变化', en: 'No figure has changed' },
    sentence: {
      zh: '{month} 的数据与已发布的第 {version} 版完全一致，无需更正。',
      en: 'The figures of {month} are those of version {version}; there is nothing to correct.',
    },
  },
  'measure.month-not-published': {
    status: 404,
    title: { zh: '没有这一版', en: 'No such publication' },
    sentence: {
      zh: '{month} 没有已发布的第 {version} 版；已发布的月份见 /measures/periods。',
      en: '{month} has no published version {version}; the published months are listed at /measures/periods.',
    },
  },
});
