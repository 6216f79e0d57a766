import type { WaitingDevice } from '@chengyun/contract/waiting-device';
import type { ListColumn } from '../../support/files/list-table.ts';

/** The columns of the list of devices that wait to be let in, or were turned away, in order. */
export const WAITING_COLUMNS: readonly ListColumn<WaitingDevice>[] = [
  { title: { zh: '编号', en: 'external id' }, cell: ({ externalId }) => externalId },
  { title: { zh: '协议', en: 'protocol' }, cell: ({ protocol }) => protocol },
  { title: { zh: '来自', en: 'from' }, cell: ({ peer }) => peer },
  { title: { zh: '次数', en: 'times' }, cell: ({ times }) => times },
  { title: { zh: '首次来报', en: 'first seen' }, cell: ({ firstSeen }, _, timeText) => timeText(firstSeen) },
  { title: { zh: '最近来报', en: 'last seen' }, cell: ({ lastSeen }, _, timeText) => timeText(lastSeen) },
  { title: { zh: '拒绝理由', en: 'refused because' }, cell: ({ refused }) => refused?.why ?? null },
  { title: { zh: '拒绝人', en: 'refused by' }, cell: ({ refused }) => refused?.by ?? null },
  { title: { zh: '拒绝时间', en: 'refused at' }, cell: ({ refused }, _, timeText) => refused && timeText(refused.at) },
  {
    title: { zh: '拒绝至', en: 'refused until' },
    cell: ({ refused }, _, timeText) => refused && timeText(refused.until),
  },
];
