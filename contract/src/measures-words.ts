import Type, { type Static } from 'typebox';
import { type CaseBasis, caseBases } from './measures.ts';
import type { Localized } from './words.ts';

/** By which instant something is counted; alarms by when they were raised, devices as they stand now. */
export const MeasureBasis = Type.Enum([...caseBases, 'raised', 'now'], { $id: 'MeasureBasis' });
export type MeasureBasis = Static<typeof MeasureBasis>;

/** How a value is written: a whole number, a share of 1, hours, minutes, or a number with decimals. */
export const MeasureFormat = Type.Enum(['count', 'share', 'hours', 'minutes', 'number'], { $id: 'MeasureFormat' });
export type MeasureFormat = Static<typeof MeasureFormat>;

/** The time basis as it is printed with a figure. */
export const basisNames: Readonly<Record<CaseBasis | 'raised' | 'now', Localized>> = {
  reported: { zh: '按上报时间', en: 'by time of report' },
  filed: { zh: '按立案时间', en: 'by time of filing' },
  dispatch: { zh: '按派遣完成或到期时间', en: 'by when it was dispatched or due to be' },
  handle: { zh: '按处置完成或到期时间', en: 'by when it was handled or due to be' },
  close: { zh: '按结案或应结案时间', en: 'by when it was closed or due to be' },
  closed: { zh: '按办结时间', en: 'by time of ending' },
  raised: { zh: '按告警产生时间', en: 'by when the alarm was raised' },
  now: { zh: '当前', en: 'as of now' },
};
