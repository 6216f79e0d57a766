import type { EventReport, Kind } from './event.ts';

// CTWing (AEP) north-bound HTTP push: messageType
export const KINDS = [
  'dataReport',
  'dataReportTupUnion',
  'eventReport',
  'commandResponse',
  'deviceOnlineOfflineReport',
] as const satisfies readonly Kind[];

/** eventType of an eventReport. */
export const LEVEL: Readonly<Record<number, EventReport['level']>> = { 1: 'info', 2: 'warning', 3: 'fault' };

/** Member of `payload` that carries a device's own frame in base64. */
export const PASS_THROUGH = 'APPdata';
