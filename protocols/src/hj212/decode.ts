import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { fromGb18030 } from '../wire/gb18030.ts';
import { textOf } from '../wire/utf8.ts';
import { judgeCrc, readLength } from './check.ts';
import { type Dialect, standard } from './dialect.ts';
import type { Message } from './message.ts';
import { readSegment } from './segment.ts';
import { CRC, PREFIX } from './split.ts';
import { oddities, type Warning } from './warnings.ts';

export type Read = Message & { readonly warnings: readonly Warning[] };

/** One packet, with or without its line end, as its meaning (HJ 212-2017, 6.3). The order of checks is length, CRC, form. */
export function decode(bytes: Uint8Array, dialect: Dialect = standard): Decoded<Read> {
  const end = withoutLineEnd(bytes) - CRC;
  if (end < PREFIX) return refuse(`${bytes.length} bytes are no packet`, bytes.length);
  if (bytes[0] !== 0x23 || bytes[1] !== 0x23) return refuse('no start mark ##', 0);
  const declared = readLength(bytes, 2);
  if (declared < 0) return refuse('no four digits of length after ##', 2);
  const length = end - PREFIX;
  if (length > dialect.maxSegment) return refuse(`segment length ${length} is above ${dialect.maxSegment}`, 2);
  const lengthDiffers = declared !== length;
  if (lengthDiffers && dialect.length === 'required')
    return refuse(`length says ${declared}, the segment has ${length} bytes`, 2);
  const crc = judgeCrc(bytes, PREFIX, end, dialect);
  if (crc === 'wrong') return refuse('wrong CRC', end);
  const text = segmentText(bytes.subarray(PREFIX, end), dialect);
  if (!text.ok) return refuse(text.why, PREFIX + text.at);
  const message = readSegment(text.value);
  if (!message.ok) return refuse(message.why, PREFIX + message.at);
  const warnings = oddities(message.value);
  if (lengthDiffers) warnings.push('wrong-length');
  if (crc !== 'right') warnings.push(crc === 'modbus' ? 'modbus-crc' : 'crc-ignored');
  return accept({ ...message.value, warnings });
}

function segmentText(bytes: Uint8Array, dialect: Dialect): Decoded<string> {
  return dialect.text === 'gb18030' ? accept(fromGb18030(bytes)) : textOf(bytes);
}

function withoutLineEnd(bytes: Uint8Array): number {
  if (bytes[bytes.length - 1] !== 0x0a) return bytes.length;
  return bytes[bytes.length - 2] === 0x0d ? bytes.length - 2 : bytes.length - 1;
}
