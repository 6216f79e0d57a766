import type { AlarmSummary } from '@chengyun/contract/alarm';
import { caseLine, everyCaseWhole, type ListedCase, wholeCaseColumns } from '../../cases/export/every-case.ts';
import { everyStep, type ListedStep, STEP_COLUMNS } from '../../cases/export/every-step.ts';
import { ALARM_COLUMNS } from '../../devices/alarms/view/alarm-columns.ts';
import { everyAlarm } from '../../devices/alarms/view/every-alarm.ts';
import { deviceLine, everyDevice, type ListedDevice, WHOLE_DEVICE_COLUMNS } from '../../devices/desk/every-device.ts';
import { everyHour, HOUR_COLUMNS, type ListedHour } from '../../devices/desk/every-hour.ts';
import { ENTRY_COLUMNS, everyEntry, type ListedEntry } from '../../measures/goals/every-entry.ts';
import { openGoalBook } from '../../measures/goals/goal-book.ts';
import { areas, categories, places, units } from './ground-kinds.ts';
import { type ExportKind, exportKind } from './kind.ts';

const tables = ['jsonl', 'csv', 'xlsx'] as const;

const cases = exportKind<ListedCase>({
  ...{ id: 'cases', name: { zh: '案件', en: 'cases' }, formats: tables, timed: true },
  rows: ({ sql, ground, wanted }) => everyCaseWhole(sql, ground, wanted),
  line: caseLine,
  columns: wholeCaseColumns,
});

// No workbook: what followed from a step can be longer than a cell of one takes.
const journal = exportKind<ListedStep>({
  ...{ id: 'journal', name: { zh: '案件流水', en: 'journal of the cases' }, formats: ['jsonl', 'csv'], timed: true },
  rows: ({ sql, ground, wanted }) => everyStep(sql, ground, wanted),
  columns: () => STEP_COLUMNS,
});

const devices = exportKind<ListedDevice>({
  ...{ id: 'devices', name: { zh: '设备', en: 'devices' }, formats: tables, timed: false },
  rows: ({ sql }) => everyDevice(sql),
  line: deviceLine,
  columns: () => WHOLE_DEVICE_COLUMNS,
});

const alarms = exportKind<AlarmSummary>({
  ...{ id: 'alarms', name: { zh: '告警', en: 'alarms' }, formats: tables, timed: true },
  rows: ({ sql, wanted }) => everyAlarm(sql, wanted),
  line: ({ allowedActions: _, version: __, ...alarm }) => alarm,
  columns: () => ALARM_COLUMNS,
});

const readings = exportKind<ListedHour>({
  ...{ id: 'readings', name: { zh: '监测数据小时值', en: 'hourly sums of readings' }, formats: tables, timed: true },
  rows: ({ sql, wanted }) => everyHour(sql, wanted),
  columns: () => HOUR_COLUMNS,
});

const goals = exportKind<ListedEntry>({
  ...{
    id: 'goals',
    name: { zh: '规划指标填报值', en: 'values entered of the indicators' },
    formats: tables,
    timed: false,
  },
  rows: async function* ({ sql }) {
    yield await everyEntry(sql, await openGoalBook());
  },
  columns: () => ENTRY_COLUMNS,
});

/** What of a town can be taken out, what others stand on first. */
export const EXPORT_KINDS: readonly ExportKind[] = [
  ...[areas, units, places, categories, cases, journal, devices, alarms, readings, goals],
];
