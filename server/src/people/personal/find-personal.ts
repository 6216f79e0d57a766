import { isIdNumber, isOldIdNumber } from './id-number.ts';

export type PieceKind = 'phone' | 'id' | 'name' | 'room';

/** A stretch of a text that tells of a person: `value` in the form it is looked for by. */
export interface Found {
  readonly kind: PieceKind;
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** What is known of a person beforehand: their name and numbers are found wherever they stand. */
export interface Known {
  readonly kind: PieceKind;
  readonly value: string;
}

// Identity numbers stand before telephone numbers, for one may hold what looks like the other. All in half width.
const ID = /(?<!\d)[1-9]\d{5}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g;
const OLD_ID = /(?<!\d)[1-9]\d{14}(?!\d)/g;
const MOBILE = /(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g;
const LANDLINE = /(?<!\d)\(?0\d{2,3}\)?[ -]?[2-8]\d{6,7}(?!\d)/g;
// Eight digits alone may be a date; after such a word they are a number to call.
const LOCAL = /(?<=(?:电话|座机|号码|致电|来电|联系方式|拨打|phone|tel)[^\d\n]{0,4})[2-8]\d{3}[ -]?\d{3,4}(?!\d)/gi;
const ROOM = /(?<![\d])\d{2,4}[A-Za-z]?(?=室|房(?![屋产管]))|(?<=单元|号楼|幢|栋)[ -]?\d{3,4}(?![\d号弄幢栋楼])/g;

// Most texts hold nothing of the kind; seven digits are the fewest that do.
const MAY_BE_NUMBER = /[0-9０-９](?:[ \-()－（）\u3000]*[0-9０-９]){6}/;
const MAY_BE_ROOM = /室|房|单元|号楼|幢|栋/;

/** Telephone and identity numbers in a text, in order; the check sign tells an identity number from other numbers. */
export function findNumbers(text: string): readonly Found[] {
  if (!MAY_BE_NUMBER.test(text)) return [];
  const plain = halfWidth(text);
  return inOrder([
    ...matches(plain, ID, 'id', (digits) => isIdNumber(digits)),
    ...matches(plain, OLD_ID, 'id', (digits) => isOldIdNumber(digits)),
    ...[MOBILE, LANDLINE, LOCAL].flatMap((pattern) => matches(plain, pattern, 'phone', () => true)),
  ]);
}

/** Numbers of rooms in an address: what stands behind the building. */
export function findRooms(address: string): readonly Found[] {
  return MAY_BE_ROOM.test(address) ? matches(halfWidth(address), ROOM, 'room', () => true) : [];
}

/** Where what is known stands in a text; a single sign is too little to look for. */
export function findKnown(text: string, known: readonly Known[]): readonly Found[] {
  const found = known.flatMap(({ kind, value }) => {
    if ([...value].length < 2) return [];
    const all: Found[] = [];
    for (let from = text.indexOf(value); from >= 0; from = text.indexOf(value, from + value.length)) {
      all.push({ kind, from, to: from + value.length, value: normal(kind, value) });
    }
    return all;
  });
  return inOrder(found);
}

/** The form in which a name or number is looked for, whatever way it was written. */
export function normal(kind: PieceKind, value: string): string {
  const plain = halfWidth(value).trim();
  if (kind === 'phone') return plain.replaceAll(/[^\d]/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
  if (kind === 'id') return plain.replaceAll(/[^\dXx]/g, '').toUpperCase();
  return plain.replaceAll(/\s+/g, ' ');
}

/** Stretches one behind the other: of two that overlap, the one named first in the list stays. */
export function inOrder(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of found) {
    if (kept.every((other) => one.to <= other.from || one.from >= other.to)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.from - b.from);
}

/** A text with stretches of it, which are in order, in other words. */
export function inOtherWords(text: string, found: readonly Found[], tell: (one: Found) => string): string {
  let at = 0;
  let told = '';
  for (const one of found) {
    told += text.slice(at, one.from) + tell(one);
    at = one.to;
  }
  return told + text.slice(at);
}

function matches(text: string, pattern: RegExp, kind: PieceKind, fits: (value: string) => boolean): readonly Found[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = normal(kind, match[0]);
    return fits(value) ? [{ kind, from: match.index, to: match.index + match[0].length, value }] : [];
  });
}

const WIDE = /[０-９Ｘｘ－（）＋\u3000]/;

// Sign by sign, so that places in the one are places in the other.
function halfWidth(text: string): string {
  if (!WIDE.test(text)) return text;
  return text.replaceAll(/[０-９Ｘｘ－（）＋\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}
