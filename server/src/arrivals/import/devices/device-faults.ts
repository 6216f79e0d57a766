import type { Localized } from '@chengyun/contract/words';

/** What would fit in a row of devices, by kind of fault; the reader adds the field and the value. */
export const DEVICE_FAULTS = {
  protocol: {
    zh: '不是可接入的协议，请写成 MQTT、GB/T 26875.3、HJ 212 等',
    en: 'not a protocol that is spoken here; write MQTT, GB/T 26875.3, HJ 212 or another',
  },
  noProtocol: {
    zh: '请选择协议列，或为全部设备选定一种协议',
    en: 'choose a column of protocols, or one protocol for all',
  },
  profile: {
    zh: '没有这种设备类型，请填类型名称或标识',
    en: 'no such kind of device; write the name or the id of a profile',
  },
  area: { zh: '没有这个居村或网格，请填名称或编码', en: 'no such community or grid; write its name or its code' },
  dialect: { zh: '该协议没有这种方言', en: 'the protocol has no such dialect' },
  certificate: {
    zh: '证书用于 MQTT、GB/T 26875.3 和 HJ 212 设备，且不与令牌并用',
    en: 'certificates are for devices of MQTT, GB/T 26875.3 and HJ 212, and stand in place of a token',
  },
  secret: { zh: '令牌或密码至少 6 位', en: 'a token or password has at least 6 characters' },
} as const satisfies Readonly<Record<string, Localized>>;

/** A device that stands in the list twice. */
export function repeated(rowNumber: number): Localized {
  return { zh: `与第 ${rowNumber} 行重复`, en: `the same device as in row ${rowNumber}` };
}
