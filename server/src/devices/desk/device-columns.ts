import type { DeviceSummary } from '@chengyun/contract/device';
import { type ListColumn, placeColumns } from '../../support/files/list-table.ts';

const states = { active: { zh: '启用', en: 'active' }, disabled: { zh: '停用', en: 'disabled' } } as const;

/** The columns of an exported list of devices, in order; what they connect with is in none. */
export const DEVICE_COLUMNS: readonly ListColumn<DeviceSummary>[] = [
  { title: { zh: '编号', en: 'external id' }, cell: ({ externalId }) => externalId },
  { title: { zh: '名称', en: 'name' }, cell: ({ name }) => name },
  { title: { zh: '协议', en: 'protocol' }, cell: ({ protocol }) => protocol },
  { title: { zh: '类型规则', en: 'profile' }, cell: ({ profileId }) => profileId },
  { title: { zh: '型号', en: 'model' }, cell: ({ model }) => model },
  { title: { zh: '地点', en: 'place' }, cell: ({ place }) => place },
  { title: { zh: '楼栋', en: 'building' }, cell: ({ building }) => building },
  ...placeColumns<DeviceSummary>(({ position }) => position),
  { title: { zh: '居村代码', en: 'community code' }, cell: ({ communityCode }) => communityCode },
  { title: { zh: '网格代码', en: 'grid code' }, cell: ({ gridCode }) => gridCode },
  { title: { zh: '状态', en: 'state' }, cell: ({ state }, language) => states[state][language] },
  {
    title: { zh: '最近上报', en: 'last seen' },
    cell: ({ lastSeen }, _, timeText) => lastSeen && timeText(lastSeen),
  },
  { title: { zh: '时钟偏差（秒）', en: 'clock ahead by seconds' }, cell: ({ clockSkewSeconds }) => clockSkewSeconds },
];
