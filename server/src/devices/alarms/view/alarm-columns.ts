import type { AlarmSummary } from '@chengyun/contract/alarm';
import {
  type AlarmState,
  alarmKindNames,
  type OccasionKind,
  type Severity,
  type Verdict,
} from '@chengyun/contract/alarm-words';
import { roleNames } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { type ListColumn, placeColumns } from '../../../support/files/list-table.ts';

const severityNames: Readonly<Record<Severity, Localized>> = {
  critical: { zh: '特急', en: 'critical' },
  major: { zh: '紧急', en: 'major' },
  minor: { zh: '一般', en: 'minor' },
  notice: { zh: '提示', en: 'notice' },
};
const verdictNames: Readonly<Record<Verdict, Localized>> = {
  confirmed: { zh: '属实', en: 'confirmed' },
  false: { zh: '误报', en: 'false alarm' },
  test: { zh: '测试', en: 'test' },
};
const stateNames: Readonly<Record<AlarmState, Localized>> = {
  raised: { zh: '待确认', en: 'raised' },
  acknowledged: { zh: '已确认收到', en: 'acknowledged' },
  ...verdictNames,
  cleared: { zh: '已清除', en: 'cleared' },
};
const occasionNames: Readonly<Record<OccasionKind, Localized>> = {
  drill: { zh: '演练', en: 'drill' },
  maintenance: { zh: '检修', en: 'maintenance' },
};

/** The columns of an exported list of alarms, in order. */
export const ALARM_COLUMNS: readonly ListColumn<AlarmSummary>[] = [
  { title: { zh: '发生时间', en: 'raised at' }, cell: ({ raisedAt }, _, timeText) => timeText(raisedAt) },
  { title: { zh: '告警类型', en: 'kind' }, cell: ({ kind }, language) => alarmKindNames[kind][language] },
  { title: { zh: '紧急程度', en: 'severity' }, cell: ({ severity }, language) => severityNames[severity][language] },
  { title: { zh: '状态', en: 'state' }, cell: ({ state }, language) => stateNames[state][language] },
  { title: { zh: '告警规则', en: 'rule' }, cell: ({ rule }, language) => rule[language] },
  { title: { zh: '设备', en: 'device' }, cell: ({ device }) => device.name },
  { title: { zh: '型号', en: 'model' }, cell: ({ device }) => device.model },
  { title: { zh: '楼栋', en: 'building' }, cell: ({ device }) => device.building },
  { title: { zh: '地点', en: 'place' }, cell: ({ device }) => device.place },
  ...placeColumns<AlarmSummary>(({ device }) => device.position),
  { title: { zh: '部件', en: 'part' }, cell: ({ part }) => part },
  { title: { zh: '报值', en: 'value' }, cell: ({ value }) => value },
  { title: { zh: '说明', en: 'text' }, cell: ({ text }) => text },
  { title: { zh: '次数', en: 'times' }, cell: ({ times }) => times },
  { title: { zh: '最近一次', en: 'last at' }, cell: ({ lastAt }, _, timeText) => timeText(lastAt) },
  {
    title: { zh: '确认时间', en: 'acknowledged at' },
    cell: ({ acknowledgedAt }, _, timeText) => acknowledgedAt && timeText(acknowledgedAt),
  },
  {
    title: { zh: '判定', en: 'verdict' },
    cell: ({ verdict }, language) => verdict && verdictNames[verdict][language],
  },
  { title: { zh: '判定理由', en: 'reason' }, cell: ({ reason }) => reason },
  {
    title: { zh: '恢复时间', en: 'ended at' },
    cell: ({ endedAt }, _, timeText) => endedAt && timeText(endedAt),
  },
  {
    title: { zh: '清除时间', en: 'cleared at' },
    cell: ({ clearedAt }, _, timeText) => clearedAt && timeText(clearedAt),
  },
  {
    title: { zh: '演练或检修', en: 'drill or maintenance' },
    cell: ({ occasion }, language) => occasion && `${occasionNames[occasion.kind][language]} ${occasion.name}`.trim(),
  },
  {
    title: { zh: '已升级至', en: 'escalated to' },
    cell: ({ escalatedTo }, language) => escalatedTo && roleNames[escalatedTo][language],
  },
  { title: { zh: '案件编号', en: 'case number' }, cell: (alarm) => alarm.case?.number ?? null },
];
