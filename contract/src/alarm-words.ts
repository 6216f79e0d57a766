import Type, { type Static } from 'typebox';
import type { Localized } from './words.ts';

/** What an alarm says (domain.md §3.2): 火警 预警 故障 离线 屏蔽 防拆. */
export const alarmKinds = ['fire', 'warning', 'fault', 'offline', 'shield', 'tamper'] as const;
export const AlarmKind = Type.Enum(alarmKinds, { $id: 'AlarmKind' });
export type AlarmKind = (typeof alarmKinds)[number];

/** Kinds of alarm in both languages. */
export const alarmKindNames: Readonly<Record<AlarmKind, Localized>> = {
  fire: { zh: '火警', en: 'Fire alarm' },
  warning: { zh: '预警', en: 'Warning' },
  fault: { zh: '故障', en: 'Fault' },
  offline: { zh: '离线', en: 'Offline' },
  shield: { zh: '屏蔽', en: 'Shielded' },
  tamper: { zh: '防拆', en: 'Tampered with' },
};

/** How bad it is, worst first: 特急 紧急 一般 提示. */
export const severities = ['critical', 'major', 'minor', 'notice'] as const;
export const Severity = Type.Enum(severities, { $id: 'Severity' });
export type Severity = (typeof severities)[number];

/** Life of an alarm; shelved, drill and maintenance are overlays, not states. */
export const alarmStates = ['raised', 'acknowledged', 'confirmed', 'false', 'test', 'cleared'] as const;
export const AlarmState = Type.Enum(alarmStates, { $id: 'AlarmState' });
export type AlarmState = (typeof alarmStates)[number];

/** What a person found it to be: 属实 误报 测试. */
export const verdicts = ['confirmed', 'false', 'test'] as const;
export const Verdict = Type.Enum(verdicts, { $id: 'Verdict' });
export type Verdict = (typeof verdicts)[number];

/** What makes a device need maintenance without being an alarm: 失联 低电 数据不变 恒为零. */
export const healthKinds = ['silent', 'low_battery', 'stuck', 'zero'] as const;
export const HealthKind = Type.Enum(healthKinds, { $id: 'HealthKind' });
export type HealthKind = (typeof healthKinds)[number];

/** What a device stands on the maintenance list for: besides these, that it has never spoken, or speaks and no rule judges it. */
export const healthLineKinds = [...healthKinds, 'never_heard', 'no_profile'] as const;
export const HealthLineKind = Type.Enum(healthLineKinds);
export type HealthLineKind = (typeof healthLineKinds)[number];
export const healthLineNames: Readonly<Record<HealthLineKind, Localized>> = {
  silent: { zh: '失联', en: 'Silent' },
  low_battery: { zh: '低电', en: 'Low battery' },
  stuck: { zh: '数据不变', en: 'Stuck' },
  zero: { zh: '恒为零', en: 'Always zero' },
  never_heard: { zh: '从未上报', en: 'Never heard of' },
  no_profile: { zh: '未定类型', en: 'No kind given' },
};

/** What a protocol can say happened; `on` tells begun from ended. */
export const deviceEvents = [
  'fire',
  'warning',
  'fault',
  'shield',
  'supervise',
  'start',
  'feedback',
  'test',
  'tamper',
  'power',
  'low_battery',
  'offline',
  'analytics',
  'confirm',
] as const;
export const DeviceEvent = Type.Enum(deviceEvents, { $id: 'DeviceEvent' });
export type DeviceEvent = Static<typeof DeviceEvent>;

/** Why alarms are expected for a while: 演练 检修. */
export const occasionKinds = ['drill', 'maintenance'] as const;
export const OccasionKind = Type.Enum(occasionKinds, { $id: 'OccasionKind' });
export type OccasionKind = (typeof occasionKinds)[number];
