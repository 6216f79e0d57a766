import { type Round, roundEndNames } from '@chengyun/contract/round';
import type { Localized } from '@chengyun/contract/words';
import type { ListColumn } from '../support/files/list-table.ts';

const on: Localized = { zh: '在岗', en: 'on' };
const quietly: Localized = { zh: '在岗，超过 5 分钟未收到位置', en: 'on, no position for over 5 minutes' };

/** The columns of an exported list of rounds, in order; no position is in it. */
export const ROUND_COLUMNS: readonly ListColumn<Round>[] = [
  { title: { zh: '巡查人员', en: 'worker' }, cell: ({ worker }) => worker },
  { title: { zh: '单位', en: 'unit' }, cell: ({ unit }) => unit },
  { title: { zh: '开始', en: 'started' }, cell: ({ startedAt }, _, timeText) => timeText(startedAt) },
  { title: { zh: '结束', en: 'ended' }, cell: ({ endedAt }, _, timeText) => endedAt && timeText(endedAt) },
  {
    title: { zh: '状态', en: 'state' },
    cell: ({ endedBy, quiet }, language) => (endedBy ? roundEndNames[endedBy] : quiet ? quietly : on)[language],
  },
  { title: { zh: '最近位置时间', en: 'last heard' }, cell: ({ heardAt }, _, timeText) => heardAt && timeText(heardAt) },
  { title: { zh: '路程（米）', en: 'metres' }, cell: ({ metres }) => metres },
  { title: { zh: '发现件数', en: 'found' }, cell: ({ found }) => found },
];
