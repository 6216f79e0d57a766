import { type Explained, newWalk, type Said, same, type Walk } from '../wire/explained.ts';
import { toHex } from '../wire/hex.ts';
import { u16 } from '../wire/little-endian.ts';
import { decode } from './decode.ts';
import { type Dialect, standard } from './dialect.ts';
import type { UnitName } from './frame.ts';
import { ITEM_FIELDS, sayTime } from './item-fields.ts';
import { END, HEADER, MAX_UNIT, OVERHEAD, START, sum } from './split.ts';
import { UNIT_CODE } from './table.ts';
import { COMMAND_WORDS, FIELD_WORDS as F, UNIT_WORDS } from './words.ts';

const NAMES = Object.keys(UNIT_CODE).filter((name): name is UnitName => name in ITEM_FIELDS);

/** What each byte of a packet says (GB/T 26875.3-2011, 6.6), and where and why it cannot be read. */
export function explain(bytes: Uint8Array, dialect: Dialect = standard): Explained {
  const walk = newWalk(bytes.length);
  const fault = faultOf(bytes, dialect);
  if (bytes[0] !== START || bytes[1] !== START) {
    walk.take(bytes.length, F.rest, same(bytes.length), fault?.why);
    return { stretches: walk.stretches(), fault };
  }
  header(walk, bytes, dialect);
  const length = u16(bytes, 24);
  const unit = bytes.length >= HEADER ? Math.min(length, Math.max(0, bytes.length - OVERHEAD)) : 0;
  if (unit > 0 && length <= MAX_UNIT) unitOf(walk, bytes, HEADER + unit, dialect);
  tail(walk, bytes, dialect);
  return { stretches: walk.stretches(), fault };
}

function header(walk: Walk, bytes: Uint8Array, dialect: Dialect): void {
  walk.take(2, F.start, same('@@'));
  walk.take(2, F.serial, same(u16(bytes, 2)));
  walk.take(2, F.version, same(`${bytes[4] ?? 0}.${bytes[5] ?? 0}`));
  walk.take(6, F.time, sayTime(bytes, 6, dialect, 6));
  walk.take(6, F.source, same(address(bytes, 12)));
  walk.take(6, F.destination, same(address(bytes, 18)));
  const length = u16(bytes, 24);
  const fits = bytes.length === OVERHEAD + length;
  walk.take(
    2,
    F.length,
    { zh: `${length} 字节`, en: `${length} bytes` },
    fits ? undefined : wrongLength(bytes, length),
  );
  const command = bytes[26] ?? 0;
  const own = command >= 128 ? { zh: '用户自定义', en: "user's own" } : { zh: '预留', en: 'reserved' };
  const word = COMMAND_WORDS[command] ?? own;
  walk.take(1, F.command, { zh: `${command} ${word.zh}`, en: `${command} ${word.en}` });
}

/** Addresses as the gateway writes them: twelve hex digits, the highest first. */
function address(bytes: Uint8Array, at: number): string {
  return toHex(bytes.slice(at, at + 6).toReversed());
}

function unitOf(walk: Walk, bytes: Uint8Array, to: number, dialect: Dialect): void {
  const code = bytes[HEADER] ?? 0;
  const name = NAMES.find((one) => UNIT_CODE[one] === code);
  const count = bytes[HEADER + 1] ?? 0;
  const known = name !== undefined && fits(name, bytes, to, count);
  const word = name ? UNIT_WORDS[name] : { zh: '未定义或厂家自定义', en: "not defined, or a maker's own" };
  walk.take(1, F.unit, { zh: `${code} ${word.zh}`, en: `${code} ${word.en}` });
  if (!known) {
    walk.take(to - walk.at(), F.opaque, { zh: `${to - walk.at()} 字节`, en: `${to - walk.at()} bytes` });
    return;
  }
  walk.take(1, F.count, same(count));
  for (let nth = 0; nth < count; nth++) {
    const from = walk.at();
    for (const field of ITEM_FIELDS[name]) {
      const size = typeof field.size === 'number' ? field.size : field.size(bytes, walk.at());
      walk.take(size, numbered(field.name, nth, count), field.say(bytes, walk.at(), dialect, from));
    }
  }
}

function numbered(name: Said, nth: number, count: number): Said {
  return count === 1 ? name : { zh: `${name.zh}（${nth + 1}）`, en: `${name.en} (${nth + 1})` };
}

/** Whether the objects fill the unit exactly; what does not add up is shown as it stands. */
function fits(name: UnitName, bytes: Uint8Array, to: number, count: number): boolean {
  let at = HEADER + 2;
  for (let nth = 0; nth < count && at <= to; nth++) {
    for (const { size } of ITEM_FIELDS[name]) at += typeof size === 'number' ? size : size(bytes, at);
  }
  return at === to;
}

function tail(walk: Walk, bytes: Uint8Array, dialect: Dialect): void {
  // Without the length to go by the last three bytes are taken for sum and end mark when the mark is there.
  const ends = bytes.length >= OVERHEAD && bytes.at(-1) === END && bytes.at(-2) === END;
  const closing = ends ? 3 : Math.min(3, Math.max(0, walk.left()));
  const surplus = walk.left() - closing;
  if (surplus > 0) walk.take(surplus, F.opaque, { zh: `${surplus} 字节`, en: `${surplus} bytes` });
  if (walk.left() === 0) return;
  const at = walk.at();
  const wanted = sum(bytes, 2, at);
  const right = bytes[at] === wanted || dialect.checksum === 'ignored';
  walk.take(1, F.checksum, same(hex(bytes[at] ?? 0)), right ? undefined : wrongSum(bytes[at] ?? 0, wanted));
  const text = toHex(bytes, walk.at());
  walk.take(2, F.end, same(text === '2323' ? '##' : text), text === '2323' ? undefined : NO_END);
}

/** The fault the decoder finds, in both languages; it decides, the words are ours. */
function faultOf(bytes: Uint8Array, dialect: Dialect): Explained['fault'] {
  const decoded = decode(bytes, dialect);
  if (decoded.ok) return null;
  const length = u16(bytes, 24);
  return { at: decoded.at, why: { zh: reasonOf(bytes, length, dialect), en: decoded.why } };
}

function reasonOf(bytes: Uint8Array, length: number, dialect: Dialect): string {
  if (bytes.length < OVERHEAD) return `只有 ${bytes.length} 字节，最短的数据包为 ${OVERHEAD} 字节`;
  if (bytes[0] !== START || bytes[1] !== START) return '没有启动符 @@';
  if (length > MAX_UNIT || bytes.length !== OVERHEAD + length) return wrongLength(bytes, length).zh;
  if (bytes[28 + length] !== END || bytes[29 + length] !== END) return NO_END.zh;
  const wanted = sum(bytes, 2, HEADER + length);
  const sent = bytes[HEADER + length] ?? 0;
  return sent === wanted || dialect.checksum === 'ignored' ? '无法解析' : wrongSum(sent, wanted).zh;
}

const NO_END: Said = { zh: '长度所指之处没有结束符 ##', en: 'no end mark ## where the length says' };

function wrongLength(bytes: Uint8Array, length: number): Said {
  if (length > MAX_UNIT) {
    return { zh: `长度 ${length} 超过上限 ${MAX_UNIT}`, en: `unit length ${length} is above ${MAX_UNIT}` };
  }
  const whole = OVERHEAD + length;
  return {
    zh: `按长度 ${length} 应共 ${whole} 字节，实收 ${bytes.length} 字节`,
    en: `length ${length} makes ${whole} bytes, got ${bytes.length}`,
  };
}

function wrongSum(sent: number, wanted: number): Said {
  return {
    zh: `校验和为 ${hex(sent)}，按内容应为 ${hex(wanted)}`,
    en: `sent ${hex(sent)}, the bytes add up to ${hex(wanted)}`,
  };
}

function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`;
}
