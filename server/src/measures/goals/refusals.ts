import { refusals } from '../../support/http/refusal.ts';

/** What goals refuse. */
export const goalRefusals = refusals({
  'goal.unknown': {
    status: 404,
    title: { zh: '没有这项指标', en: 'No such indicator' },
    sentence: {
      zh: '没有编号为“{id}”的规划指标；全部指标见 /goals。',
      en: 'There is no indicator "{id}"; all of them are listed at /goals.',
    },
  },
  'goal.computed': {
    status: 409,
    title: { zh: '该指标由系统计算', en: 'Computed, not entered' },
    sentence: {
      zh: '“{name}”由案件与设备数据计算，不能填报；如有出入，请核对其明细。',
      en: '"{name}" is computed from cases and devices and cannot be entered; if it looks wrong, check the list behind it.',
    },
  },
  'goal.month-ahead': {
    status: 422,
    title: { zh: '月份未到', en: 'A month to come' },
    sentence: {
      zh: '{month} 尚未开始，请在当月或以后填报。',
      en: '{month} has not begun; enter it in the month itself or later.',
    },
  },
  'goal.out-of-bounds': {
    status: 422,
    title: { zh: '数值超出范围', en: 'Out of bounds' },
    sentence: {
      zh: '“{name}”{bounds}，填报的是 {value}。',
      en: '"{name}" {bounds}; {value} was given.',
    },
  },
  'goal.table-long': {
    status: 422,
    title: { zh: '表格过长', en: 'The table is too long' },
    sentence: {
      zh: '表中有 {n} 个值，一次最多 {most} 个；请按年份分成几张表。',
      en: 'The table holds {n} values and at most {most} can be entered at once; divide it by year.',
    },
  },
  'goal.table': {
    status: 422,
    title: { zh: '表格无法识别', en: 'The table cannot be read' },
    sentence: {
      zh: '没有找到指标与月份。首列写指标名称，其余各列以月份为标题（如 2026-10）；或三列：指标、月份、数值。文件为 XLSX 或 CSV。',
      en: 'Indicators and months were not found. Put indicators in the first column and a month such as 2026-10 over each other one; or three columns: indicator, month, value. The file is XLSX or CSV.',
    },
  },
});
