import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { type Fields, fieldsOf } from '../wire/fields.ts';
import { isList, isObject, type Json, parseJson } from '../wire/json.ts';
import { spanOfMember } from '../wire/json-reader.ts';
import { decodeObject } from '../wire/object.ts';
import { textOf } from '../wire/utf8.ts';
import type { Item, Push } from './event.ts';
import { TYPE } from './table.ts';

/** One push of China Mobile's OneNET platform. Check its signature (`signature.ts`) before believing it. */
export function decode(bytes: Uint8Array): Decoded<Push> {
  return decodeObject(bytes, (f): Decoded<Push> => {
    const sealed = { signature: f.textOr('msg_signature', ''), nonce: f.textOr('nonce', '') };
    if (f.has('enc_msg')) return f.done({ kind: 'encrypted', message: f.text('enc_msg'), ...sealed });
    if (!f.has('msg')) return refuse('msg is missing', 0);
    const items = itemsOf(f.json('msg'), bytes);
    return items.ok ? f.done({ kind: 'plain', items: items.value, ...sealed, signed: signedText(bytes) }) : items;
  });
}

/** The messages of a decrypted text. */
export function decodeMessage(bytes: Uint8Array): Decoded<readonly Item[]> {
  const json = parseJson(bytes);
  return json.ok ? itemsOf(json.value, bytes) : json;
}

/** The raw text of `msg`, which is what the platform signs: parsing and writing it again would change it. */
function signedText(bytes: Uint8Array): string {
  const text = textOf(bytes);
  const span = text.ok ? spanOfMember(text.value, 'msg') : null;
  return text.ok && span !== null ? text.value.slice(...span) : '';
}

function itemsOf(json: Json, bytes: Uint8Array): Decoded<readonly Item[]> {
  const items: Item[] = [];
  for (const message of isList(json) ? json : [json]) {
    if (!isObject(message)) return refuse('msg holds something that is no object', 0);
    const item = itemOf(fieldsOf(message, bytes), message);
    if (!item.ok) return item;
    items.push(item.value);
  }
  return accept(items);
}

function itemOf(f: Fields, body: Json): Decoded<Item> {
  const type = f.number('type');
  const imei = f.textOr('imei', null);
  switch (type) {
    case TYPE.datapoint:
      return f.done({
        kind: 'datapoint',
        deviceId: idOf(f),
        stream: f.text('ds_id'),
        at: f.number('at'),
        value: f.json('value'),
        imei,
      });
    case TYPE.presence:
      return f.done({
        kind: 'presence',
        deviceId: idOf(f),
        online: f.number('status') === 1,
        loginType: f.numberOr('login_type', 0),
        at: f.number('at'),
        imei,
      });
    case TYPE.result:
      return f.done({ kind: 'result', deviceId: idOf(f), at: f.numberOr('at', 0), body });
    default:
      return f.done({ kind: 'other', type, body });
  }
}

/** Device ids are numbers up to 64 bits in some products, text in others. */
function idOf(f: Fields): string {
  const value = f.json('dev_id');
  return typeof value === 'number' ? String(value) : f.text('dev_id');
}
