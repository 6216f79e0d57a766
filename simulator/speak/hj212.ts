import { timeText } from '@chengyun/protocols/hj212/meaning';
import type { Item } from '@chengyun/protocols/hj212/message';
import type { Message } from '../plan/message.ts';
import type { PacketBody } from './packet.ts';

/** Real-time data (HJ 212-2017, 6.6.5, table 9). */
const REALTIME = '2011';

/** A report of a data logger: each factor with its value and the flag N. */
export function hj212Body({ values, deviceAt }: Message): PacketBody {
  const time: Item = [{ name: 'DataTime', value: timeText(deviceAt, false) }];
  const factors = Object.entries(values).map(
    ([factor, value]): Item => [
      { name: `${factor}-Rtd`, value: String(value) },
      { name: `${factor}-Flag`, value: 'N' },
    ],
  );
  return { way: 'hj212', cn: REALTIME, cp: [time, ...factors] };
}
