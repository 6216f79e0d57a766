import { toGb18030 } from '../wire/gb18030.ts';
import { lookUp } from '../wire/look-up.ts';
import { crcHj212 } from './crc.ts';
import { type Dialect, standard } from './dialect.ts';
import { compose, type Header, headerOf, type Message } from './message.ts';
import { writeSegment } from './segment.ts';
import { CRC, PREFIX } from './split.ts';
import { COMMAND } from './table.ts';

const utf8 = new TextEncoder();

/** The packet with a right length, CRC in upper case and CR LF; a segment over the dialect's limit is a programming mistake and throws. */
export function encode(message: Message, dialect: Dialect = standard): Uint8Array {
  // Written in one piece with room for the length and the CRC, which are put in afterwards.
  const text = `##0000${writeSegment(message)}0000\r\n`;
  const bytes = dialect.text === 'gb18030' ? toGb18030(text) : utf8.encode(text);
  const end = bytes.length - CRC - 2;
  const length = end - PREFIX;
  if (length > dialect.maxSegment) {
    throw new RangeError(
      `The segment takes ${length} bytes; a packet carries ${dialect.maxSegment}. Send it in parts.`,
    );
  }
  writeDigits(bytes, PREFIX, length, 10);
  writeDigits(bytes, end + CRC, crcHj212(bytes, PREFIX, end), 16);
  return bytes;
}

const DIGITS = new TextEncoder().encode('0123456789ABCDEF');

/** Four digits that end before a place. */
function writeDigits(bytes: Uint8Array, to: number, value: number, base: number): void {
  let left = value;
  for (let at = to - 1; at >= to - 4; at--) {
    bytes[at] = DIGITS[left % base] ?? 0;
    left = Math.floor(left / base);
  }
}

/** The centre's answer to what a logger sent: 9014 to data, 9013 to a notice; null where none is wanted or none belongs. */
export function answerTo(message: Message): Message | null {
  return answerToHeader(headerOf(message));
}

/**
 * The same for whoever keeps no more of the packet than its header. A data command (2000–2999) that the table does not know
 * is answered when it brought values: the logger would send it again and again.
 */
export function answerToHeader(header: Header, broughtValues = false): Message | null {
  const known = lookUp(COMMAND, header.cn);
  const kind = known ? known.up : broughtValues && /^2\d{3}$/.test(header.cn ?? '') ? 'upload' : null;
  if (header.flag?.answer !== true || (kind !== 'upload' && kind !== 'notice')) return null;
  return compose(
    {
      ...header,
      st: '91',
      cn: kind === 'upload' ? '9014' : '9013',
      flag: { edition: header.flag.edition, parts: false, answer: false },
      pnum: null,
      pno: null,
    },
    [],
  );
}
