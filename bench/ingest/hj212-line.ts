import { crcHj212 } from '@chengyun/protocols/hj212/crc';
import { encode } from '@chengyun/protocols/hj212/encode';
import { timeText } from '@chengyun/protocols/hj212/meaning';
import { compose } from '@chengyun/protocols/hj212/message';
import { CRC, PREFIX } from '@chengyun/protocols/hj212/split';
import type { LoadDevice } from './fill-devices.ts';
import { type Answer, dial, type Line, lineOver, type Pace, type Wording, writeDigits } from './line.ts';

/** Reports begin so long ago that they stay in the past however fast they are sent. */
const HISTORY_MS = 86_400_000;
const LINE_END = 2;

/** HJ 212-2017, three values a packet, answered by 9014. `nth` tells two loads that report for the same seconds apart. */
export async function hj212Line(port: number, { externalId }: LoadDevice, pace: Pace, nth: number): Promise<Line> {
  return lineOver(await dial(port), hj212Wording(externalId, nth, Date.now), pace);
}

/** A slot is the milliseconds of a QN. DataTime has whole seconds: each report has one of its own. */
export function hj212Wording(mn: string, nth: number, now: () => number): Wording {
  const answer: Answer = { length: 0, slot: -1 };
  let at = Math.floor((now() - HISTORY_MS) / 60_000) * 60_000;
  let template = templateOf(mn, nth, at, now());
  const end = template.length - CRC - LINE_END;
  const qnMillis = template.indexOf('QN=') + 3 + 14;
  const seconds = template.indexOf('DataTime=') + 9 + 12;
  return {
    size: template.length,
    write: (slot, into, from) => {
      at += 1_000;
      if (at % 60_000 === 0) template = templateOf(mn, nth, at, now());
      writeDigits(template, seconds, (at % 60_000) / 1_000, 2);
      writeDigits(template, qnMillis, slot, 3);
      template.write(crcHj212(template, PREFIX, end).toString(16).toUpperCase().padStart(4, '0'), end, 'latin1');
      into.set(template, from);
      return from + template.length;
    },
    read: (bytes, from) => {
      answer.length = 0;
      if (bytes.length < from + PREFIX) return answer;
      const length = PREFIX + Number(bytes.toString('latin1', from + 2, from + PREFIX)) + CRC + LINE_END;
      if (bytes.length < from + length) return answer;
      const text = bytes.toString('latin1', from, from + length);
      if (!text.includes(';CN=9014;') || !text.endsWith('\r\n')) throw new Error(`no 9014: ${text}`);
      const millis = text.indexOf('QN=') + 3 + 14;
      answer.length = length;
      answer.slot = Number(text.slice(millis, millis + 3));
      return answer;
    },
  };
}

function templateOf(mn: string, nth: number, at: number, now: number): Buffer {
  const flag = { edition: '2017' as const, parts: false, answer: true };
  const header = { qn: timeText(now, true), st: '39', cn: '2011', pw: '123456', mn, flag, pnum: null, pno: null };
  const values = [
    ['DataTime', timeText(at, false)],
    ['a34001-Rtd', '0.083'],
    ['a50001-Rtd', '55.1'],
    ['a01001-Rtd', `2${nth % 10}.5`],
  ];
  return Buffer.from(
    encode(
      compose(
        header,
        values.map(([name = '', value = '']) => [{ name, value }]),
      ),
    ),
  );
}
