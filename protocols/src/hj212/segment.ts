import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import type { Field, Item, Message } from './message.ts';

const OPENING = 'CP=&&';
const CLOSING = '&&';

/** Takes a data segment apart without losing a character, so that `writeSegment` gives it back. */
export function readSegment(text: string): Decoded<Message> {
  const opening = text.startsWith(OPENING) ? 0 : text.indexOf(`;${OPENING}`) + 1;
  if (opening === 0 && !text.startsWith(OPENING)) return accept(withoutCp(text));
  const from = opening + OPENING.length;
  const to = text.length - CLOSING.length;
  if (to < from || !text.endsWith(CLOSING)) return refuse('CP is not closed by &&', text.length);
  const fields = opening === 0 ? [] : readFields(text.slice(0, opening - 1), ';');
  return accept({ fields, cp: readItems(text.slice(from, to)), bareEnd: false });
}

export function writeSegment(message: Message): string {
  const head = message.fields.map(writeField).join(';');
  if (message.cp === null) return message.bareEnd ? head + CLOSING : head;
  return `${head}${message.fields.length > 0 ? ';' : ''}${OPENING}${writeItems(message.cp)}${CLOSING}`;
}

function withoutCp(text: string): Message {
  const bareEnd = text.endsWith(CLOSING);
  const head = bareEnd ? text.slice(0, -CLOSING.length) : text;
  return { fields: head === '' ? [] : readFields(head, ';'), cp: null, bareEnd };
}

/** What stands between `CP=&&` and `&&`. */
export function writeItems(cp: readonly Item[]): string {
  return cp.map((item) => item.map(writeField).join(',')).join(';');
}

/** The same back. */
export function readItems(body: string): readonly Item[] {
  if (body === '') return [];
  return partsOf(body, ';').map((part) => readFields(part, ','));
}

function readFields(text: string, separator: string): readonly Field[] {
  return partsOf(text, separator).map(readField);
}

/** Between the separators, except inside `//…//`, where text of the site may hold any character (annex C, 3020). */
function partsOf(text: string, separator: string): readonly string[] {
  if (!text.includes('=//')) return text.split(separator);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('=//', at)) at = endOfQuoted(text, at + 3);
    if (text[at] !== separator) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

function endOfQuoted(text: string, from: number): number {
  const closing = text.indexOf('//', from);
  return closing < 0 ? from : closing + 2;
}

function readField(text: string): Field {
  const equals = text.indexOf('=');
  return equals < 0 ? { name: text, value: null } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

function writeField(field: Field): string {
  return field.value === null ? field.name : `${field.name}=${field.value}`;
}
