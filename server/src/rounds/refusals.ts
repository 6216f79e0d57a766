import { refusals } from '../support/http/refusal.ts';

/** What is refused of rounds. */
export const roundRefusals = refusals({
  'rounds.ended': {
    status: 409,
    title: { zh: '本次巡查已结束', en: 'The round has ended' },
    sentence: {
      zh: '本次巡查已结束，位置不再接收；继续巡查请重新开始。',
      en: 'The round has ended and takes no more positions; start another to go on.',
    },
  },
  'rounds.too-often': {
    status: 429,
    title: { zh: '上报过于频繁', en: 'Sent too often' },
    sentence: {
      zh: '位置每 {seconds} 秒上报一次即可，请合并后再发。',
      en: 'Positions are taken every {seconds} seconds; gather them and send them together.',
    },
  },
  'rounds.no-unit': {
    status: 422,
    title: { zh: '未登记所属单位', en: 'No unit' },
    sentence: {
      zh: '账号尚未登记所属单位，不能开始巡查；请联系管理员。',
      en: 'The account belongs to no unit and cannot start a round; ask an administrator.',
    },
  },
});
