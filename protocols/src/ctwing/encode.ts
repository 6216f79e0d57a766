import { writeJson } from '../wire/json.ts';
import { base64OfHex } from '../wire/payload.ts';
import type { Event } from './event.ts';
import { LEVEL, PASS_THROUGH } from './table.ts';

/** The push body as the platform sends it. */
export function encode(event: Event): Uint8Array {
  const { deviceId, productId, tenantId, protocol, timestamp, imei, imsi } = event;
  const told = { deviceId, productId, tenantId, protocol, timestamp };
  const card = { ...(imsi === null ? {} : { IMSI: imsi }), ...(imei === null ? {} : { IMEI: imei }) };
  return writeJson({ messageType: event.kind, ...told, ...bodyOf(event), ...card });
}

function bodyOf(event: Event): object {
  switch (event.kind) {
    case 'dataReport':
    case 'dataReportTupUnion': {
      const { upPacketSN, upDataSN, topic, serviceId, payload } = event;
      const sent = payload.kind === 'bytes' ? { [PASS_THROUGH]: base64OfHex(payload.hex) } : payload.values;
      return { upPacketSN, upDataSN, topic, serviceId, payload: sent };
    }
    case 'eventReport':
      return { serviceId: event.serviceId, eventType: levelNumber(event.level), eventContent: event.content };
    case 'commandResponse':
      return { taskId: event.taskId, result: event.result };
    case 'deviceOnlineOfflineReport':
      return { eventType: event.online ? 1 : 0 };
  }
}

function levelNumber(level: string): number {
  return Number(Object.entries(LEVEL).find(([, name]) => name === level)?.[0] ?? 1);
}
