import { alarmKindNames } from '@chengyun/contract/alarm-words';
import type { CountedThing } from '@chengyun/contract/measures-answer';
import type { Localized } from '@chengyun/contract/words';
import type { ListColumn } from '../../support/files/list-table.ts';

const kindNames: Readonly<Record<string, Localized>> = alarmKindNames;

/** The columns of an exported list of alarms or devices behind a figure. */
export const THING_COLUMNS: readonly ListColumn<CountedThing>[] = [
  { title: { zh: '名称', en: 'name' }, cell: ({ name }) => name },
  { title: { zh: '类型', en: 'kind' }, cell: ({ kind }, language) => kindNames[kind]?.[language] ?? kind },
  { title: { zh: '状态', en: 'state' }, cell: ({ state }) => state },
  { title: { zh: '时间', en: 'at' }, cell: ({ at }, _, timeText) => at && timeText(at) },
  { title: { zh: '设备标识', en: 'device id' }, cell: ({ deviceId }) => deviceId },
];
