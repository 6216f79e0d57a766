import { refusals } from '../../support/http/refusal.ts';

/** What scorecards refuse. */
export const scorecardRefusals = refusals({
  'scorecard.unknown': {
    status: 404,
    title: { zh: '没有这个考核办法', en: 'No such scorecard' },
    sentence: {
      zh: '没有编号为“{id}”的考核办法；全部办法见 /scorecards。',
      en: 'There is no scorecard "{id}"; all of them are listed at /scorecards.',
    },
  },
  'scorecard.not-by-hand': {
    status: 422,
    title: { zh: '该项不由人工评分', en: 'Not given by hand' },
    sentence: {
      zh: '“{item}”由指标计算，不能人工评分。',
      en: '"{item}" comes from a measure and is not given by hand.',
    },
  },
  'scorecard.points': {
    status: 422,
    title: { zh: '分值超出范围', en: 'Points out of bounds' },
    sentence: {
      zh: '“{item}”应在 {least} 至 {most} 分之间，填的是 {points} 分。',
      en: '"{item}" takes {least} to {most} points; {points} were given.',
    },
  },
  'scorecard.unit': {
    status: 422,
    title: { zh: '该单位不参加考核', en: 'Not scored' },
    sentence: { zh: '“{unit}”不在本办法的考核范围内。', en: '"{unit}" is in none of the groups of this scorecard.' },
  },
  'scorecard.not-over': {
    status: 409,
    title: { zh: '考核周期未结束', en: 'Not over yet' },
    sentence: {
      zh: '{period} 尚未结束，结束后方可公布。',
      en: '{period} is not over; publish it when it is.',
    },
  },
  'scorecard.nobody-ranked': {
    status: 409,
    title: { zh: '尚无单位可排名', en: 'Nobody has a place' },
    sentence: {
      zh: '{period} 没有一家单位可计分数达到满分一半，排不出名次，不能公布；请核对该周期是否有案件和评分。',
      en: 'No unit could be scored for half of the points of {period}, so nobody has a place and there is nothing to publish; check that the period has cases and figures.',
    },
  },
  'scorecard.unchanged': {
    status: 409,
    title: { zh: '与已公布的一致', en: 'Nothing has changed' },
    sentence: {
      zh: '{period} 的结果与已公布的一致，无须再次公布。',
      en: 'The results of {period} are as they were published; there is nothing to publish.',
    },
  },
  'scorecard.needs-reason': {
    status: 422,
    title: { zh: '请写明更正原因', en: 'Say why' },
    sentence: {
      zh: '{period} 已公布过。再次公布为更正，请写明原因；原结果保留。',
      en: '{period} was published before. Publishing again is a correction: say why; what was published stays.',
    },
  },
});
