import { refusals } from '../../support/http/refusal.ts';

/** What the reports refuse. */
export const reportRefusals = refusals({
  'report.no-period': {
    status: 400,
    title: { zh: '没有这个期间', en: 'No such period' },
    sentence: {
      zh: '“{period}”不是有效的期间；周报形如 2026-W47，月报形如 2026-11，年报形如 2026。',
      en: '"{period}" is no period; a week looks like 2026-W47, a month like 2026-11, a year like 2026.',
    },
  },
  'report.not-over': {
    status: 409,
    title: { zh: '期间尚未结束', en: 'The period is not over' },
    sentence: {
      zh: '{period} 尚未结束，请在期末之后生成报告；期中数据见指标页。',
      en: '{period} is not over; make its report afterwards. The figures so far are at the measures.',
    },
  },
  'report.before-first': {
    status: 409,
    title: { zh: '期间早于首件案件', en: 'Before the first case' },
    sentence: {
      zh: '{period} 时本镇尚无案件，首件案件上报于 {first}；请选择该日以后的期间。',
      en: 'The town had no case yet in {period}; the first was reported on {first}. Choose a period that ends later.',
    },
  },
  'report.still-making': {
    status: 409,
    title: { zh: '正在生成', en: 'Still being made' },
    sentence: {
      zh: '第 {version} 版正在生成，请稍候。',
      en: 'Version {version} is still being made; wait a moment.',
    },
  },
  'report.not-draft': {
    status: 409,
    title: { zh: '该版本已定稿', en: 'This version is settled' },
    sentence: {
      zh: '第 {version} 版不是草稿，不能再改；需要更正时请生成新版本，两个版本一并保留。',
      en: 'Version {version} is no draft and does not change; make a new version to correct it, both are kept.',
    },
  },
  'report.unknown-place': {
    status: 400,
    title: { zh: '没有这个段落', en: 'No such paragraph' },
    sentence: {
      zh: '报告中没有段落“{id}”；请刷新后再改。',
      en: 'The report has no paragraph "{id}"; read it anew before editing.',
    },
  },
  'report.unknown-figure': {
    status: 400,
    title: { zh: '没有这个数字', en: 'No such figure' },
    sentence: {
      zh: '报告中没有名为“{key}”的数字；数字可以删去或移动，不能凭空添加。',
      en: 'The report has no figure "{key}"; figures can be moved or taken out, not invented.',
    },
  },
  'report.bad-rules': {
    status: 400,
    title: { zh: '规则有误', en: 'The rules do not hold' },
    sentence: {
      zh: '规则第 {line} 行有误：{why}',
      en: 'The rules are wrong in line {line}: {why}',
    },
  },
});
