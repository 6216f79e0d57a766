import { type Explained, newWalk, type Said, same, type Walk } from '../wire/explained.ts';
import { fromGb18030 } from '../wire/gb18030.ts';
import { judgeCrc, readLength } from './check.ts';
import { crcHj212 } from './crc.ts';
import { decode } from './decode.ts';
import { type Dialect, standard } from './dialect.ts';
import { sayField } from './explain-field.ts';
import { CRC, PREFIX } from './split.ts';
import { PART_WORDS as P } from './words.ts';

const lenient = new TextDecoder('utf-8');
const OPENING = 'CP=&&';

/** What each byte of a packet says (HJ 212-2017, 6.3), and where and why it cannot be read. */
export function explain(bytes: Uint8Array, dialect: Dialect = standard): Explained {
  const walk = newWalk(bytes.length);
  const fault = faultOf(bytes, dialect);
  const lineEnd = lengthOfLineEnd(bytes);
  const end = bytes.length - lineEnd - CRC;
  if (end < PREFIX || bytes[0] !== 0x23 || bytes[1] !== 0x23) {
    walk.take(bytes.length, P.rest, same(textOf(bytes, dialect).slice(0, 200)), fault?.why);
    return { stretches: walk.stretches(), fault };
  }
  walk.take(2, P.start, same('##'));
  const length = textOf(bytes.subarray(2, PREFIX), dialect);
  walk.take(4, P.length, same(length), fault?.at === 2 ? fault.why : undefined);
  segment(walk, bytes, end, dialect);
  const crc = textOf(bytes.subarray(end, end + CRC), dialect);
  walk.take(CRC, P.crc, same(crc), fault?.at === end ? fault.why : undefined);
  walk.take(lineEnd, P.end, same(lineEnd === 2 ? 'CR LF' : 'LF'));
  return { stretches: walk.stretches(), fault };
}

/** The fields up to CP, the items in it, and its closing mark. */
function segment(walk: Walk, bytes: Uint8Array, end: number, dialect: Dialect): void {
  const text = (from: number, to: number) => textOf(bytes.subarray(from, to), dialect);
  while (walk.at() < end) {
    if (begins(bytes, walk.at(), OPENING)) {
      walk.take(OPENING.length, P.open, same(OPENING));
      items(walk, bytes, end, text, dialect);
      return;
    }
    const to = endOfField(bytes, walk.at(), end, [';']);
    field(walk, text(walk.at(), to), to, dialect);
  }
}

function items(
  walk: Walk,
  bytes: Uint8Array,
  end: number,
  text: (from: number, to: number) => string,
  dialect: Dialect,
): void {
  const closed = end - walk.at() >= 2 && begins(bytes, end - 2, '&&');
  const inner = closed ? end - 2 : end;
  while (walk.at() < inner) {
    const to = endOfField(bytes, walk.at(), inner, [';', ',']);
    field(walk, text(walk.at(), to), to, dialect);
  }
  if (closed) walk.take(2, P.close, same('&&'));
}

function field(walk: Walk, whole: string, to: number, dialect: Dialect): void {
  const { name, value } = sayField(whole.replace(/[;,]$/, ''), dialect);
  walk.take(to - walk.at(), name, value);
}

/** Behind the separator that ends a field; text between `//` marks may hold any character (annex C, 3020). */
function endOfField(bytes: Uint8Array, from: number, end: number, separators: readonly string[]): number {
  const codes = separators.map((one) => one.charCodeAt(0));
  for (let at = from; at < end; at++) {
    if (begins(bytes, at, '=//')) {
      let closing = at + 3;
      while (closing < end && !begins(bytes, closing, '//')) closing++;
      if (closing < end) at = closing + 1;
      continue;
    }
    if (codes.includes(bytes[at] ?? 0)) return at + 1;
  }
  return end;
}

function begins(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let i = 0; i < mark.length; i++) if (bytes[at + i] !== mark.charCodeAt(i)) return false;
  return true;
}

function textOf(bytes: Uint8Array, dialect: Dialect): string {
  return dialect.text === 'gb18030' ? fromGb18030(bytes) : lenient.decode(bytes);
}

function lengthOfLineEnd(bytes: Uint8Array): number {
  if (bytes.at(-1) !== 0x0a) return 0;
  return bytes.at(-2) === 0x0d ? 2 : 1;
}

/** The fault the decoder finds, in both languages; it decides, the words are ours. */
function faultOf(bytes: Uint8Array, dialect: Dialect): Explained['fault'] {
  const decoded = decode(bytes, dialect);
  if (decoded.ok) return null;
  const end = bytes.length - lengthOfLineEnd(bytes) - CRC;
  return { at: decoded.at, why: wordsOf(bytes, end, decoded.why, dialect) };
}

function wordsOf(bytes: Uint8Array, end: number, why: string, dialect: Dialect): Said {
  const both = (zh: string, en = why): Said => ({ zh, en });
  if (end < PREFIX) return both(`${bytes.length} 字节不足一个数据包`);
  if (bytes[0] !== 0x23 || bytes[1] !== 0x23) return both('没有包头 ##');
  const [declared, length] = [readLength(bytes, 2), end - PREFIX];
  if (declared < 0) return both('## 之后不是 4 位十进制长度');
  if (length > dialect.maxSegment) return both(`数据段长 ${length} 字节，超过上限 ${dialect.maxSegment}`);
  if (declared !== length && dialect.length === 'required')
    return both(`长度字段为 ${declared}，数据段实有 ${length} 字节`);
  if (judgeCrc(bytes, PREFIX, end, dialect) === 'wrong') {
    const wanted = crcHj212(bytes, PREFIX, end).toString(16).toUpperCase().padStart(4, '0');
    return both(`CRC 校验不符，按内容应为 ${wanted}`, `wrong CRC, the bytes give ${wanted}`);
  }
  return both(why === 'not UTF-8' ? '文字不是 UTF-8 编码' : '数据区没有以 && 结束');
}
