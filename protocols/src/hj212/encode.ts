import { toGb18030 } from '../wire/gb18030.ts';
import { lookUp } from '../wire/look-up.ts';
import { crcHj212 } from './crc.ts';
import { type Dialect, standard } from './dialect.ts';
import { compose, headerOf, type Message } from './message.ts';
import { writeSegment } from './segment.ts';
import { CRC, PREFIX } from './split.ts';
import { COMMAND } from './table.ts';

const utf8 = new TextEncoder();

/** The packet with a right length, CRC in upper case and CR LF; a segment over the dialect's limit is a programming mistake and throws. */
export function encode(message: Message, dialect: Dialect = standard): Uint8Array {
  const text = writeSegment(message);
  const segment = dialect.text === 'gb18030' ? toGb18030(text) : utf8.encode(text);
  if (segment.length > dialect.maxSegment) {
    throw new RangeError(
      `The segment takes ${segment.length} bytes; a packet carries ${dialect.maxSegment}. Send it in parts.`,
    );
  }
  const bytes = new Uint8Array(PREFIX + segment.length + CRC + 2);
  bytes.set(utf8.encode(`##${String(segment.length).padStart(4, '0')}`));
  bytes.set(segment, PREFIX);
  const crc = crcHj212(segment, 0, segment.length).toString(16).toUpperCase().padStart(4, '0');
  bytes.set(utf8.encode(`${crc}\r\n`), PREFIX + segment.length);
  return bytes;
}

/** The centre's answer to what a logger sent: 9014 to data, 9013 to a notice; null where none is wanted or none belongs. */
export function answerTo(message: Message): Message | null {
  const header = headerOf(message);
  const kind = lookUp(COMMAND, header.cn)?.up;
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
